/** Access to a vendor with a token that still serves: renewed in time, by one at a time, and kept before it is used. */
import type { Database } from '@/db/client'
import type { VendorAccess } from '@/db/schema/connections'
import type { Connector } from '@/db/schema/signals'
import { askers } from '@/lib/channels/askers'
import type { Access, Refused, Renewed, TryAgain } from '@/lib/channels/poster'
import { refused } from '@/lib/channels/poster'
import type { Call } from '@/lib/outgoing/call'

import { accountOf } from './account'
import { openCredentials, sealCredentials } from './credentials'
import { type ConnectorKey, findConnector } from './store'
import { findAccess, lockAccess, noteRefusal, putAccess } from './vendor-store'

/** A token that ends while a call is under way is no use. */
const RENEW_BEFORE_MS = 2 * 60_000

export type Fresh = { kind: 'fresh'; access: Access } | Refused | TryAgain

type Asking = {
  call: Call
  now: Date
  /** The vendor refused this one although its time was not over: another one is needed. */
  insteadOf?: string
}

/**
 * Refused as `access_ended` where nothing was entered, or where the vendor renews no more: a person has to connect it
 * again, and the connector says so. A connector that was put away has none.
 */
export async function freshAccess(db: Database, key: ConnectorKey, asking: Asking): Promise<Fresh> {
  const connector = await findConnector(db, key)
  const kept = await findAccess(db, key)
  if (!connector || connector.archivedAt || !kept) return refused('access_ended')
  return serves(kept, asking) ? fresh(connector, kept) : renewOnce(db, connector, asking)
}

const fresh = (connector: Connector, kept: VendorAccess): Fresh => ({
  kind: 'fresh',
  access: accessWith(connector, kept),
})

const accessWith = (connector: Connector, kept: VendorAccess): Access => ({
  network: connector.network,
  account: accountOf(connector),
  credentials: openCredentials(kept),
})

function serves(kept: VendorAccess, { now, insteadOf }: Asking): boolean {
  const { accessToken, expiresAt } = openCredentials(kept)
  if (accessToken === '' || accessToken === insteadOf) return false
  return expiresAt === null || expiresAt.getTime() - RENEW_BEFORE_MS > now.getTime()
}

async function renewOnce(db: Database, connector: Connector, asking: Asking): Promise<Fresh> {
  const { propertyId, id: connectorId, channel } = connector
  const key = { propertyId, connectorId }
  const renew = askers[channel]?.renew
  const renewed = await db.transaction(async (tx): Promise<Fresh> => {
    const kept = await lockAccess(tx, key)
    if (!kept) return refused('access_ended')
    // Whoever held it before us may have renewed it.
    if (serves(kept, asking)) return fresh(connector, kept)
    const answer: Renewed = renew
      ? await renew(accessWith(connector, kept), asking.call, asking.now)
      : refused('access_ended')
    if (answer.kind !== 'renewed') return stillGood(connector, kept, answer, asking)
    const { credentials } = answer
    await putAccess(tx, {
      ...key,
      ...sealCredentials(credentials),
      changedAt: asking.now,
      changedBy: null,
    })
    const { network } = connector
    return { kind: 'fresh', access: { network, account: accountOf(connector), credentials } }
  })
  if (renewed.kind === 'refused') await noteRefusal(db, key, renewed.refusal, asking.now)
  return renewed
}

/** The minutes before its end are no reason to stop asking. */
function stillGood(
  connector: Connector,
  kept: VendorAccess,
  answer: Refused | TryAgain,
  { now, insteadOf }: Asking,
): Fresh {
  const { accessToken, expiresAt } = openCredentials(kept)
  const isOver = expiresAt !== null && expiresAt <= now
  return accessToken === '' || accessToken === insteadOf || isOver ? answer : fresh(connector, kept)
}
