import { expect, onTestFinished } from 'vitest'

import { connectors } from '@/db/schema/signals'
import { callWithin } from '@/lib/outgoing/call'
import { findWay } from '@/lib/replies/way-store'
import { test } from '@/lib/testing/db-test'
import { aConnector, aProperty, aSignal, aTask, EVENING } from '@/lib/testing/furnish'
import { openStandIn } from '@/lib/testing/stand-in'

import { askLengths } from './ask-lengths'

test('an instance says how long a post may be there, and is believed until it says otherwise', async ({
  db,
}) => {
  let most = 5000
  const instance = await openStandIn(() => ({
    status: 200,
    body: { configuration: { statuses: { max_characters: most } } },
  }))
  onTestFinished(() => instance.close())
  const call = callWithin(250)
  const { id: propertyId } = await aProperty(db)
  const mastodon = { channel: 'mastodon', network: 'mastodon', baseUrl: instance.url } as const
  const { id: connectorId } = await aConnector(db, propertyId, mastodon)
  await aConnector(db, propertyId, { ...mastodon, name: 'Put away', archivedAt: EVENING })
  await aConnector(db, propertyId, { name: 'Foursquare' })
  const { id: signalId } = await aSignal(db, propertyId, { connectorId, network: 'mastodon' })
  const { id: taskId } = await aTask(db, propertyId, { kind: 'reply', act: '', signalId })

  expect(await askLengths(db, call)).toBe(1)
  expect(await findWay(db, { propertyId, taskId, isAlone: false })).toMatchObject({ mostCharacters: 5000 })
  expect(await askLengths(db, call)).toBe(0)
  most = 800
  instance.faults.push('reset')
  expect(await askLengths(db, call)).toBe(0)
  expect(await askLengths(db, call)).toBe(1)
  const kept = (await db.select().from(connectors)).map(({ mostCharacters }) => mostCharacters)
  expect(kept.toSorted()).toEqual([800, null, null])
})
