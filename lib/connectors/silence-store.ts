/** SQL of silences: who was not heard for how long, what came in the same stretches before, and what was noticed. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { connectorSilences } from '@/db/schema/connections'
import { connectors, deliveries } from '@/db/schema/signals'
import { PASTED } from '@/lib/pasted/pasted-key'

import { READ_BY_US } from './on-offer'
import type { Stretch } from './silence'
import type { ConnectorKey } from './store'

/** What a person pasted came from nobody who could fall silent. */
const cameByItself = sql`not starts_with(d.key, ${PASTED})`

export type Quiet = ConnectorKey & { zone: string; firstHeardAt: Date; lastHeardAt: Date }

/**
 * Those in use whose sender calls by itself, that were heard once, not since `before`, and are not known to be silent, of all houses, in the order of
 * their ids; the next ones with the last id as `after`. Two steps into an index for each.
 */
export async function listQuiet(
  db: Database,
  { before, after, limit }: { before: Date; after: string | null; limit: number },
): Promise<Quiet[]> {
  const heard = (order: 'asc' | 'desc') => sql`
    select received_at as at from deliveries d
    where d.property_id = c.property_id and d.connector_id = c.id and ${cameByItself}
    order by received_at ${sql.raw(order)} limit 1`
  const { rows } = await db.execute<{
    property_id: string
    id: string
    zone: string
    first: string
    last: string
  }>(sql`
    select c.property_id, c.id, p.zone, first.at as first, last.at as last
    from connectors c
    join properties p on p.id = c.property_id
    cross join lateral (${heard('desc')}) last
    cross join lateral (${heard('asc')}) first
    where c.archived_at is null and c.channel <> all(${sql.param(READ_BY_US)}::text[]) and last.at <= ${before.toISOString()}
      and (${after}::uuid is null or c.id > ${after}::uuid)
      and not exists (
        select from connector_silences s
        where s.property_id = c.property_id and s.connector_id = c.id and s.ended_at is null)
    order by c.id limit ${limit}`)
  return rows.map(({ property_id, id, zone, first, last }) => ({
    propertyId: property_id,
    connectorId: id,
    zone,
    firstHeardAt: new Date(first),
    lastHeardAt: new Date(last),
  }))
}

/** More than this in one stretch says no more about silence, and is not read. */
const ENOUGH = 50

/** How many deliveries came in each stretch, in their order, up to `ENOUGH`: one short range of an index for each. */
export async function countHeard(
  db: Database,
  asked: readonly (ConnectorKey & { stretch: Stretch })[],
): Promise<number[]> {
  const list = (of: (one: (typeof asked)[number]) => string) => sql.param(asked.map(of))
  const { rows } = await db.execute<{ heard: number }>(sql`
    select (
      select count(*)::int from (
        select from deliveries d
        where d.property_id = asked.property_id and d.connector_id = asked.connector_id
          and d.received_at > asked.since and d.received_at <= asked.until and ${cameByItself}
        limit ${ENOUGH}) as few
    ) as heard
    from unnest(${list(({ propertyId }) => propertyId)}::uuid[], ${list(({ connectorId }) => connectorId)}::uuid[],
      ${list(({ stretch }) => stretch.from.toISOString())}::timestamptz[],
      ${list(({ stretch }) => stretch.to.toISOString())}::timestamptz[]
    ) with ordinality as asked (property_id, connector_id, since, until, position)
    order by asked.position`)
  return rows.map(({ heard }) => heard)
}

/** False when it is known already. */
export async function insertSilence(
  db: Database,
  { propertyId, connectorId, lastHeardAt }: ConnectorKey & { lastHeardAt: Date },
  noticedAt: Date,
): Promise<boolean> {
  const noticed = await db
    .insert(connectorSilences)
    .values({ propertyId, connectorId, heardAt: lastHeardAt, noticedAt })
    .onConflictDoNothing()
    .returning({ id: connectorSilences.id })
  return noticed.length > 0
}

/** Those that are over, because something was heard or nobody listens any more. Answers whose they were. */
export async function endSilences(db: Database, now: Date): Promise<string[]> {
  const { rows } = await db.execute<{ property_id: string }>(sql`
    update connector_silences s
    set ended_at = coalesce(
      (select min(d.received_at) from deliveries d
       where d.property_id = s.property_id and d.connector_id = s.connector_id and d.received_at > s.heard_at
         and ${cameByItself}),
      ${now.toISOString()})
    from connectors c
    where s.ended_at is null and c.property_id = s.property_id and c.id = s.connector_id
      and (c.archived_at is not null or exists (
        select from deliveries d
        where d.property_id = s.property_id and d.connector_id = s.connector_id and d.received_at > s.heard_at
          and ${cameByItself}))
    returning s.property_id`)
  return [...new Set(rows.map(({ property_id }) => property_id))]
}

export type SilentConnector = { connectorId: string; name: string; since: Date }

/** The silent ones of a house by name. One that was just heard is none, whether or not its end was written down yet. */
export function listSilent(db: Database, propertyId: string): Promise<SilentConnector[]> {
  return db
    .select({ connectorId: connectors.id, name: connectors.name, since: connectorSilences.heardAt })
    .from(connectorSilences)
    .innerJoin(
      connectors,
      and(
        eq(connectors.propertyId, connectorSilences.propertyId),
        eq(connectors.id, connectorSilences.connectorId),
      ),
    )
    .where(
      and(
        eq(connectorSilences.propertyId, propertyId),
        isNull(connectorSilences.endedAt),
        isNull(connectors.archivedAt),
        sql`not exists (
          select from ${deliveries} d
          where d.property_id = ${connectorSilences.propertyId}
            and d.connector_id = ${connectorSilences.connectorId}
            and d.received_at > ${connectorSilences.heardAt} and ${cameByItself})`,
      ),
    )
    .orderBy(asc(connectors.name), asc(connectors.id))
}
