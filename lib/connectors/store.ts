/** SQL of connectors and their sealed secrets. */
import { and, asc, count, desc, eq, gt, inArray, isNull, max, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { outlets, properties } from '@/db/schema/house'
import { type Connector, connectorSecrets, connectors, deliveries } from '@/db/schema/signals'

export type ConnectorKey = { propertyId: string; connectorId: string }

const keyed = ({ propertyId, connectorId }: ConnectorKey) =>
  and(eq(connectors.propertyId, propertyId), eq(connectors.id, connectorId))

export async function insertConnector(db: Database, row: typeof connectors.$inferInsert): Promise<Connector> {
  const [connector] = await db.insert(connectors).values(row).returning()
  if (!connector) throw new Error('The connector was not written.')
  return connector
}

export async function findConnector(db: Database, key: ConnectorKey): Promise<Connector | null> {
  const [connector] = await db.select().from(connectors).where(keyed(key))
  return connector ?? null
}

/** Null when it is gone or was put away meanwhile. */
export async function changeConnector(
  db: Database,
  key: ConnectorKey,
  values: Partial<
    Pick<Connector, 'name' | 'outletId' | 'ownHandles' | 'outgoingUrl' | 'outgoingSecret' | 'archivedAt'>
  >,
): Promise<Connector | null> {
  const [changed] = await db
    .update(connectors)
    .set(values)
    .where(and(keyed(key), isNull(connectors.archivedAt)))
    .returning()
  return changed ?? null
}

/** Is another connector in use called that, whatever its case? */
export async function isNameTaken(
  db: Database,
  propertyId: string,
  name: string,
  exceptId: string | null,
): Promise<boolean> {
  const found = await db
    .select({ id: connectors.id })
    .from(connectors)
    .where(
      and(
        eq(connectors.propertyId, propertyId),
        isNull(connectors.archivedAt),
        sql`lower(${connectors.name}) = lower(${name})`,
        exceptId === null ? undefined : ne(connectors.id, exceptId),
      ),
    )
  return found.length > 0
}

export async function hasOutlet(db: Database, propertyId: string, outletId: string): Promise<boolean> {
  const found = await db
    .select({ id: outlets.id })
    .from(outlets)
    .where(and(eq(outlets.propertyId, propertyId), eq(outlets.id, outletId), isNull(outlets.archivedAt)))
  return found.length > 0
}

export async function insertSecret(db: Database, row: typeof connectorSecrets.$inferInsert) {
  await db.insert(connectorSecrets).values(row)
}

/** The current secret, and any that was still good, end at `at`; one that ends sooner keeps its end. */
export async function endSecrets(db: Database, { propertyId, connectorId }: ConnectorKey, at: Date) {
  await db
    .update(connectorSecrets)
    .set({ expiresAt: at })
    .where(
      and(
        eq(connectorSecrets.propertyId, propertyId),
        eq(connectorSecrets.connectorId, connectorId),
        or(isNull(connectorSecrets.expiresAt), gt(connectorSecrets.expiresAt, at)),
      ),
    )
}

/** Those that a newer one replaced end at `at`, unless they ended before. */
export async function endReplacedSecrets(db: Database, { propertyId, connectorId }: ConnectorKey, at: Date) {
  await db
    .update(connectorSecrets)
    .set({ expiresAt: at })
    .where(
      and(
        eq(connectorSecrets.propertyId, propertyId),
        eq(connectorSecrets.connectorId, connectorId),
        gt(connectorSecrets.expiresAt, at),
      ),
    )
}

/** Until when a replaced secret still counts; null when none does any more. */
export async function findOldSecretEnd(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  now: Date,
): Promise<Date | null> {
  const [old] = await db
    .select({ endsAt: max(connectorSecrets.expiresAt) })
    .from(connectorSecrets)
    .where(
      and(
        eq(connectorSecrets.propertyId, propertyId),
        eq(connectorSecrets.connectorId, connectorId),
        gt(connectorSecrets.expiresAt, now),
      ),
    )
  return old?.endsAt ?? null
}

export type OpenConnector = Pick<
  Connector,
  'propertyId' | 'id' | 'channel' | 'network' | 'accountId' | 'baseUrl'
> & {
  zone: string
  secrets: { sealed: Buffer; expiresAt: Date | null }[]
}

/** By its id alone, as a webhook names it. Null when there is none or it was put away. */
export async function findOpenConnector(db: Database, connectorId: string): Promise<OpenConnector | null> {
  const rows = await db
    .select({
      propertyId: connectors.propertyId,
      id: connectors.id,
      channel: connectors.channel,
      network: connectors.network,
      accountId: connectors.accountId,
      baseUrl: connectors.baseUrl,
      zone: properties.zone,
      sealed: connectorSecrets.sealed,
      expiresAt: connectorSecrets.expiresAt,
    })
    .from(connectors)
    .innerJoin(properties, eq(properties.id, connectors.propertyId))
    .leftJoin(
      connectorSecrets,
      and(
        eq(connectorSecrets.propertyId, connectors.propertyId),
        eq(connectorSecrets.connectorId, connectors.id),
      ),
    )
    .where(and(eq(connectors.id, connectorId), isNull(connectors.archivedAt)))
    .orderBy(desc(connectorSecrets.createdAt))
  const [first] = rows
  if (!first) return null
  const { sealed: _sealed, expiresAt: _expiresAt, ...connector } = first
  const secrets = rows.flatMap(({ sealed, expiresAt }) => (sealed ? [{ sealed, expiresAt }] : []))
  return { ...connector, secrets }
}

/** The newest secret of every connector in use, sealed; for the command that prints them. */
export function listSealedSecrets(db: Database) {
  return db
    .selectDistinctOn([connectors.id], {
      id: connectors.id,
      kind: connectors.channel,
      name: connectors.name,
      property: properties.name,
      propertyId: connectors.propertyId,
      isDemonstration: properties.isDemonstration,
      sealed: connectorSecrets.sealed,
    })
    .from(connectors)
    .innerJoin(properties, eq(properties.id, connectors.propertyId))
    .innerJoin(
      connectorSecrets,
      and(
        eq(connectorSecrets.propertyId, connectors.propertyId),
        eq(connectorSecrets.connectorId, connectors.id),
        isNull(connectorSecrets.expiresAt),
      ),
    )
    .where(isNull(connectors.archivedAt))
    .orderBy(asc(connectors.id), desc(connectorSecrets.createdAt))
}

export type ConnectorHealth = {
  connector: Connector
  lastHeardAt: Date | null
  /** Deliveries since `since`. */
  heard: number
  /** Of all time, and still waiting for somebody to look. */
  quarantined: number
  /** When the secret in use was made; null when there is none, so nothing can come in. */
  secretMadeAt: Date | null
}

/** In use first, then those put away, by name. */
export async function listConnectorHealth(
  db: Database,
  { propertyId, since }: { propertyId: string; since: Date },
): Promise<ConnectorHealth[]> {
  const rows = await db
    .select()
    .from(connectors)
    .where(eq(connectors.propertyId, propertyId))
    .orderBy(sql`${connectors.archivedAt} is not null`, asc(connectors.name), asc(connectors.id))
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []

  const ours = and(eq(deliveries.propertyId, propertyId), inArray(deliveries.connectorId, ids))
  const quarantined = await db
    .select({ id: deliveries.connectorId, count: count() })
    .from(deliveries)
    .where(and(ours, eq(deliveries.state, 'quarantined')))
    .groupBy(deliveries.connectorId)
  const secrets = await db
    .select({ id: connectorSecrets.connectorId, madeAt: max(connectorSecrets.createdAt) })
    .from(connectorSecrets)
    .where(and(eq(connectorSecrets.propertyId, propertyId), isNull(connectorSecrets.expiresAt)))
    .groupBy(connectorSecrets.connectorId)

  // One at a time: within a transaction there is one connection, and it answers one question at a time.
  const health: ConnectorHealth[] = []
  for (const connector of rows)
    health.push({
      connector,
      ...(await heardOf(db, { propertyId, connectorId: connector.id }, since)),
      quarantined: quarantined.find(({ id }) => id === connector.id)?.count ?? 0,
      secretMadeAt: secrets.find(({ id }) => id === connector.id)?.madeAt ?? null,
    })
  return health
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
