/** Half of a task's time is over and nobody took it: nothing changed in the house, and yet managers must see it. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'

import { listTurnedUntaken } from './sweep-store'

/** Answers the houses that were told. `since`: up to where it was told already; telling twice does no harm. */
export async function sweepUntaken(db: Database, times: { since: Date; now: Date }): Promise<string[]> {
  const houses = await listTurnedUntaken(db, times)
  for (const propertyId of houses) await sayChanged(db, propertyId)
  return houses
}
