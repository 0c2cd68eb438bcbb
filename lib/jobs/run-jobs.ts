/** Puts the queues to work: which function runs for which job. */
import type { PgBoss } from 'pg-boss'

import type { Database } from '@/db/client'
import { log } from '@/lib/log'
import { call } from '@/lib/outgoing/call'
import { letReplyOut } from '@/lib/replies/let-reply-out'
import type { FetchLater } from '@/lib/signals/fetch-rest'
import { type Fetching, fetchThing, quarantine } from '@/lib/signals/fetch-thing'
import { quarantineDeliveries, takeDeliveries } from '@/lib/signals/take-delivery'

import { enqueueFetching, enqueueTaking } from './job-store'
import {
  FETCH,
  type FetchJob,
  HAND_OVER,
  type HandOverJob,
  TAKE,
  type TakeJob,
  UNFETCHABLE,
  UNTAKEABLE,
} from './queues'

/** NOTIFY wakes a worker at once; this is for when the line was down. */
const POLLING = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 }

/** `taking`: the same database, for the job that asks it most. */
export async function runJobs(boss: PgBoss, { db, taking }: { db: Database; taking: Database }) {
  const fetchLater: FetchLater = (tx, jobs) => enqueueFetching(boss, tx, jobs)
  // Two hands: houses are heard one delivery at a time each, so more would wait for the same ones.
  const settings = { ...POLLING, batchSize: 10, burstWhenBatchFull: true, localConcurrency: 2 }
  await boss.work<TakeJob>(TAKE, settings, async (jobs) => {
    const keys = jobs.flatMap(({ data }) => data.deliveries)
    const taken = await takeDeliveries(taking, keys, new Date(), fetchLater)
    log.debug({ jobs: jobs.length, ...taken }, 'deliveries were taken')
  })

  await boss.work<TakeJob>(UNTAKEABLE, POLLING, async ([job]) => {
    if (!job) return
    const quarantined = await quarantineDeliveries(db, job.data.deliveries, new Date(), fetchLater)
    if (quarantined > 0) log.error({ quarantined }, 'deliveries went into quarantine: no try succeeded')
  })

  const fetching: Fetching = {
    call,
    enqueueTaking: (tx, deliveries) => enqueueTaking(boss, tx, deliveries),
    fetchAgain: (tx, job, at) => enqueueFetching(boss, tx, [job], at),
  }
  // A vendor that hangs keeps no other one waiting, and none is asked much at once.
  const fairly = { ...POLLING, localConcurrency: 6, localGroupConcurrency: 2 }
  await boss.work<FetchJob>(FETCH, fairly, async ([job]) => {
    if (!job) return
    const became = await fetchThing(db, job.data, fetching, new Date())
    if (became === 'quarantined')
      log.warn({ deliveryId: job.data.deliveryId }, 'the rest of it was not to be had')
  })
  await boss.work<FetchJob>(UNFETCHABLE, POLLING, async ([job]) => {
    if (!job) return
    await quarantine(db, job.data, 'not_fetched')
    log.error({ deliveryId: job.data.deliveryId }, 'a fetch broke every time')
  })

  // Thrown, so that the queue waits and tries again.
  await boss.work<HandOverJob>(HAND_OVER, { ...POLLING, localConcurrency: 4 }, async ([job]) => {
    if (!job) return
    const became = await letReplyOut(db, job.data, call, new Date())
    if (became === 'under_way') throw new Error('the reply is being posted; it is looked at again')
  })
}
