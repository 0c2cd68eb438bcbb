/** The lists of guests: who is here, who is expected, who was heard lately, and who answers to a name. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { accountNames, nameWords, typedWords } from '@/db/name-words'
import type { CautionKind, Network, SpotKind } from '@/db/vocabulary'
import { WRITTEN_ACCOUNT } from '@/db/written-account'

export type ListedGuest = {
  id: string
  name: string | null
  /** Null for whoever opted out: they are named by their name alone. */
  account: string | null
  network: Network | null
  /** Of the visit that puts them on the list; null for those found by name. */
  spotKind: SpotKind | null
  spotLabel: string | null
  outlet: string | null
  startsAtMs: number | null
  endsAtMs: number | null
  cautions: CautionKind[]
}

/** `found` selects guest_id, and of a visit, when there is one, its id; `rank` sorts. */
async function list(db: Database, propertyId: string, found: SQL, now: Date): Promise<ListedGuest[]> {
  const { rows } = await db.execute<ListedGuest>(sql`
    with found as (${found})
    select g.id, g.name,
      case when 'opted_out' = any(m.kinds) then null else h.written end as account,
      case when 'opted_out' = any(m.kinds) then null else h.network end as network,
      s.kind as "spotKind", s.label as "spotLabel", o.name as outlet,
      (extract(epoch from v.starts_at) * 1000)::float8 as "startsAtMs",
      (extract(epoch from v.ends_at) * 1000)::float8 as "endsAtMs",
      m.kinds as cautions
    from found f
    join guests g on g.property_id = ${propertyId} and g.id = f.guest_id and g.joined_into_id is null
    left join visits v on v.property_id = g.property_id and v.id = f.visit_id
    left join outlets o on o.property_id = g.property_id and o.id = v.outlet_id
    left join spots s on s.property_id = g.property_id and s.id = v.spot_id
    left join lateral (select ${WRITTEN_ACCOUNT} as written, network from handles h where h.property_id = g.property_id
      and h.guest_id = g.id order by h.first_heard_at, h.id limit 1) h on true
    cross join lateral (select coalesce(array_agg(distinct c.kind), '{}') as kinds from cautions c
      where c.property_id = g.property_id and c.guest_id = g.id and c.lifted_at is null
        and (c.expires_at is null or c.expires_at > ${now.toISOString()}::timestamptz)) m
    order by f.rank, g.id`)
  return rows
}

const LIMIT = 100

/** In the house now, or at a table: whoever leaves first stands first. */
export const listHere = (db: Database, propertyId: string, now: Date) =>
  list(
    db,
    propertyId,
    sql`select distinct on (vg.guest_id) vg.guest_id, v.id as visit_id, extract(epoch from v.ends_at) as rank
      from visits v join visit_guests vg on vg.property_id = v.property_id and vg.visit_id = v.id
      where v.property_id = ${propertyId} and v.status = 'in_house' and v.starts_at <= ${now.toISOString()}::timestamptz
        and v.ends_at > ${now.toISOString()}::timestamptz
      order by vg.guest_id, v.ends_at limit ${LIMIT}`,
    now,
  )

/** Expected before `until`: whoever comes first stands first. */
export const listExpected = (db: Database, propertyId: string, until: Date, now: Date) =>
  list(
    db,
    propertyId,
    sql`select distinct on (vg.guest_id) vg.guest_id, v.id as visit_id, extract(epoch from v.starts_at) as rank
      from visits v join visit_guests vg on vg.property_id = v.property_id and vg.visit_id = v.id
      where v.property_id = ${propertyId} and v.status = 'expected' and v.starts_at < ${until.toISOString()}::timestamptz
        and v.ends_at > ${now.toISOString()}::timestamptz
      order by vg.guest_id, v.starts_at limit ${LIMIT}`,
    now,
  )

/** Heard lately and not here: the latest first. Looks at the last few hundred signals, however many there are. */
export const listRecent = (db: Database, propertyId: string, now: Date) =>
  list(
    db,
    propertyId,
    sql`select h.guest_id, null::uuid as visit_id, -extract(epoch from max(h.received_at)) as rank
      from (select s.guest_id, s.received_at from signals s where s.property_id = ${propertyId}
        order by s.received_at desc, s.id desc limit 300) h
      where h.guest_id is not null and not exists (
        select 1 from visit_guests vg join visits v on v.property_id = vg.property_id and v.id = vg.visit_id
        where vg.property_id = ${propertyId} and vg.guest_id = h.guest_id and v.status in ('in_house', 'expected')
          and v.ends_at > ${now.toISOString()}::timestamptz)
      group by h.guest_id order by rank limit 30`,
    now,
  )

/** By the beginning of each word typed, in a name or an account; an account of whoever opted out finds nobody. */
export function searchGuests(db: Database, propertyId: string, words: string, now: Date) {
  const typed = typedWords(propertyId, words)
  const account = accountNames({ folded: sql`h.folded`, displayName: sql`h.display_name` })
  return list(
    db,
    propertyId,
    sql`select distinct on (q.guest_id) q.guest_id, q.visit_id, q.rank from (
      (select g.id as guest_id, null::uuid as visit_id, 0 as rank from guests g
        where ${nameWords(sql`g.property_id`, sql`g.name`)} @@ ${typed} and g.property_id = ${propertyId}
        limit ${LIMIT})
      union all
      (select h.guest_id, null::uuid, 1 from handles h
        where ${nameWords(sql`h.property_id`, account)} @@ ${typed} and h.property_id = ${propertyId}
          and not exists (select 1 from cautions c where c.property_id = h.property_id and c.guest_id = h.guest_id
            and c.kind = 'opted_out' and c.lifted_at is null)
        limit ${LIMIT})
    ) q order by q.guest_id, q.rank limit ${LIMIT}`,
    now,
  )
}
