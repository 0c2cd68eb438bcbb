import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { deliveries, signals } from '@/db/schema/signals'
import { archiveConnector } from '@/lib/connectors/archive-connector'
import { replaceCredentials } from '@/lib/connectors/replace-credentials'
import { findAccess } from '@/lib/connectors/vendor-store'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aFetchingWorker, anAskingConnector, CREDENTIALS } from '@/lib/testing/fetching'
import { aMember, anOutlet, aProperty, aSpot, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { arrives } from '@/lib/testing/hearing'
import { aStay, mewsHotel, type Stay } from '@/lib/testing/hotels'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { retryDelivery } from './retry-delivery'

let stays: Map<string, Stay>
let vendor: StandIn

beforeEach(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  stays = new Map()
  vendor = await openStandIn(mewsHotel(stays))
  return async () => {
    vi.unstubAllEnvs()
    await vendor.close()
  }
})

const event = (...ids: string[]) => ({
  EnterpriseId: 'e-1',
  Events: ids.map((Id) => ({ Discriminator: 'ServiceOrderUpdated', Value: { Id } })),
})

async function aHotel(db: Database) {
  const swan = await aProperty(db)
  const rooms = await anOutlet(db, swan.id, { kind: 'rooms' })
  for (const label of ['412', '501']) await aSpot(db, swan.id, { outletId: rooms.id, kind: 'room', label })
  const connector = await anAskingConnector(db, swan.id, {
    channel: 'mews',
    network: 'pms',
    baseUrl: vendor.url,
    accountId: 'e-1',
  })
  const admin = await aMember(db, swan.id, { role: 'admin' })
  const worker = aFetchingWorker(db)
  const said = async (payload: object, minutes = 0) => {
    const now = minutesAfter(EVENING, minutes)
    const key = await arrives(db, connector, payload, { at: now })
    await worker.take([key], now)
    return { key, became: await worker.fetchAll(now) }
  }
  const delivery = async ({ deliveryId }: { deliveryId: string }) =>
    (await db.select().from(deliveries).where(eq(deliveries.id, deliveryId)))[0]
  const visit = async () => {
    const rows = await db.select().from(visits).where(eq(visits.propertyId, swan.id))
    expect(rows).toHaveLength(1)
    return rows[0]
  }
  return { swan, connector, admin, worker, said, delivery, visit }
}

describe('a thin event', () => {
  test('is fetched, and the stay is known', async ({ db }) => {
    stays.set('r-412', aStay())
    const { said, visit } = await aHotel(db)
    expect((await said(event('r-412', 'r-412'))).became).toEqual(['kept'])
    expect(await visit()).toMatchObject({ status: 'expected' })
    expect(await db.select().from(signals)).toMatchObject([
      { kind: 'arrival', externalId: 'r-412', authorName: 'Yusuf Demir', stay: { room: '412' } },
    ])
    expect(vendor.heard).toHaveLength(3)
  })

  test('run twice by its worker, or sent twice, changes nothing', async ({ db }) => {
    stays.set('r-412', aStay())
    const { said, worker, visit, connector } = await aHotel(db)
    await said(event('r-412'))
    await said(event('r-412'), 1)
    expect(await visit()).toMatchObject({ status: 'expected' })
    expect(await db.select().from(signals)).toHaveLength(1)
    const { key } = await said(event('r-412'), 2)
    const before = (await db.select().from(deliveries)).length
    worker.jobs.push({
      ...key,
      connectorId: connector.id,
      wanted: { what: 'reservation', id: 'r-412' },
      tries: 0,
    })
    expect(await worker.fetchAll(minutesAfter(EVENING, 2))).toEqual(['kept'])
    expect(await db.select().from(deliveries)).toHaveLength(before)
  })

  test('in a burst of them is asked for once, and asked again for what comes after', async ({ db }) => {
    stays.set('r-412', aStay())
    const { worker, connector, said } = await aHotel(db)
    const burst = [
      await arrives(db, connector, event('r-412')),
      await arrives(db, connector, event('r-412', 'r-9')),
    ]
    await worker.take(burst, EVENING)
    // Both came at once: either reservation may be asked for first.
    const became = await worker.fetchAll(minutesAfter(EVENING, 1))
    expect(became.toSorted()).toEqual(['gone', 'kept', 'nothing_to_do'])
    expect((await said(event('r-412'), 2)).became).toEqual(['kept'])
  })

  test('of what is no reservation, or is gone, is nothing', async ({ db }) => {
    const { said, delivery } = await aHotel(db)
    const { key, became } = await said(event('an-order-of-breakfast'))
    expect(became).toEqual(['gone'])
    expect(await delivery(key)).toMatchObject({ state: 'taken' })
  })
})

