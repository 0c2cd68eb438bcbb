/** The guest has left, the table has turned: what was not done by then is missed, and offers a second chance. */
import type { Database } from '@/db/client'

import { changeTask } from './store'
import { closeLateQuestions, lockClosed } from './sweep-store'
import { MOVES } from './task'

const BATCH = 200

/** Returns how many were missed. Safe to run twice and in two workers at once. */
export async function sweepWindows(db: Database, now: Date): Promise<number> {
  let missed = 0
  for (;;) {
    const inBatch = await db.transaction(async (tx) => {
      await closeLateQuestions(tx, now)
      const closed = await lockClosed(tx, now, BATCH)
      for (const was of closed)
        await changeTask(tx, was, { move: 'miss', set: { status: MOVES.miss.to }, by: null }, now)
      return closed.length
    })
    missed += inBatch
    if (inBatch < BATCH) return missed
  }
}
