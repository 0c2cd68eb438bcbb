import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { endReplacedSecrets, findConnector } from './store'

/** Only the newest secret counts from now on; the door may remember the old one for a few seconds. Safe to repeat. */
export function endOldSecret(
  db: Database,
  who: Member,
  { connectorId }: { connectorId: string },
  now: Date,
): Promise<Outcome<object, 'not_allowed' | 'not_found'>> {
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const key = { propertyId: who.propertyId, connectorId }
    const connector = await findConnector(tx, key)
    if (!connector || connector.archivedAt) return refuse('not_found')
    await endReplacedSecrets(tx, key, now)
    await sayChanged(tx, who.propertyId)
    return { ok: true }
  })
}