describe('a stay', () => {
  test('follows what the hotel says: room move, check-in, a check-in taken back', async ({ db }) => {
    const { said, visit } = await aHotel(db)
    const changes: [Partial<Stay>, object][] = [
      [{}, { status: 'expected' }],
      [{ room: '501' }, { status: 'expected' }],
      [{ room: '501', status: 'checked_in', arrivedAt: '2026-07-10T13:50:00Z' }, { status: 'in_house' }],
      [
        { room: '501', arrivedAt: '2026-07-10T13:50:00Z' },
        { status: 'expected', arrivedAt: null },
      ],
    ]
    for (const [n, [change, expected]] of changes.entries()) {
      stays.set('r-412', aStay({ ...change, changedAt: `2026-07-10T1${n}:00:00Z` }))
      await said(event('r-412'), n)
      expect(await visit(), JSON.stringify(change)).toMatchObject(expected)
    }
    expect(await db.select().from(signals)).toMatchObject([{ stay: { room: '501' } }])
  })

  test.each(['canceled', 'no_show'] as const)('that is %s is so', async (status) => {
    const { db, drop } = await cloneDatabase()
    try {
      const { said, visit } = await aHotel(db)
      stays.set('r-412', aStay())
      await said(event('r-412'))
      stays.set('r-412', aStay({ status, changedAt: '2026-07-10T10:00:00Z' }))
      await said(event('r-412'), 1)
      expect(await visit()).toMatchObject({ status })
    } finally {
      await drop()
    }
  })

  test('is never set back by an older answer that comes late', async ({ db }) => {
    const { said, worker, visit } = await aHotel(db)
    stays.set('r-412', aStay({ status: 'checked_in', changedAt: '2026-07-10T15:00:00Z' }))
    await said(event('r-412'), 1)
    stays.set('r-412', aStay({ changedAt: '2026-07-10T09:00:00Z' }))
    await said(event('r-412'), 2)
    expect(worker.kept).toEqual([])
    expect(await visit()).toMatchObject({ status: 'in_house' })
  })
})

describe('a vendor that does not answer', () => {
  test('is asked again later and later, and later than it wants', async ({ db }) => {
    stays.set('r-412', aStay())
    const { said, worker, swan, connector } = await aHotel(db)
    const access = () => findAccess(db, { propertyId: swan.id, connectorId: connector.id })
    vendor.faults.push({ status: 429, headers: { 'retry-after': '600' } })
    expect((await said(event('r-412'))).became).toEqual(['later'])
    const [first] = worker.again
    expect(first?.at.getTime()).toBeGreaterThanOrEqual(minutesAfter(EVENING, 10).getTime())
    expect(first?.job.tries).toBe(1)
    expect(await access()).toMatchObject({ waitsUntil: minutesAfter(EVENING, 10) })
    if (first) worker.jobs.push(first.job)
    expect(await worker.fetchAll(minutesAfter(EVENING, 10))).toEqual(['kept'])
    expect(await access()).toMatchObject({ waitsUntil: null })
  })

  test('in the end puts the delivery into quarantine, and trying again fetches it', async ({ db }) => {
    stays.set('r-412', aStay())
    const { said, worker, delivery, admin, visit } = await aHotel(db)
    vendor.faults.push(...Array.from({ length: 20 }, () => ({ status: 500 })))
    const { key } = await said(event('r-412'))
    const waits: number[] = []
    for (let next = worker.again.shift(); next; next = worker.again.shift()) {
      waits.push(next.at.getTime() - EVENING.getTime())
      worker.jobs.push(next.job)
      await worker.fetchAll(EVENING)
    }
    expect(waits.toSorted((one, other) => one - other)).toEqual(waits)
    expect(waits).toHaveLength(8)
    expect(await delivery(key)).toMatchObject({
      state: 'quarantined',
      problem: { key: 'not_fetched', saw: 'reservation r-412' },
    })

    vendor.faults.length = 0
    const enqueue = worker.by.enqueueTaking
    expect(await retryDelivery(db, admin, key, enqueue)).toEqual({ ok: true })
    await worker.take(worker.kept.splice(0), EVENING)
    expect(await worker.fetchAll(EVENING)).toEqual(['kept'])
    expect(await delivery(key)).toMatchObject({ state: 'taken', problem: null })
    expect(await visit()).toMatchObject({ status: 'expected' })
  })
})

