/** Keeps deliveries, and the job that takes them, before anybody is told that they arrived. */
import type { PgBoss } from 'pg-boss'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { enqueueTaking } from '@/lib/jobs/job-store'
import type { DeliveryKey } from '@/lib/jobs/queues'

import { insertDeliveries, listDeliveryIds, type NewDelivery } from './delivery-store'
import { gather } from './gather'

export type ToKeep = Omit<NewDelivery, 'id'>
export type Kept = { id: string; isDuplicate: boolean }
export type Keeper = {
  /** Settles after the commit. Throws `Overloaded` when too many wait, or what the database said. */
  keep: (delivery: ToKeep) => Promise<Kept>
  settled: () => Promise<void>
}
export type Enqueue = (tx: Database, deliveries: DeliveryKey[]) => Promise<void>

/** A statement with more rows gains nothing, and its job would keep one worker too long. */
const MOST_TOGETHER = 100
/** The driver writes bytes out as text, twice as long and more than once, before they leave. */
const MOST_BYTES_TOGETHER = 4 * 1024 * 1024
/** A second or two of work: whoever comes after is told to come back. */
const MOST_WAITING = 4000
/** One noisy sender is told so before it takes the room of the others. */
const MOST_WAITING_OF_ONE = 1000

/** One keeper a process: those who wait together share one transaction, one statement and one job. */
export function openKeeper(db: Database, boss: PgBoss): Keeper {
  const enqueue: Enqueue = (tx, deliveries) => enqueueTaking(boss, tx, deliveries)
  const { add, settled } = gather((batch: ToKeep[]) => keepDeliveries(db, enqueue, batch), {
    most: MOST_TOGETHER,
    mostWeight: MOST_BYTES_TOGETHER,
    weighs: ({ body }) => body.length,
    mostWaiting: MOST_WAITING,
    atOnce: 2,
    laneOf: ({ connectorId }) => connectorId,
    mostInLane: MOST_WAITING_OF_ONE,
  })
  return { keep: add, settled }
}

/** All of them or none; the answer is in the order of the batch. Safe for the same delivery twice in it. */
export async function keepDeliveries(db: Database, enqueue: Enqueue, batch: ToKeep[]): Promise<Kept[]> {
  const rows = batch.map((delivery) => ({ ...delivery, id: newId() }))
  return db.transaction(async (tx) => {
    const fresh = await insertDeliveries(tx, rows)
    const keys = rows.filter(({ id }) => fresh.has(id))
    if (keys.length > 0)
      await enqueue(
        tx,
        keys.map(({ propertyId, id }) => ({ propertyId, deliveryId: id })),
      )
    const repeated = rows.filter(({ id }) => !fresh.has(id))
    const known = repeated.length > 0 ? await listDeliveryIds(tx, repeated) : new Map<string, string>()
    return rows.map(({ id, connectorId, key }) =>
      fresh.has(id)
        ? { id, isDuplicate: false }
        : { id: known.get(`${connectorId} ${key}`) ?? id, isDuplicate: true },
    )
  })
}
