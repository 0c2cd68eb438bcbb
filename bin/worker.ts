/** What runs behind the pages: jobs as they come, and sweeps as time passes. Any number of these may run. */
import { openDatabase } from '@/db/client'
import { openedDatabase } from '@/db/pool'
import { rememberStatements } from '@/db/remember-statements'
import { openWorkerBoss } from '@/lib/jobs/boss'
import { enqueueFetching, enqueueHandOver, enqueueTaking } from '@/lib/jobs/job-store'
import { runJobs } from '@/lib/jobs/run-jobs'
import { startTicks, ticksOf } from '@/lib/jobs/ticks'
import { startListening } from '@/lib/listening/listen'
import { log } from '@/lib/log'

import { stepBack, stepBackWith } from './step-back'

const LEAVE_WITHIN_MS = 9000

stepBack()
const url = process.env.DATABASE_URL ?? ''
const opened = openedDatabase()
/** Heeding a signal asks the same two dozen questions by key again and again. */
const taking = openDatabase(url, {
  name: 'on-the-house taking',
  max: 3,
  onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
})
rememberStatements(taking.pool)
if (process.env.DATABASE_BESIDE === '1') stepBackWith(taking.pool)

const boss = await openWorkerBoss(url)
await runJobs(boss, { db: opened.db, taking: taking.db })
const ticking = startTicks(
  opened,
  ticksOf(
    (tx, reply) => enqueueHandOver(boss, tx, reply),
    (tx, jobs) => enqueueFetching(boss, tx, jobs),
    new Date(),
  ),
)
const listening = startListening(opened, (tx, deliveries) => enqueueTaking(boss, tx, deliveries))
log.info('the worker is at work')
process.send?.('ready')

/** What was begun is ended; what is left of it stays in the queue, for the next worker. */
async function close() {
  setTimeout(() => process.exit(1), LEAVE_WITHIN_MS).unref()
  await Promise.all([ticking.stop(), listening.stop()])
  await boss.stop({ graceful: true, timeout: LEAVE_WITHIN_MS - 2000 })
  await Promise.all([opened.close(), taking.close()])
  process.exit(0)
}

let isClosing = false
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (isClosing) return
    isClosing = true
    void close()
  })
