import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import { holdProperty } from '@/lib/house/store'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { sealSecret } from '@/lib/secrets/seal'

import { NewConnector } from './input'
import { keepGiven } from './keep-given'
import { makeSecret } from './secret'
import { hasOutlet, insertConnector, insertSecret, isNameTaken } from './store'

/** The secret, and the one that signs what goes out, are answered here and never again. */
export type Created = { connector: Connector; secret: string; outgoingSecret: string | null }

export function createConnector(
  db: Database,
  who: Member,
  what: NewConnector,
  now: Date,
): Promise<Outcome<Created, 'not_allowed' | 'no_such_outlet' | 'name_taken'>> {
  const { name, channel, network, outletId, ownHandles, outgoingUrl, accountId, baseUrl, ...given } =
    NewConnector.parse(what)
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const { propertyId, personId } = who
    if (outletId && !(await hasOutlet(tx, propertyId, outletId))) return refuse('no_such_outlet')
    // Two forms at once could give one name to two.
    await holdProperty(tx, propertyId)
    if (await isNameTaken(tx, propertyId, name, null)) return refuse('name_taken')

    const outgoingSecret = outgoingUrl ? makeSecret('standard_webhooks') : null
    const connector = await insertConnector(tx, {
      propertyId,
      name,
      channel,
      network,
      outletId: outletId ?? null,
      ownHandles: ownHandles.map((handle) => handle.replace(/^@+/, '').toLowerCase()),
      outgoingUrl: outgoingUrl ?? null,
      outgoingSecret: outgoingSecret === null ? null : sealSecret(outgoingSecret),
      accountId,
      baseUrl,
      createdBy: personId,
      createdAt: now,
    })
    const secret = makeSecret(channel)
    await insertSecret(tx, {
      propertyId,
      connectorId: connector.id,
      sealed: sealSecret(secret),
      createdAt: now,
    })
    await keepGiven(tx, { ...given, propertyId, connectorId: connector.id, personId }, now)
    await sayChanged(tx, propertyId)
    return { ok: true, connector, secret, outgoingSecret }
  })
}