describe('access', () => {
  test('that ended is said in words, on the connector too, until it is entered anew', async ({ db }) => {
    stays.set('r-412', aStay())
    const { said, worker, delivery, admin, connector, swan } = await aHotel(db)
    const entry = { connectorId: connector.id, clientId: 'client-1', clientSecret: 'client-secret' }
    await replaceCredentials(db, admin, { ...entry, accessToken: 'token-old' }, EVENING)
    const { key, became } = await said(event('r-412'))
    expect(became).toEqual(['quarantined'])
    expect(await delivery(key)).toMatchObject({ state: 'quarantined', problem: { key: 'no_access' } })
    const access = () => findAccess(db, { propertyId: swan.id, connectorId: connector.id })
    expect(await access()).toMatchObject({ refusal: 'access_ended' })

    await replaceCredentials(db, admin, { ...entry, accessToken: 'token-now' }, EVENING)
    await retryDelivery(db, admin, key, worker.by.enqueueTaking)
    await worker.take(worker.kept.splice(0), EVENING)
    expect(await worker.fetchAll(EVENING)).toEqual(['kept'])
    expect(await access()).toMatchObject({ refusal: null })
  })

  test('that was never entered is missing in words', async ({ db }) => {
    const { swan, worker } = await aHotel(db)
    const bare = await anAskingConnector(
      db,
      swan.id,
      { channel: 'cloudbeds', network: 'pms', baseUrl: vendor.url },
      { ...CREDENTIALS, accessToken: '', refreshToken: null },
    )
    const key = await arrives(db, bare, { event: 'reservation/created', reservationID: '7', timestamp: 1 })
    await worker.take([key], EVENING)
    expect(await worker.fetchAll(EVENING)).toEqual(['quarantined'])
    expect(vendor.heard).toEqual([])
  })

  test('of a connector that was put away is used no more', async ({ db }) => {
    const { worker, connector, admin } = await aHotel(db)
    await worker.take([await arrives(db, connector, event('r-412'))], EVENING)
    await archiveConnector(db, admin, { connectorId: connector.id }, EVENING)
    expect(await worker.fetchAll(EVENING)).toEqual(['nothing_to_do'])
    expect(vendor.heard).toEqual([])
  })
})

describe('trying again', () => {
  test('is for an admin of the house, and for what is in quarantine', async ({ db }) => {
    const { said, worker, swan, admin } = await aHotel(db)
    vendor.faults.push({ status: 403 })
    const { key } = await said(event('r-412'))
    const manager = await aMember(db, swan.id, { role: 'manager' })
    const elsewhere = await aMember(db, (await aProperty(db, { name: 'The Heron' })).id, { role: 'admin' })
    const enqueue = worker.by.enqueueTaking
    expect(await retryDelivery(db, manager, key, enqueue)).toMatchObject({ refusal: 'not_allowed' })
    expect(await retryDelivery(db, elsewhere, key, enqueue)).toMatchObject({ refusal: 'not_found' })
    expect(await retryDelivery(db, admin, key, enqueue)).toEqual({ ok: true })
    expect(await retryDelivery(db, admin, key, enqueue)).toMatchObject({ refusal: 'not_found' })
  })
})
