/** SQL of looking again: which posts of a connector may be looked at, and that they were. */
import { and, eq, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Signal, signals } from '@/db/schema/signals'
import type { ConnectorKey } from '@/lib/connectors/store'

import type { Lookable } from './which-to-look-at'

export type HeardPost = Lookable &
  Pick<Signal, 'externalId' | 'text' | 'ratingValue' | 'revisedAt' | 'wayBack'> & {
    signalId: string
    zone: string
    /** Who said it, as the source calls them; where it calls them nothing that is theirs alone, one for each post. */
    author: string
  }

type Row = Omit<HeardPost, 'heardAt' | 'lookedAt' | 'revisedAt'> & {
  heardAt: string
  lookedAt: string | null
  revisedAt: string
}

/**
 * Guests' posts whose words we keep: those that somebody is at work for, and those heard since `heardSince`. Of each
 * sort the ones that were not seen for longest, at most `limit`.
 */
export async function listLookable(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  { heardSince, limit }: { heardSince: Date; limit: number },
): Promise<HeardPost[]> {
  // Of somebody who opted out no author is kept, and no words that could be taken back; a review may be nobody's.
  const some = sql`s.property_id = ${propertyId}::uuid and s.connector_id = ${connectorId}::uuid
    and s.nature = 'guest' and s.deleted_at is null and s.way_back is not null
      and (s.author is not null or s.text <> '')`
  const longestUnseen = sql`order by coalesce(s.looked_at, s.received_at) limit ${limit}`
  const { rows } = await db.execute<Row>(sql`
    with at_work as (
      select t.signal_id as id from tasks t
      where t.property_id = ${propertyId}::uuid and t.status in ('suggested', 'waiting', 'open', 'claimed')
        and t.signal_id is not null
      union
      select t.signal_id from questions q
      join tasks t on t.property_id = q.property_id and t.id = q.reply_task_id
      where q.property_id = ${propertyId}::uuid and q.state in ('unasked', 'asked', 'host')
        and t.signal_id is not null
      union
      select r.signal_id from replies r
      where r.property_id = ${propertyId}::uuid and r.state in ('awaiting', 'unsure') and r.signal_id is not null),
    posts as (
      (select s.*, true as is_at_work from signals s
        where ${some} and s.id in (select id from at_work) ${longestUnseen})
      union all
      (select s.*, false from signals s
        where ${some} and s.received_at >= ${heardSince.toISOString()}::timestamptz
          and s.id not in (select id from at_work) ${longestUnseen}))
    select s.id as "signalId", s.external_id as "externalId", s.text, s.way_back as "wayBack", p.zone,
      s.rating_value as "ratingValue",
      coalesce(s.author->>'id', s.author->>'handle', s.id::text) as author,
      s.revised_at as "revisedAt", s.received_at as "heardAt", s.looked_at as "lookedAt",
      s.is_at_work as "isAtWork"
    from posts s join properties p on p.id = s.property_id`)
  return rows.map(({ heardAt, lookedAt, revisedAt, ...row }) => ({
    ...row,
    heardAt: new Date(heardAt),
    lookedAt: lookedAt === null ? null : new Date(lookedAt),
    revisedAt: new Date(revisedAt),
  }))
}

export async function noteLooked(
  db: Database,
  { propertyId, signalId }: { propertyId: string; signalId: string },
  at: Date,
) {
  await db
    .update(signals)
    .set({ lookedAt: at })
    .where(and(eq(signals.propertyId, propertyId), eq(signals.id, signalId)))
}
