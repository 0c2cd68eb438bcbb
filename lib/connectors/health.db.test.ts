import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { connectorSilences } from '@/db/schema/connections'
import { deliveries } from '@/db/schema/signals'
import { test } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, aSignal, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { createConnector } from './create-connector'
import { listConnectorHealth, listFirstHeard } from './health-store'
import { listAiling } from './list-ailing'
import { replaceCredentials } from './replace-credentials'
import { standingsOf } from './standing'
import { noteRefusal } from './vendor-store'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  return () => vi.unstubAllEnvs()
})

async function aHouse(db: Database) {
  const swan = await aProperty(db)
  const admin = await aMember(db, swan.id, { role: 'admin', name: 'Marta Oliveira' })
  const what = { name: 'Foursquare', channel: 'standard_webhooks', network: 'foursquare' } as const
  const made = await createConnector(db, admin, what, EVENING)
  if (!made.ok) throw new Error(made.refusal)
  const { connector } = made
  const delivery = (key: string, minutes: number) => ({
    ...{ propertyId: swan.id, connectorId: connector.id, key, contentType: 'application/json' },
    receivedAt: minutesAfter(EVENING, minutes),
  })
  return { swan, admin, connector, delivery }
}

const DAY = 24 * 60

describe('the health of a connector', () => {
  test('says when it was last heard, how often today, by whom it was connected, and what waits for a look', async ({
    db,
  }) => {
    const { swan, delivery } = await aHouse(db)
    const never = await aConnector(db, swan.id, { name: 'Yelp' })
    await db
      .insert(deliveries)
      .values([delivery('1', -90), delivery('2', 10), { ...delivery('3', 20), state: 'quarantined' }])

    const health = await listConnectorHealth(db, { propertyId: swan.id, since: EVENING })
    expect(health).toMatchObject([
      {
        connector: { name: 'Foursquare' },
        connectedBy: 'Marta Oliveira',
        lastHeardAt: minutesAfter(EVENING, 20),
        heard: 2,
        quarantined: 1,
        secretMadeAt: EVENING,
        vendorSecretAt: null,
        access: null,
        silentSince: null,
      },
      {
        ...{ connector: { id: never.id }, connectedBy: null, lastHeardAt: null, heard: 0 },
        ...{ quarantined: 0, secretMadeAt: null },
      },
    ])
    expect(health.map((one) => standingsOf(one, EVENING)[0]?.kind)).toEqual(['heard', 'deaf'])
    const heron = await aProperty(db, { name: 'The Heron' })
    expect(await listConnectorHealth(db, { propertyId: heron.id, since: EVENING })).toEqual([])
  })

  test('of a new one waits for its first signal: a ping is none, and what was not understood is told', async ({
    db,
  }) => {
    const { swan, connector, delivery } = await aHouse(db)
    const { id: connectorId } = connector
    const asked = { propertyId: swan.id, madeAfter: minutesAfter(EVENING, -DAY) }
    await db.insert(deliveries).values(delivery('ping', 1))
    expect(await listFirstHeard(db, asked)).toEqual([])
    await db.insert(deliveries).values({ ...delivery('1', 4), state: 'quarantined' })
    expect(await listFirstHeard(db, asked)).toEqual([{ connectorId, at: null }])
    for (const minutes of [9, 7])
      await aSignal(db, swan.id, { connectorId, receivedAt: minutesAfter(EVENING, minutes) })
    expect(await listFirstHeard(db, asked)).toEqual([{ connectorId, at: minutesAfter(EVENING, 7) }])
    expect(await listFirstHeard(db, { ...asked, madeAfter: EVENING })).toEqual([])
    const heron = await aProperty(db, { name: 'The Heron' })
    expect(await listFirstHeard(db, { ...asked, propertyId: heron.id })).toEqual([])
  })
})

test('what needs somebody is told once a connector, the most serious first, and only to its house', async ({
  db,
}) => {
  const { swan, admin, connector } = await aHouse(db)
  const a = (name: string) => aConnector(db, swan.id, { name, channel: 'meta', network: 'facebook' })
  const [page, soon, later] = [await a('Page'), await a('Soon'), await a('Later')]
  const lasts = (connectorId: string, days: number) =>
    replaceCredentials(
      db,
      admin,
      { connectorId, accessToken: 'token', expiresAt: minutesAfter(EVENING, days * DAY) },
      EVENING,
    )
  await lasts(page.id, 3)
  await lasts(soon.id, 6)
  await lasts(later.id, 8)
  for (const connectorId of [connector.id, page.id])
    await db
      .insert(connectorSilences)
      .values({ propertyId: swan.id, connectorId, heardAt: EVENING, noticedAt: EVENING })
  await noteRefusal(db, { propertyId: swan.id, connectorId: page.id }, 'access_ended', EVENING)

  const how = async (now: Date) => (await listAiling(db, swan.id, now)).map((one) => [one.name, one.how])
  expect(await how(EVENING)).toEqual([
    ['Page', 'refused'],
    ['Foursquare', 'silent'],
    ['Soon', 'ends'],
  ])
  expect(await how(minutesAfter(EVENING, 6 * DAY))).toEqual([
    ['Page', 'refused'],
    ['Soon', 'over'],
    ['Foursquare', 'silent'],
    ['Later', 'ends'],
  ])
  const heron = await aProperty(db, { name: 'The Heron' })
  expect(await listAiling(db, heron.id, EVENING)).toEqual([])
})
