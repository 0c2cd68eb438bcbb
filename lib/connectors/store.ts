/** SQL of connectors and their sealed secrets. */
import { and, asc, desc, eq, gt, isNull, max, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { outlets, properties } from '@/db/schema/house'
import { type Connector, connectorSecrets, connectors } from '@/db/schema/signals'

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
    Pick<
      Connector,
      | 'name'
      | 'outletId'
      | 'ownHandles'
      | 'outgoingUrl'
      | 'outgoingSecret'
      | 'outgoingWaitsUntil'
      | 'notesSince'
      | 'archivedAt'
    >
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
