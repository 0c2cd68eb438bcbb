/** Opens pg-boss, the job queue: to send jobs from a web process, or to run them in a worker. */
import type { Pool } from 'pg'
import { PgBoss } from 'pg-boss'

import { log } from '@/lib/log'

import { QUEUES, SUPERVISE_EVERY_SECONDS } from './queues'

/** Sends on the pool of the process; looks after nothing. Starting twice at once installs once. */
export function openSender(pool: Pool): Promise<PgBoss> {
  return started(
    new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values) },
      supervise: false,
      schedule: false,
      registerInstance: false,
    }),
  )
}

/** Runs jobs, woken by NOTIFY and by polling as a backstop, and sees to the jobs of workers that died. */
export function openWorkerBoss(url: string): Promise<PgBoss> {
  return started(
    new PgBoss({
      connectionString: url,
      application_name: 'on-the-house jobs',
      max: 4,
      useListenNotify: true,
      schedule: false,
      registerInstance: false,
      superviseIntervalSeconds: SUPERVISE_EVERY_SECONDS,
      monitorIntervalSeconds: SUPERVISE_EVERY_SECONDS,
    }),
  )
}

async function started(boss: PgBoss) {
  boss.on('error', (error) => log.warn({ err: error }, 'the job queue had a problem'))
  await boss.start()
  for (const { name, ...options } of QUEUES) {
    await boss.createQueue(name, options)
    // A queue that is there already keeps its old settings otherwise.
    const { policy: _policy, partition: _partition, ...settings } = options
    await boss.updateQueue(name, settings)
  }
  return boss
}
