import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import { holdProperty } from '@/lib/house/store'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { sealSecret } from '@/lib/secrets/seal'

import { ConnectorSettings } from './input'
import { makeSecret } from './secret'
import { changeConnector, findConnector, hasOutlet, isNameTaken } from './store'

/** `outgoingSecret` signs what goes out; made with the first outgoing address, answered then and never again. */
export type Amended = { connector: Connector; outgoingSecret: string | null }

/** Its name, where its signals belong, and which accounts are our own. Its kind stays what it is. */
export function amendConnector(
  db: Database,
  who: Member,
  what: ConnectorSettings,
): Promise<Outcome<Amended, 'not_allowed' | 'not_found' | 'no_such_outlet' | 'name_taken'>> {
  const { connectorId, name, outletId, ownHandles, outgoingUrl } = ConnectorSettings.parse(what)
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const { propertyId } = who
    if (outletId && !(await hasOutlet(tx, propertyId, outletId))) return refuse('no_such_outlet')
    // Two forms at once could give one name to two.
    await holdProperty(tx, propertyId)
    if (await isNameTaken(tx, propertyId, name, connectorId)) return refuse('name_taken')

    const key = { propertyId, connectorId }
    const before = await findConnector(tx, key)
    const outgoingSecret = outgoingUrl && !before?.outgoingSecret ? makeSecret('standard_webhooks') : null
    // Another receiver has not been asked too often.
    const isElsewhere = before?.outgoingUrl !== (outgoingUrl ?? null)
    const connector = await changeConnector(tx, key, {
      ...(outgoingSecret !== null && { outgoingSecret: sealSecret(outgoingSecret) }),
      ...(isElsewhere && { outgoingWaitsUntil: null }),
      name,
      outletId: outletId ?? null,
      ownHandles: ownHandles.map((handle) => handle.replace(/^@+/, '').toLowerCase()),
      outgoingUrl: outgoingUrl ?? null,
    })
    if (!connector) return refuse('not_found')
    await sayChanged(tx, propertyId)
    return { ok: true, connector, outgoingSecret }
  })
}
