/** SQL of deliveries: kept once, taken once, emptied in time. */
import { and, asc, desc, eq, inArray, isNotNull, lt, or, type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { connectors, deliveries } from '@/db/schema/signals'
import type { DeliveryKey } from '@/lib/jobs/queues'

export type NewDelivery = {
  propertyId: string
  connectorId: string
  id: string
  key: string
  contentType: string
  body: Buffer
  receivedAt: Date
}

/**
 * All in one statement; ids of those that were new. Those already there, or twice in the same batch, are left
 * out. In the order of their keys, so that two processes with the same deliveries never wait for each other.
 */
export async function insertDeliveries(tx: Database, rows: NewDelivery[]): Promise<Set<string>> {
  const sorted = rows.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))
  const list = <T>(pick: (row: NewDelivery) => T) => sql.param(sorted.map(pick))
  const { rows: fresh } = await tx.execute<{ id: string }>(sql`
    insert into deliveries (property_id, id, connector_id, key, content_type, body, received_at)
    select * from unnest(
      ${list((row) => row.propertyId)}::uuid[], ${list((row) => row.id)}::uuid[],
      ${list((row) => row.connectorId)}::uuid[], ${list((row) => row.key)}::text[],
      ${list((row) => row.contentType)}::text[], ${list((row) => row.body)}::bytea[],
      ${list((row) => row.receivedAt)}::timestamptz[])
    on conflict (property_id, connector_id, key) do nothing
    returning id`)
  return new Set(fresh.map(({ id }) => id))
}

const order = ({ connectorId, key }: NewDelivery) => `${connectorId} ${key}`

type SameDelivery = Pick<NewDelivery, 'propertyId' | 'connectorId' | 'key'>

/** Ids of deliveries that are there already, by connector and key. */
export async function listDeliveryIds(tx: Database, wanted: SameDelivery[]): Promise<Map<string, string>> {
  const list = (pick: (row: SameDelivery) => string) => sql.param(wanted.map(pick))
  const { rows } = await tx.execute<{ id: string; connector_id: string; key: string }>(sql`
    select d.id, d.connector_id, d.key
    from unnest(${list((row) => row.propertyId)}::uuid[], ${list((row) => row.connectorId)}::uuid[],
      ${list((row) => row.key)}::text[]) as wanted (property_id, connector_id, key)
    join deliveries d using (property_id, connector_id, key)`)
  return new Map(rows.map((row) => [`${row.connector_id} ${row.key}`, row.id]))
}

function among(keys: DeliveryKey[]): SQL | undefined {
  const byProperty = Map.groupBy(keys, ({ propertyId }) => propertyId)
  return or(
    ...[...byProperty].map(([propertyId, ours]) => {
      const ids = ours.map(({ deliveryId }) => deliveryId)
      return and(eq(deliveries.propertyId, propertyId), inArray(deliveries.id, ids))
    }),
  )
}

export type OpenedDelivery = Awaited<ReturnType<typeof openDeliveries>>[number]

/** Those still to be taken, oldest first, held until the transaction ends; what another worker holds is left to it. */
export function openDeliveries(tx: Database, keys: DeliveryKey[]) {
  return tx
    .select({
      delivery: deliveries,
      connector: connectors,
      zone: properties.zone,
      languages: properties.languages,
    })
    .from(deliveries)
    .innerJoin(
      connectors,
      and(eq(connectors.propertyId, deliveries.propertyId), eq(connectors.id, deliveries.connectorId)),
    )
    .innerJoin(properties, eq(properties.id, deliveries.propertyId))
    .where(and(among(keys), eq(deliveries.state, 'kept')))
    .orderBy(asc(deliveries.receivedAt), asc(deliveries.id))
    .for('update', { of: deliveries, skipLocked: true })
}

type Closing = Pick<typeof deliveries.$inferInsert, 'state' | 'problem' | 'takenAt'>

/** Those that were closed before stay as they are. */
export async function closeDeliveries(tx: Database, keys: DeliveryKey[], closing: Closing) {
  if (keys.length === 0) return
  await tx
    .update(deliveries)
    .set(closing)
    .where(and(among(keys), eq(deliveries.state, 'kept')))
}

