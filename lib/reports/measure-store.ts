/** Adds the facts of a figure up: whole, by day, by a dimension, by reason, by hour and weekday. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

import { factsOf } from './facts-store'
import { type Dimension, type Measure, NOTHING, type Source } from './figures'
import type { Scope } from './scope'

/** What facts may be sorted into: the business date, a reason or voice or kind, the weekday and hour, a dimension. */
export type By = 'day' | 'word' | 'late' | Dimension

const COLUMNS: Record<By, SQL> = {
  day: sql`f.day`,
  word: sql`f.word`,
  /** Weekday of the business date and hour it was due, "5 19", of what was not in time; null for the rest. */
  late: sql`case when f.in_time is not true then extract(isodow from f.day) || ' ' || f.hour end`,
  outlet: sql`f.outlet_id`,
  playbook: sql`f.playbook_id`,
  team: sql`f.team_id`,
  person: sql`f.person_id`,
}

/** Distinct guests and percentiles cost a sort each, so only the sources that show them pay for it. */
const sums = (source: Source) => sql`
  count(*)::int as "count",
  ${source === 'touches' ? sql`count(distinct f.guest_id)::int` : sql`0`} as "guests",
  (count(*) filter (where f.in_time))::int as "inTime",
  (count(*) filter (where f.followed))::int as "followed",
  (count(*) filter (where f.answered))::int as "answered",
  coalesce(sum(f.amount_minor), 0)::float8 as "totalMinor",
  ${percentiles(source)} as "minutes"`

const percentiles = (source: Source) =>
  source === 'takes' || source === 'moments' || source === 'replies'
    ? sql`percentile_cont(array[0.5, 0.9]) within group (order by f.minutes)`
    : sql`null::float8[]`

type Row = Omit<Measure, 'median' | 'ninetieth'> & {
  minutes: (number | null)[] | null
  which: number
  bucket: string | null
}

/** A measure and its parts. A bucket in which nothing happened is absent; the key null is "has none". */
export type Measured = { whole: Measure; by: Partial<Record<By, Map<string | null, Measure>>> }

/** Adds up the whole scope and its parts in one pass over the facts. */
export async function measure(
  db: Database,
  source: Source,
  scope: Scope,
  bys: readonly By[] = [],
): Promise<Measured> {
  const columns = bys.map((_, index) => sql.identifier(`bucket_${index}`))
  const named = bys.map((by, index) => sql`, ${COLUMNS[by]} as ${columns[index]}`)
  const which = columns.map(
    (column, index) => sql` when grouping(${column}) = 0 then ${sql.raw(String(index))}`,
  )
  const bucket = columns.map((column) => sql` when grouping(${column}) = 0 then ${column}::text`)
  const sets = [sql`()`, ...columns.map((column) => sql`(${column})`)]
  const parts =
    bys.length === 0
      ? sql`-1 as "which", null::text as "bucket"`
      : sql`case ${sql.join(which)} else -1 end as "which", case ${sql.join(bucket)} end as "bucket"`
  const { rows } = await db.execute<Row>(sql`
    select ${parts}, ${sums(source)}
    from (select f.* ${sql.join(named)} from (${factsOf(source, scope)}) f) f
    group by grouping sets (${sql.join(sets, sql`, `)})`)

  const by = Object.fromEntries(bys.map((name) => [name, new Map<string | null, Measure>()]))
  let whole = NOTHING
  for (const { which: index, bucket: key, minutes, ...sums } of rows) {
    const [median = null, ninetieth = null] = minutes ?? []
    const found = { ...sums, median, ninetieth }
    const name = bys[index]
    if (name === undefined) whole = found
    else by[name]?.set(key, found)
  }
  return { whole, by }
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
        sql`select set_config('jit', 'off', true), set_config('random_page_cost', '1.1', true)`,
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
      (select min(at) from task_events where property_id = ${propertyId} and move = 'deliver'))) * 1000)::float8 as at`,
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
