import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { sealSecret } from '@/lib/secrets/seal'

import { makeSecret } from './secret'
import { endSecrets, findConnector, insertSecret } from './store'

/** Long enough to change the sender in working hours, whatever the hour is now. */
const OLD_SECRET_LASTS_MS = 24 * 60 * 60_000

/** Makes a new secret, shown once; the old one still opens the door for a day, so that nothing is missed. */
export function rotateSecret(
  db: Database,
  who: Member,
  { connectorId }: { connectorId: string },
  now: Date,
): Promise<Outcome<{ secret: string; oldEndsAt: Date }, 'not_allowed' | 'not_found'>> {
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const key = { propertyId: who.propertyId, connectorId }
    const connector = await findConnector(tx, key)
    if (!connector || connector.archivedAt) return refuse('not_found')

    const oldEndsAt = new Date(now.getTime() + OLD_SECRET_LASTS_MS)
    await endSecrets(tx, key, oldEndsAt)
    const secret = makeSecret(connector.channel)
    await insertSecret(tx, { ...key, sealed: sealSecret(secret), createdAt: now })
    await sayChanged(tx, who.propertyId)
    return { ok: true, secret, oldEndsAt }
  })
}