/** Into quarantine, whatever had become of it. */
export async function putIntoQuarantine(
  db: Database,
  { propertyId, deliveryId }: DeliveryKey,
  problem: { key: string; saw?: string },
) {
  await db
    .update(deliveries)
    .set({ state: 'quarantined', problem })
    .where(and(eq(deliveries.propertyId, propertyId), eq(deliveries.id, deliveryId)))
}

/** Was it asked for after the delivery that names it had come? `key`: what the keys of its answers begin with. */
export async function wasFetchedSince(
  db: Database,
  { propertyId, deliveryId, connectorId }: DeliveryKey & { connectorId: string },
  key: string,
): Promise<boolean> {
  const naming = db
    .select({ at: deliveries.receivedAt })
    .from(deliveries)
    .where(and(eq(deliveries.propertyId, propertyId), eq(deliveries.id, deliveryId)))
  const [since] = await db
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.propertyId, propertyId),
        eq(deliveries.connectorId, connectorId),
        // The clocks of two machines may differ by as much.
        sql`${deliveries.receivedAt} > (${naming}) + interval '2 seconds'`,
        sql`starts_with(${deliveries.key}, ${key})`,
      ),
    )
    .limit(1)
  return since !== undefined
}

/** To be taken once more. False when it is not in quarantine, or its body is gone. */
export async function reopenDelivery(
  db: Database,
  { propertyId, deliveryId }: DeliveryKey,
): Promise<boolean> {
  const reopened = await db
    .update(deliveries)
    .set({ state: 'kept', problem: null, takenAt: null })
    .where(
      and(
        eq(deliveries.propertyId, propertyId),
        eq(deliveries.id, deliveryId),
        eq(deliveries.state, 'quarantined'),
        isNotNull(deliveries.body),
      ),
    )
    .returning({ id: deliveries.id })
  return reopened.length > 0
}

/** The bytes of these are gone, whatever state they are in. */
export async function emptyDeliveries(tx: Database, propertyId: string, ids: string[]) {
  if (ids.length === 0) return
  await tx
    .update(deliveries)
    .set({ body: null })
    .where(
      and(eq(deliveries.propertyId, propertyId), inArray(deliveries.id, ids), isNotNull(deliveries.body)),
    )
}

/** What was kept before `before` and is still there: its job was lost, or is late. */
export function listUntaken(
  db: Database,
  { before, limit }: { before: Date; limit: number },
): Promise<DeliveryKey[]> {
  return db
    .select({ propertyId: deliveries.propertyId, deliveryId: deliveries.id })
    .from(deliveries)
    .where(and(eq(deliveries.state, 'kept'), lt(deliveries.receivedAt, before)))
    .orderBy(asc(deliveries.receivedAt))
    .limit(limit)
}

/**
 * Raw bodies from before `before` are gone, and with them what a problem quoted. The rows stay, so that a late
 * retry is still known. At most `limit` a call; answers how many.
 */
export async function expireBodies(
  db: Database,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    update deliveries set body = null, problem = problem - 'saw'
    where (property_id, id) in (
      select property_id, id from deliveries
      where body is not null and received_at < ${before.toISOString()}::timestamptz and state <> 'kept'
      order by received_at limit ${limit})`)
  return rowCount ?? 0
}

type OfQuarantine = { propertyId: string; connectorId?: string; limit: number }

/** The quarantine of one house, or of one connector, newest first. */
export function listQuarantined(db: Database, { propertyId, connectorId, limit }: OfQuarantine) {
  return db
    .select({
      id: deliveries.id,
      problem: deliveries.problem,
      receivedAt: deliveries.receivedAt,
      connectorId: connectors.id,
      connectorName: connectors.name,
    })
    .from(deliveries)
    .innerJoin(
      connectors,
      and(eq(connectors.propertyId, deliveries.propertyId), eq(connectors.id, deliveries.connectorId)),
    )
    .where(
      and(
        eq(deliveries.propertyId, propertyId),
        eq(deliveries.state, 'quarantined'),
        connectorId ? eq(deliveries.connectorId, connectorId) : undefined,
      ),
    )
    .orderBy(desc(deliveries.receivedAt))
    .limit(limit)
}
