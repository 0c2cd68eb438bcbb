/** Jobs as the house's own transactions see them. */
import { sql } from 'drizzle-orm'
import { fromDrizzle, type PgBoss } from 'pg-boss'

import type { Database } from '@/db/client'

import {
  type DeliveryKey,
  FETCH,
  type FetchJob,
  HAND_OVER,
  type HandOverJob,
  TAKE,
  type TakeJob,
} from './queues'

/** One job for all of them, in the transaction that keeps them: either both are there afterwards, or neither. */
export async function enqueueTaking(boss: PgBoss, tx: Database, deliveries: DeliveryKey[]) {
  const job: TakeJob = { deliveries }
  await boss.send(TAKE, job, { db: fromDrizzle(tx, sql) })
}

/** In the transaction that read what they are named in. `startAfter`: the vendor is left alone until then. */
export async function enqueueFetching(boss: PgBoss, tx: Database, jobs: FetchJob[], startAfter?: Date) {
  const when = startAfter === undefined ? {} : { startAfter }
  await boss.insert(
    FETCH,
    jobs.map((data) => ({ data, group: { id: data.connectorId }, ...when })),
    { db: fromDrizzle(tx, sql) },
  )
}

/** In the transaction that lets go of the words: they are handed over if and only if they left. */
export async function enqueueHandOver(boss: PgBoss, tx: Database, job: HandOverJob) {
  await boss.send(HAND_OVER, job, { db: fromDrizzle(tx, sql) })
}

export type JobsWaiting = { waiting: number; oldestSeconds: number }

/** Jobs that could run now and do not yet. */
export async function countWaitingJobs(db: Database): Promise<JobsWaiting> {
  const { rows } = await db.execute<{ waiting: number; oldest: number }>(sql`
    select count(*)::int as waiting,
      coalesce(extract(epoch from now() - min(created_on)), 0)::int as oldest
    from pgboss.job
    where state < 'active' and start_after <= now()`)
  return { waiting: rows[0]?.waiting ?? 0, oldestSeconds: rows[0]?.oldest ?? 0 }
}
