/** A hold is over: the task comes back by itself, to whoever put it away. */
import type { Database } from '@/db/client'

import { beginTask } from './begin-task'
import { listHeldUntil } from './sweep-store'

const BATCH = 200

/** Returns how many came back. Safe to run twice and in two workers at once: a task begins once. */
export async function sweepHolds(db: Database, now: Date): Promise<number> {
  let begun = 0
  for (const key of await listHeldUntil(db, now, BATCH))
    if (await db.transaction((tx) => beginTask(tx, key, now))) begun += 1
  return begun
}
