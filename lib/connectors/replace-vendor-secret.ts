import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { sealSecret } from '@/lib/secrets/seal'

import { VendorSecret } from './input'
import { findConnector } from './store'
import { endVendorSecrets, insertVendorSecret } from './vendor-store'

/** What is on its way, and what the vendor sends again, was signed with the old one. */
const OLD_SECRET_LASTS_MS = 24 * 60 * 60_000

/** What the vendor signs with from now on; never shown again. The one before still counts for a day. */
export function replaceVendorSecret(
  db: Database,
  who: Member,
  what: VendorSecret,
  now: Date,
): Promise<Outcome<object, 'not_allowed' | 'not_found'>> {
  const { connectorId, secret } = VendorSecret.parse(what)
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const { propertyId, personId } = who
    const key = { propertyId, connectorId }
    const connector = await findConnector(tx, key)
    if (!connector || connector.archivedAt) return refuse('not_found')
    await endVendorSecrets(tx, key, new Date(now.getTime() + OLD_SECRET_LASTS_MS))
    await insertVendorSecret(tx, {
      ...key,
      sealed: sealSecret(secret),
      createdBy: personId,
      createdAt: now,
    })
    await sayChanged(tx, propertyId)
    return { ok: true }
  })
}
