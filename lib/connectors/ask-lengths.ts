/** Asks each server how long a post may be there, where that is its own affair. */
import type { Database } from '@/db/client'
import { posters } from '@/lib/channels/posters'
import type { Call } from '@/lib/outgoing/call'

import { accountOf } from './account'
import { keepLength, listInUse } from './vendor-store'

/** Who does not answer keeps what was known. Returns how many said something new. */
export async function askLengths(db: Database, call: Call): Promise<number> {
  let changed = 0
  for (const connector of await listInUse(db)) {
    const most = (await posters[connector.channel]?.askLength?.(accountOf(connector), call)) ?? null
    if (most === null || most === connector.mostCharacters) continue
    await keepLength(db, { propertyId: connector.propertyId, connectorId: connector.id }, most)
    changed += 1
  }
  return changed
}
