/** Puts the queues to work: which function runs for which job. */
import type { PgBoss } from 'pg-boss'

import type { Database } from '@/db/client'
import { log } from '@/lib/log'
import { handOverReply } from '@/lib/replies/hand-over-reply'
import { quarantineDeliveries, takeDeliveries } from '@/lib/signals/take-delivery'

import { HAND_OVER, HAND_OVER_RETRIES, type HandOverJob, TAKE, type TakeJob, UNTAKEABLE } from './queues'

/** NOTIFY wakes a worker at once; this is for when the line was down. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }

/** `taking`: the same database, for the job that asks it most. */
export async function runJobs(boss: PgBoss, { db, taking }: { db: Database; taking: Database }) {
  // Two hands: houses are heard one delivery at a time each, so more would wait for the same ones.
  const settings = { ...POLLING, batchSize: 10, burstWhenBatchFull: true, localConcurrency: 2 }
  await boss.work<TakeJob>(TAKE, settings, async (jobs) => {
    const taken = await takeDeliveries(
      taking,
      jobs.flatMap(({ data }) => data.deliveries),
      new Date(),
    )
    log.debug({ jobs: jobs.length, ...taken }, 'deliveries were taken')
  })

  await boss.work<TakeJob>(UNTAKEABLE, POLLING, async ([job]) => {
    if (!job) return
    const quarantined = await quarantineDeliveries(db, job.data.deliveries, new Date())
    if (quarantined > 0) log.error({ quarantined }, 'deliveries went into quarantine: no try succeeded')
  })

  // Thrown, so that the queue waits and tries again.
  await boss.work<HandOverJob>(HAND_OVER, { ...POLLING, localConcurrency: 4 }, async ([job]) => {
    if (!job) return
    const isLastTry = job.retryCount >= HAND_OVER_RETRIES
    const became = await handOverReply(db, job.data, { isLastTry }, new Date())
    if (became === 'retry') throw new Error('nobody took the reply; it is tried again')
  })
}
