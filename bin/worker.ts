/** What runs behind the pages: jobs as they come, and sweeps as time passes. Any number of these may run. */
import { setPriority } from 'node:os'

import { openedDatabase } from '@/db/pool'
import { openWorkerBoss } from '@/lib/jobs/boss'
import { enqueueHandOver } from '@/lib/jobs/job-store'
import { runJobs } from '@/lib/jobs/run-jobs'
import { startTicks, ticksOf } from '@/lib/jobs/ticks'
import { log } from '@/lib/log'

const LEAVE_WITHIN_MS = 9000
/** Where processors are short, acknowledging what comes goes before working on it. */
const BEHIND_THE_DOOR = 5

setPriority(BEHIND_THE_DOOR)
const opened = openedDatabase()
const boss = await openWorkerBoss(process.env.DATABASE_URL ?? '')
await runJobs(boss, opened.db)
const ticking = startTicks(
  opened,
  ticksOf((tx, reply) => enqueueHandOver(boss, tx, reply)),
)
log.info('the worker is at work')
process.send?.('ready')

/** What was begun is ended; what is left of it stays in the queue, for the next worker. */
async function close() {
  setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref()
  await ticking.stop()
  await boss.stop({ graceful: true, timeout: LEAVE_WITHIN_MS - 2000 })
  await opened.close()
  process.exit(0)
}

let isClosing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (isClosing) return
    isClosing = true
    void close()
  })
