/** SQL of what a connector's health is read from: what was heard, who connected it, and what it holds. */
import { and, asc, count, desc, eq, gt, inArray, isNull, max, min, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type VendorAccess, vendorAccess, vendorSecrets } from '@/db/schema/connections'
import { people } from '@/db/schema/people'
import { type Connector, connectorSecrets, connectors, deliveries, signals } from '@/db/schema/signals'

import { listSilent } from './silence-store'
import type { ConnectorKey } from './store'

export type ConnectorHealth = {
  connector: Connector
  /** Null where nobody did it by hand. */
  connectedBy: string | null
  lastHeardAt: Date | null
  /** Deliveries since `since`. */
  heard: number
  /** Of all time, and still waiting for somebody to look. */
  quarantined: number
  /** When the secret in use was made; null when there is none. */
  secretMadeAt: Date | null
  /** When that which the vendor made was entered; null when there is none. */
  vendorSecretAt: Date | null
  access: VendorAccess | null
  /** The last that was heard before it fell silent; null while it has not. */
  silentSince: Date | null
}

/** In use first, then those put away, by name. */
export async function listConnectorHealth(
  db: Database,
  { propertyId, since }: { propertyId: string; since: Date },
): Promise<ConnectorHealth[]> {
  const rows = await db
    .select({ connector: connectors, connectedBy: people.name })
    .from(connectors)
    .leftJoin(people, eq(people.id, connectors.createdBy))
    .where(eq(connectors.propertyId, propertyId))
    .orderBy(sql`${connectors.archivedAt} is not null`, asc(connectors.name), asc(connectors.id))
  const ids = rows.map(({ connector }) => connector.id)
  if (ids.length === 0) return []

  const ours = and(eq(deliveries.propertyId, propertyId), inArray(deliveries.connectorId, ids))
  const quarantined = await db
    .select({ id: deliveries.connectorId, count: count() })
    .from(deliveries)
    .where(and(ours, eq(deliveries.state, 'quarantined')))
    .groupBy(deliveries.connectorId)
  const secrets = await listCurrentSecrets(db, connectorSecrets, propertyId)
  const vendors = await listCurrentSecrets(db, vendorSecrets, propertyId)
  const access = await db.select().from(vendorAccess).where(eq(vendorAccess.propertyId, propertyId))
  const silent = await listSilent(db, propertyId)

  // One at a time: within a transaction there is one connection, and it answers one question at a time.
  const health: ConnectorHealth[] = []
  for (const row of rows) {
    const { id } = row.connector
    health.push({
      ...row,
      ...(await heardOf(db, { propertyId, connectorId: id }, since)),
      quarantined: quarantined.find((one) => one.id === id)?.count ?? 0,
      secretMadeAt: secrets.find((one) => one.id === id)?.madeAt ?? null,
      vendorSecretAt: vendors.find((one) => one.id === id)?.madeAt ?? null,
      access: access.find(({ connectorId }) => connectorId === id) ?? null,
      silentSince: silent.find(({ connectorId }) => connectorId === id)?.since ?? null,
    })
  }
  return health
}

function listCurrentSecrets(
  db: Database,
  secrets: typeof connectorSecrets | typeof vendorSecrets,
  propertyId: string,
) {
  return db
    .select({ id: secrets.connectorId, madeAt: max(secrets.createdAt) })
    .from(secrets)
    .where(and(eq(secrets.propertyId, propertyId), isNull(secrets.expiresAt)))
    .groupBy(secrets.connectorId)
}

async function heardOf(db: Database, { propertyId, connectorId }: ConnectorKey, since: Date) {
  const ours = and(eq(deliveries.propertyId, propertyId), eq(deliveries.connectorId, connectorId))
  const last = await db
    .select({ at: deliveries.receivedAt })
    .from(deliveries)
    .where(ours)
    .orderBy(desc(deliveries.receivedAt))
    .limit(1)
  const today = await db
    .select({ count: count() })
    .from(deliveries)
    .where(and(ours, gt(deliveries.receivedAt, since)))
  return { lastHeardAt: last[0]?.at ?? null, heard: today[0]?.count ?? 0 }
}

/**
 * Of each connector that was made after `madeAfter`: when its first signal came; null while what came could not be
 * understood. Whoever only asks whether anybody is there has not been heard.
 */
export async function listFirstHeard(
  db: Database,
  { propertyId, madeAfter }: { propertyId: string; madeAfter: Date },
): Promise<{ connectorId: string; at: Date | null }[]> {
  const ofDelivery = and(
    eq(deliveries.propertyId, connectors.propertyId),
    eq(deliveries.connectorId, connectors.id),
  )
  const ofSignal = and(eq(signals.propertyId, connectors.propertyId), eq(signals.connectorId, connectors.id))
  const at = db
    .select({ at: min(signals.receivedAt) })
    .from(signals)
    .where(ofSignal)
  const unread = db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(ofDelivery, eq(deliveries.state, 'quarantined')))
  const rows = await db
    .select({
      connectorId: connectors.id,
      at: sql`(${at})`.mapWith(signals.receivedAt),
      isUnread: sql<boolean>`exists ${unread}`,
    })
    .from(connectors)
    .where(
      and(
        eq(connectors.propertyId, propertyId),
        gt(connectors.createdAt, madeAfter),
        isNull(connectors.archivedAt),
      ),
    )
  return rows.flatMap(({ isUnread, ...first }) => (first.at || isUnread ? [first] : []))
}
