import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { changeConnector } from './store'

/** Puts it away for good: what it heard stays, its address answers that there is nothing here. */
export function archiveConnector(
  db: Database,
  who: Member,
  { connectorId }: { connectorId: string },
  now: Date,
): Promise<Outcome<object, 'not_allowed' | 'not_found'>> {
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const key = { propertyId: who.propertyId, connectorId }
    if (!(await changeConnector(tx, key, { archivedAt: now }))) return refuse('not_found')
    await sayChanged(tx, who.propertyId)
    return { ok: true }
  })
}
