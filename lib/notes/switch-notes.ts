import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { noters } from '@/lib/channels/noter'
import { changeConnector, findConnector } from '@/lib/connectors/store'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

/** On: what is delivered from now on is noted on the reservation there. Off: nothing more is. Safe to repeat. */
export function switchNotes(
  db: Database,
  who: Member,
  { connectorId, isOn }: { connectorId: string; isOn: boolean },
  now: Date,
): Promise<Outcome<object, 'not_allowed' | 'not_found'>> {
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const key = { propertyId: who.propertyId, connectorId }
    const connector = await findConnector(tx, key)
    if (!connector || connector.archivedAt || !noters[connector.channel]) return refuse('not_found')
    const notesSince = isOn ? (connector.notesSince ?? now) : null
    await changeConnector(tx, key, { notesSince })
    await sayChanged(tx, who.propertyId)
    return { ok: true }
  })
}
