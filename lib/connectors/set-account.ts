import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { AccountSettings } from './input'
import { findConnector } from './store'
import { changeAccount, deleteAccess } from './vendor-store'

/**
 * Which account at the vendor is the house's, and where the vendor is asked. Access that was entered for one address is
 * never sent to another: with a new address it is gone, and has to be entered again.
 */
export function setAccount(
  db: Database,
  who: Member,
  what: AccountSettings,
): Promise<Outcome<{ connector: Connector; isAccessGone: boolean }, 'not_allowed' | 'not_found'>> {
  const { connectorId, accountId, baseUrl } = AccountSettings.parse(what)
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const { propertyId } = who
    const key = { propertyId, connectorId }
    const before = await findConnector(tx, key)
    const connector = await changeAccount(tx, key, { accountId, baseUrl })
    if (!connector) return refuse('not_found')
    const isAccessGone = before?.baseUrl !== baseUrl && (await deleteAccess(tx, key))
    await sayChanged(tx, propertyId)
    return { ok: true, connector, isAccessGone }
  })
}
