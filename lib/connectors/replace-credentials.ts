import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { sealCredentials } from './credentials'
import { VendorCredentials } from './input'
import { findConnector } from './store'
import { putAccess } from './vendor-store'

/** With what the vendor is asked and answered from now on; never shown again. An access token may follow by renewal. */
export function replaceCredentials(
  db: Database,
  who: Member,
  what: VendorCredentials,
  now: Date,
): Promise<Outcome<object, 'not_allowed' | 'not_found'>> {
  const { connectorId, accessToken, ...rest } = VendorCredentials.parse(what)
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const { propertyId, personId } = who
    const key = { propertyId, connectorId }
    const connector = await findConnector(tx, key)
    if (!connector || connector.archivedAt) return refuse('not_found')
    await putAccess(tx, {
      ...key,
      ...sealCredentials({ ...rest, accessToken: accessToken ?? '' }),
      changedAt: now,
      changedBy: personId,
    })
    await sayChanged(tx, propertyId)
    return { ok: true }
  })
}
