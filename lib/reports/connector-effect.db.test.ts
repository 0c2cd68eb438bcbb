/** What a connector's page says came of it is what the report counts, and only of what was heard through it. */
import { expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import { aConnector, aProperty, aSignal, aTask, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aMoment } from '@/lib/testing/furnish-facts'

import { lastSevenDays, readEffect } from './connector-effect-store'
import { measure } from './measure-store'

const DAY = 24 * 60

test('seven days of one connector: heard, made and delivered, as the report counts them', async ({ db }) => {
  const swan = await aProperty(db)
  const { id: instagram } = await aConnector(db, swan.id, { name: 'Instagram' })
  const { id: yelp } = await aConnector(db, swan.id, { name: 'Yelp' })
  const scope = lastSevenDays(swan, EVENING)
  const said = async (connectorId: string, daysAgo: number, more = {}) => {
    const occurredAt = minutesAfter(EVENING, -daysAgo * DAY)
    return (await aSignal(db, swan.id, { connectorId, occurredAt, receivedAt: occurredAt, ...more })).id
  }
  const [first, second] = [await said(instagram, 0), await said(instagram, 6)]
  await said(instagram, 8)
  await said(instagram, 1, { nature: 'own_post' })
  const elsewhere = await said(yelp, 1)
  await aMoment(db, swan.id, { signalId: first })
  await aTask(db, swan.id, { signalId: second, status: 'called_off' })
  await aTask(db, swan.id, { signalId: second, kind: 'reply', act: '' })
  await aTask(db, swan.id, { signalId: second, createdAt: minutesAfter(EVENING, -9 * DAY) })
  await aMoment(db, swan.id, { signalId: elsewhere })
  await aMoment(db, swan.id)

  const [ours, theirs] = [await readEffect(db, scope, instagram), await readEffect(db, scope, yelp)]
  expect(ours).toEqual({ heard: 2, made: 2, delivered: 1 })
  expect(theirs).toEqual({ heard: 1, made: 1, delivered: 1 })
  expect(ours.heard + theirs.heard).toBe((await measure(db, 'signals', scope)).whole.count)
  const heron = await aProperty(db, { name: 'The Heron' })
  expect(await readEffect(db, lastSevenDays(heron, EVENING), instagram)).toEqual({
    ...{ heard: 0, made: 0, delivered: 0 },
  })
})
