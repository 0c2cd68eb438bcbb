/** Adds the facts of a figure up: whole, by day, by a dimension, by reason, by hour and weekday. */
import { type Name, type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

import { factsOf } from './facts-store'
import { type Dimension, type Measure, NOTHING, type Source } from './figures'
import { percentile } from './percentile'
import type { Scope } from './scope'

/** What facts may be sorted into: the business date, a reason or voice or kind, the weekday and hour, a dimension. */
export type By = 'day' | 'word' | 'late' | Dimension

const COLUMNS: Record<By, SQL> = {
  day: sql`f.day`,
  word: sql`f.word`,
  /** Weekday of the business date and hour it was due, "5 19", of what was not in time; null for the rest. */
  late: sql`case when f.in_time is not true then date_part('isodow', f.day) || ' ' || f.hour end`,
  outlet: sql`f.outlet_id`,
  playbook: sql`f.playbook_id`,
  team: sql`f.team_id`,
  person: sql`f.person_id`,
}

/** What each source adds up besides its count; the rest stays 0. */
const SUMS: Partial<Record<Source, Partial<Record<keyof Sums, SQL>>>> = {
  moments: {
    inTime: sql`(count(*) filter (where f.in_time))::int`,
    followed: sql`(count(*) filter (where f.followed))::int`,
  },
  spends: { totalMinor: sql`coalesce(sum(f.amount_minor), 0)::float8` },
  replies: { answered: sql`(count(*) filter (where f.answered))::int` },
  own_replies: { overruled: sql`(count(*) filter (where f.overruled is not null))::int` },
}
/** The sources that show minutes: their parts are told apart by tenths of a minute, all but the days and late hours. */
const TIMED: readonly Source[] = ['takes', 'moments', 'replies']
const UNTIMED: readonly By[] = ['day', 'late']

type Sums = Pick<
  Measure,
  'count' | 'guests' | 'inTime' | 'followed' | 'answered' | 'overruled' | 'totalMinor'
>
type Row = Sums & { which: number; bucket: string | null; tenths: number | null }

/** A measure and its parts. A bucket in which nothing happened is absent; the key null is "has none". */
export type Measured = { whole: Measure; by: Partial<Record<By, Map<string | null, Measure>>> }

/**
 * Adds up the facts of a source in one pass over them: the whole and its parts are grouping sets, hashed side by
 * side, and nothing is sorted.
 */
export async function measure(
  db: Database,
  source: Source,
  scope: Scope,
  bys: readonly By[] = [],
): Promise<Measured> {
  const { rows } = await db.execute<Row>(addUp(source, bys, factsOf(source, scope)))
  return gather(rows, bys)
}

function addUp(source: Source, bys: readonly By[], facts: SQL): SQL {
  const sums = SUMS[source] ?? {}
  const isTimed = TIMED.includes(source)
  /** What a part is split by once more: minutes to find the middle of, or guests to count each once. */
  const finer = isTimed ? sql`f.tenths` : source === 'touches' ? sql`f.guest_id` : null
  const splits = (by: By | null) => finer !== null && !(by && UNTIMED.includes(by))
  const columns = bys.map((_, index) => sql.identifier(`bucket_${index}`))
  const named = bys.map((by, index) => sql`, ${COLUMNS[by]} as ${columns[index]}`)
  const isPart = (column: Name) => sql`grouping(${column}) = 0`
  const which = columns.map((column, index) => sql` when ${isPart(column)} then ${sql.raw(String(index))}`)
  const bucket = columns.map((column) => sql` when ${isPart(column)} then ${column}::text`)
  const sets = [
    splits(null) ? sql`(${finer})` : sql`()`,
    ...bys.map((by, index) => (splits(by) ? sql`(${columns[index]}, ${finer})` : sql`(${columns[index]})`)),
  ]
  const parts =
    bys.length === 0
      ? sql`-1 as which, null::text as bucket`
      : sql`case ${sql.join(which)} else -1 end as which, case ${sql.join(bucket)} end as bucket`
  const split = sql`select ${parts}, ${isTimed ? finer : sql`null::int`} as tenths, count(*)::int as "count",
      1 as guests,
      ${sums.inTime ?? sql`0`} as "inTime", ${sums.followed ?? sql`0`} as "followed",
      ${sums.answered ?? sql`0`} as "answered", ${sums.overruled ?? sql`0`} as "overruled",
      ${sums.totalMinor ?? sql`0::float8`} as "totalMinor"
    from (select f.* ${sql.join(named)} from (${facts}) f) f
    group by grouping sets (${sql.join(sets, sql`, `)})`
  return source === 'touches'
    ? sql`select g.which, g.bucket, null::int as tenths, sum(g."count")::int as "count",
        count(*)::int as guests, 0 as "inTime", 0 as "followed", 0 as "answered",
        0 as "overruled", 0::float8 as "totalMinor"
      from (${split}) g group by g.which, g.bucket`
    : split
}

/** Puts the counts of each tenth of a minute together again, and finds the middle of them. */
function gather(rows: readonly Row[], bys: readonly By[]): Measured {
  const by = Object.fromEntries(bys.map((name) => [name, new Map<string | null, Measure>()]))
  let whole = NOTHING
  for (const part of Map.groupBy(rows, ({ which, bucket }) => `${which} ${bucket}`).values()) {
    const [{ which, bucket } = { which: -1, bucket: null }] = part
    const found = together(part)
    const name = bys[which]
    if (name === undefined) whole = found
    else by[name]?.set(bucket, found)
  }
  return { whole, by }
}

function together(rows: readonly Row[]): Measure {
  const sum = (name: keyof Sums) => rows.reduce((all, row) => all + row[name], 0)
  const counts = rows.flatMap(({ tenths, count }) => (tenths === null ? [] : [{ tenths, count }]))
  return {
    count: sum('count'),
    guests: sum('guests'),
    inTime: sum('inTime'),
    followed: sum('followed'),
    answered: sum('answered'),
    overruled: sum('overruled'),
    totalMinor: sum('totalMinor'),
    median: percentile(counts, 0.5),
    ninetieth: percentile(counts, 0.9),
  }
}

/**
 * Reads everything in it as of one moment, on one connection: a page that asks twenty questions must not hold
 * twenty. Nothing is compiled (JIT) for what takes less time than compiling it, and a week is looked up row by
 * row instead of past the whole history: the indexes lie in memory or on a disk without arms.
 */
export function inOneReading<T>(db: Database, read: (tx: Database) => Promise<T>): Promise<T> {
  return db.transaction(
    async (tx) => {
      await tx.execute(
        sql`select set_config('jit', 'off', true), set_config('random_page_cost', '1.1', true),
          set_config('work_mem', '32MB', true)`,
      )
      return read(tx)
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

export type HeatCell = { weekday: number; hour: number; count: number }

/** The cells of the heat map out of moments and misses that were measured by 'late'; sums to the figure `late`. */
export function lateCells(measured: readonly Measured[]): HeatCell[] {
  const cells = new Map<string, number>()
  for (const { by } of measured)
    for (const [key, { count }] of by.late ?? []) if (key) cells.set(key, (cells.get(key) ?? 0) + count)
  return [...cells].map(([key, count]) => {
    const [weekday = 0, hour = 0] = key.split(' ').map(Number)
    return { weekday, hour, count }
  })
}

/** The first business a house ever did, or null: a comparison before it would be with nothing. */
export async function findFirstFactAt(db: Database, propertyId: string): Promise<Date | null> {
  const { rows } = await db.execute<{ at: number | null }>(
    sql`select (extract(epoch from least(
      (select min(occurred_at) from signals where property_id = ${propertyId}),
      (select min(at) from task_events where property_id = ${propertyId} and move = 'deliver'
        and is_counted and undone_at is null))) * 1000)::float8 as at`,
  )
  const at = rows[0]?.at
  return at == null ? null : new Date(at)
}

/** Names for the rows of a breakdown, in alphabetical order: a list, not a ranking. */
export async function listNames(
  db: Database,
  propertyId: string,
  dimension: Dimension,
): Promise<{ id: string; name: string }[]> {
  const from = {
    outlet: sql`select id::text, name from outlets where property_id = ${propertyId}`,
    playbook: sql`select id::text, name from playbooks where property_id = ${propertyId}`,
    team: sql`select id::text, name from teams where property_id = ${propertyId}`,
    person: sql`select p.id::text, p.name from memberships m join people p on p.id = m.person_id
      where m.property_id = ${propertyId}`,
  }[dimension]
  const { rows } = await db.execute<{ id: string; name: string }>(
    sql`select * from (${from}) n order by lower(n.name), n.id`,
  )
  return rows
}
