/** What waits for guests who are expected: it begins a day ahead, also when no machine says a word that day. */
import type { Database } from '@/db/client'

import { WELCOMES_AHEAD_MS } from './arrival'
import { welcome } from './follow-stay'
import { findVisit } from './visit-store'
import { listVisitsAwaited } from './visit-tasks-store'

/** Each visit in a transaction of its own. Safe to run twice and in two workers. Returns how many it looked at. */
export async function sweepArrivals(db: Database, now: Date, limit = 200): Promise<number> {
  const until = new Date(now.getTime() + WELCOMES_AHEAD_MS)
  const awaited = await listVisitsAwaited(db, { now, until, limit })
  for (const key of awaited)
    await db.transaction(async (tx) => {
      const visit = await findVisit(tx, key)
      if (visit) await welcome(tx, visit, now)
    })
  return awaited.length
}
