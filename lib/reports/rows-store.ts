/** The rows behind a figure, newest first, in pages that never overlap. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type { Network, SignalKind, SpotKind, TaskStatus } from '@/db/vocabulary'
import { WRITTEN_ACCOUNT } from '@/db/written-account'

import { factsOf, isOptedOut } from './facts-store'
import { definitionOf, type Figure } from './figures'
import type { Scope } from './scope'

/** One counted fact with the names of what it points at. Null: the fact does not know, or may not be shown. */
export type FigureRow = {
  key: string
  atMs: number
  day: string
  taskId: string | null
  act: string | null
  status: TaskStatus | null
  spotKind: SpotKind | null
  spotLabel: string | null
  signalId: string | null
  signalKind: SignalKind | null
  network: Network | null
  /** The guest's own words; null once removed by them, or for a guest who opted out. */
  words: string | null
  guestId: string | null
  /** Their name, or an account of theirs; an account never after they opted out. */
  guest: string | null
  outlet: string | null
  playbook: string | null
  team: string | null
  person: string | null
  dueAtMs: number | null
  minutes: number | null
  inTime: boolean | null
  followed: boolean | null
  answered: boolean | null
  /** Why the promotion check was overruled. */
  overruled: string | null
  amountMinor: number | null
  /** Reason, voice, kind of entry. */
  word: string | null
  /** How many facts this row stands for: a guest's moments; otherwise 1. */
  facts: number
}

export type RowCursor = { atMs: number; key: string }

/** The rows that the figure's number counts: as many as its reading says. */
function counted(figure: Figure, scope: Scope): SQL {
  const { source, only } = definitionOf(figure)
  const facts = factsOf(source, scope)
  if (source === 'touches')
    return sql`select distinct on (f.guest_id) f.*, f.guest_id::text as row_key,
        (count(*) over (partition by f.guest_id))::int as facts
      from (${facts}) f order by f.guest_id, f.at desc`
  const column =
    only &&
    { inTime: sql`f.in_time`, followed: sql`f.followed`, overruled: sql`f.overruled is not null` }[only]
  return sql`select f.*, f.key as row_key, 1 as facts from (${facts}) f ${column ? sql`where ${column}` : sql``}`
}

/** What was done, with how many where it was for several: "4 signature drinks". */
const ACT = sql`case when t.count > 1 and t.act_many is not null
  then replace(t.act_many, '{count}', t.count::text) else t.act end`

const ms = (instant: SQL) => sql`(extract(epoch from ${instant}) * 1000)::float8`

/** One page, newest first. Hand the last row's `atMs` and `key` back as `after` for the next. */
export async function listRows(
  db: Database,
  figure: Figure,
  scope: Scope,
  { after, limit }: { after?: RowCursor | undefined; limit: number },
): Promise<FigureRow[]> {
  const later = after
    ? sql`where (c.at, c.row_key) < (to_timestamp(${after.atMs}::float8 / 1000)::timestamptz(3), ${after.key})`
    : sql``
  const { rows } = await db.execute<FigureRow>(sql`
    select c.row_key as "key", ${ms(sql`c.at`)} as "atMs", c.day::text as "day",
      c.task_id as "taskId", ${ACT} as "act", t.status as "status",
      sp.kind as "spotKind", coalesce(sp.label, t.spot_words) as "spotLabel",
      s.id as "signalId", s.kind as "signalKind", s.network as "network",
      case when s.deleted_at is null and not ${isOptedOut(sql`s.guest_id`, scope)}
        then nullif(s.text, '') end as "words",
      g.id as "guestId", coalesce(g.name, (select ${WRITTEN_ACCOUNT} from handles h
        where h.property_id = ${scope.propertyId} and h.guest_id = g.id
          and not ${isOptedOut(sql`h.guest_id`, scope)}
        order by h.first_heard_at, h.id limit 1)) as "guest",
      o.name as "outlet", pb.name as "playbook", tm.name as "team", pe.name as "person",
      ${ms(sql`c.due_at`)} as "dueAtMs", c.minutes as "minutes", c.in_time as "inTime",
      c.followed as "followed", c.answered as "answered",
      c.overruled as "overruled", c.amount_minor as "amountMinor",
      c.word as "word", c.facts as "facts"
    from (select * from (${counted(figure, scope)}) c ${later}
      order by c.at desc, c.row_key desc limit ${limit}) c
    left join tasks t on t.property_id = ${scope.propertyId} and t.id = c.task_id
    left join spots sp on sp.property_id = ${scope.propertyId} and sp.id = t.spot_id
    left join signals s on s.property_id = ${scope.propertyId} and s.id = coalesce(c.signal_id, t.signal_id)
    left join guests g on g.property_id = ${scope.propertyId} and g.id = coalesce(c.guest_id, t.guest_id)
    left join outlets o on o.property_id = ${scope.propertyId} and o.id = c.outlet_id
    left join playbooks pb on pb.property_id = ${scope.propertyId} and pb.id = c.playbook_id
    left join teams tm on tm.property_id = ${scope.propertyId} and tm.id = c.team_id
    left join people pe on pe.id = c.person_id
    order by c.at desc, c.row_key desc`)
  return rows
}

/** What guests said after a moment, newest first; never of a guest who opted out or took the words back. */
export async function listEchoes(db: Database, scope: Scope, limit: number) {
  const { rows } = await db.execute<{
    taskId: string
    act: string
    words: string
    network: Network
    guest: string | null
    guestId: string | null
    atMs: number
  }>(sql`
    select * from (
      select distinct on (s.id) f.task_id as "taskId", ${ACT} as "act", s.text as "words", s.network as "network",
        coalesce(g.name, ${WRITTEN_ACCOUNT}) as "guest", s.guest_id as "guestId", ${ms(sql`s.occurred_at`)} as "atMs"
      from (${factsOf('moments', scope)}) f
      join echoes x on x.property_id = ${scope.propertyId} and x.task_id = f.task_id and not x.is_retracted
      join signals s on s.property_id = x.property_id and s.id = x.signal_id and s.deleted_at is null and s.text <> ''
      join tasks t on t.property_id = x.property_id and t.id = x.task_id
      left join guests g on g.property_id = s.property_id and g.id = s.guest_id
      left join handles h on h.property_id = s.property_id and h.id = s.handle_id
      where f.followed and not ${isOptedOut(sql`s.guest_id`, scope)}
      order by s.id, f.at desc) q
    order by q."atMs" desc limit ${limit}`)
  return rows
}
