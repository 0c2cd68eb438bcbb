/** The handing over of replies as jobs: tried a few times, then told in words beside the reply. */
import type { PgBoss } from 'pg-boss'

import type { Database } from '@/db/client'
import { enqueueHandOver } from '@/lib/jobs/job-store'
import { HAND_OVER, HAND_OVER_RETRIES, type HandOverJob } from '@/lib/jobs/queues'

import { handOverReply } from './hand-over-reply'
import type { HandOver } from './sweep-leaving'

/** What `sweepLeaving` needs to let words go. */
export const handOverThrough =
  (boss: PgBoss): HandOver =>
  (tx, reply) =>
    enqueueHandOver(boss, tx, reply)

/** For the worker. A try that did not work fails its job, so that the queue waits and tries again. */
export function workHandOvers(boss: PgBoss, db: Database, clock: () => Date) {
  return boss.work<HandOverJob>(HAND_OVER, { pollingIntervalSeconds: 5 }, async ([job]) => {
    if (!job) return
    const isLastTry = job.retryCount >= HAND_OVER_RETRIES
    const became = await handOverReply(db, job.data, { isLastTry }, clock())
    if (became === 'retry') throw new Error('nobody took the reply; it is tried again')
  })
}
