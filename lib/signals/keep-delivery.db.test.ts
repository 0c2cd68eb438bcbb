import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import { deliveries } from '@/db/schema/signals'
import { openSender } from '@/lib/jobs/boss'
import { countWaitingJobs } from '@/lib/jobs/job-store'
import { type DeliveryKey, TAKE, type TakeJob } from '@/lib/jobs/queues'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aConnector, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { expireBodies, listQuarantined, listUntaken } from './delivery-store'
import { keepDeliveries, openKeeper, type ToKeep } from './keep-delivery'

const aDelivery = (
  connector: { propertyId: string; id: string },
  key: string,
  receivedAt = EVENING,
): ToKeep => ({
  propertyId: connector.propertyId,
  connectorId: connector.id,
  key,
  contentType: 'application/json',
  body: Buffer.from('{"bytes":"\u0000 é"}'),
  receivedAt,
})

describe('deliveries that wait together', () => {
  test('are kept byte for byte, with one job that names them', async ({ db }) => {
    const connector = await aConnector(db, (await aProperty(db)).id)
    const jobs: DeliveryKey[][] = []
    const batch = ['1', '2', '3', '2'].map((key) => aDelivery(connector, key))
    const kept = await keepDeliveries(db, async (_tx, keys) => void jobs.push(keys), batch)

    expect(kept.map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, false, true])
    expect(kept[3]?.id).toBe(kept[1]?.id)
    expect(jobs.map((keys) => keys.map(({ deliveryId }) => deliveryId))).toEqual([
      kept.slice(0, 3).map(({ id }) => id),
    ])
    const rows = await db.select().from(deliveries)
    expect(rows).toHaveLength(3)
    for (const row of rows) expect(row.body).toEqual(batch[0]?.body)
  })

  test('make no job when all of them are known', async ({ db }) => {
    const connector = await aConnector(db, (await aProperty(db)).id)
    const jobs: DeliveryKey[][] = []
    const enqueue = async (_tx: unknown, keys: DeliveryKey[]) => void jobs.push(keys)
    const [first] = await keepDeliveries(db, enqueue, [aDelivery(connector, '1')])
    const again = aDelivery(connector, '1', minutesAfter(EVENING, 31 * 24 * 60))

    expect(await keepDeliveries(db, enqueue, [again])).toEqual([{ id: first?.id, isDuplicate: true }])
    expect(jobs).toHaveLength(1)
  })

  test('with the same id by two senders, or in two houses, are different', async ({ db }) => {
    const swan = await aProperty(db)
    const heron = await aProperty(db, { name: 'The Heron' })
    const all = [
      await aConnector(db, swan.id),
      await aConnector(db, swan.id, { name: 'Yelp' }),
      await aConnector(db, heron.id),
    ]
    const kept = await keepDeliveries(
      db,
      async () => undefined,
      all.map((connector) => aDelivery(connector, 'msg_1')),
    )
    expect(kept.map(({ isDuplicate }) => isDuplicate)).toEqual([false, false, false])
  })
})

test('twenty identical deliveries at once leave one row and one job, and all are told its id', async () => {
  const { db, pool, drop } = await cloneDatabase()
  try {
    const boss = await openSender(pool)
    const connector = await aConnector(db, (await aProperty(db)).id)
    const keepers = [openKeeper(db, boss), openKeeper(db, boss)]
    const kept = await Promise.all(
      Array.from({ length: 20 }, (_, at) => keepers[at % 2]?.keep(aDelivery(connector, 'msg_1'))),
    )

    const rows = await db.select().from(deliveries)
    expect(rows).toHaveLength(1)
    expect(new Set(kept.map((one) => one?.id))).toEqual(new Set([rows[0]?.id]))
    expect(kept.filter((one) => one?.isDuplicate)).toHaveLength(19)

    expect(await countWaitingJobs(db)).toMatchObject({ waiting: 1 })
    const [job] = await boss.fetch<TakeJob>(TAKE)
    expect(job?.data.deliveries).toEqual([{ propertyId: connector.propertyId, deliveryId: rows[0]?.id }])
    await boss.stop()
  } finally {
    await drop()
  }
})

test('a job that cannot be written takes its deliveries with it, so nothing is acknowledged that nobody will take', async ({
  db,
}) => {
  const connector = await aConnector(db, (await aProperty(db)).id)
  const lost = async () => {
    throw new Error('the queue is not there')
  }
  await expect(keepDeliveries(db, lost, [aDelivery(connector, '1')])).rejects.toThrow(/queue/)
  expect(await db.select().from(deliveries)).toEqual([])
})

test('the sweep finds what was kept and not taken, and leaves what is fresh', async ({ db }) => {
  const connector = await aConnector(db, (await aProperty(db)).id)
  const kept = await keepDeliveries(db, async () => undefined, [
    aDelivery(connector, 'old', minutesAfter(EVENING, -5)),
    aDelivery(connector, 'taken', minutesAfter(EVENING, -5)),
    aDelivery(connector, 'fresh'),
  ])
  await db.update(deliveries).set({ state: 'taken' }).where(eq(deliveries.key, 'taken'))

  expect(await listUntaken(db, { before: minutesAfter(EVENING, -1), limit: 10 })).toEqual([
    { propertyId: connector.propertyId, deliveryId: kept[0]?.id },
  ])
})

test('bodies are gone after their time, with what a problem quoted; the row stays, and nothing untaken is emptied', async ({
  db,
}) => {
  const swan = await aProperty(db)
  const connector = await aConnector(db, swan.id)
  await keepDeliveries(
    db,
    async () => undefined,
    ['odd', 'taken', 'untaken'].map((key) => aDelivery(connector, key)),
  )
  const problem = { key: 'field_wrong', saw: 'text = "my room is …"' }
  await db.update(deliveries).set({ state: 'quarantined', problem }).where(eq(deliveries.key, 'odd'))
  await db.update(deliveries).set({ state: 'taken' }).where(eq(deliveries.key, 'taken'))

  expect(await expireBodies(db, { before: EVENING, limit: 10 })).toBe(0)
  expect(await expireBodies(db, { before: minutesAfter(EVENING, 1), limit: 10 })).toBe(2)
  const left = await db
    .select({ key: deliveries.key, body: deliveries.body, problem: deliveries.problem })
    .from(deliveries)
    .orderBy(deliveries.key)
  expect(left).toMatchObject([
    { key: 'odd', body: null, problem: { key: 'field_wrong' } },
    { key: 'taken', body: null },
    { key: 'untaken', body: expect.any(Buffer) },
  ])
  expect(left[0]?.problem).not.toHaveProperty('saw')
  expect(await listQuarantined(db, { propertyId: swan.id, limit: 10 })).toHaveLength(1)
  const heron = await aProperty(db, { name: 'The Heron' })
  expect(await listQuarantined(db, { propertyId: heron.id, limit: 10 })).toEqual([])
})
