/**
 * Where each figure's facts lie, in SQL. The count, the rows and the file all select from `factsOf`, so they
 * cannot disagree. Every source gives the same columns; what a source does not know is null.
 */
import { type SQL, sql } from 'drizzle-orm'

import { SELLING } from '@/lib/replies/promotion'

import { DIMENSIONS, type Dimension, type Source } from './figures'
import { businessDay, fromMoves, within } from './moves-store'
import { NOBODY, type Scope } from './scope'

/** How long a guest's next word counts as following a moment, or answering a reply. */
const ECHO_DAYS = 14
/** Nobody who asked not to be followed is counted or quoted. They are few: looked up once, then hashed. */
export const isOptedOut = (guest: SQL, { propertyId, now }: { propertyId: string; now: Date }) =>
  sql`(${guest} is not null and ${guest} in (select c.guest_id from cautions c where c.property_id = ${propertyId}
    and c.kind = 'opted_out' and c.lifted_at is null
    and (c.expires_at is null or c.expires_at > ${now.toISOString()}::timestamptz)))`

/** In tenths of a minute, for the figure, its rows and its file alike. date_part counts in floats: extract would in decimals. */
const tenths = (from: SQL, to: SQL) => sql`round(date_part('epoch', ${to} - ${from}) / 6)::int`

/** Every column that facts have, and what stands there when a source does not know. */
const UNKNOWN = {
  key: sql`null::text`,
  at: sql`null::timestamptz`,
  task_id: sql`null::uuid`,
  signal_id: sql`null::uuid`,
  guest_id: sql`null::uuid`,
  outlet_id: sql`null::uuid`,
  playbook_id: sql`null::uuid`,
  team_id: sql`null::uuid`,
  person_id: sql`null::uuid`,
  due_at: sql`null::timestamptz`,
  tenths: sql`null::int`,
  in_time: sql`null::boolean`,
  followed: sql`null::boolean`,
  answered: sql`null::boolean`,
  /** Why a person sent it in spite of the promotion check; null where it found nothing. */
  overruled: sql`null::text`,
  amount_minor: sql`null::int`,
  word: sql`null::text`,
}
type Column = keyof typeof UNKNOWN
type Facts = (scope: Scope) => SQL

const select = (columns: Partial<Record<Column, SQL>>, rest: SQL) => {
  const all = Object.entries({ ...UNKNOWN, ...columns })
  return sql`select ${sql.join(
    all.map(([name, value]) => sql`${value} as ${sql.identifier(name)}`),
    sql`, `,
  )} ${rest}`
}

/** As it stood at the move: the event keeps it, the task may have moved on. */
const ofMove = {
  key: sql`e.id::text`,
  at: sql`e.at`,
  task_id: sql`e.task_id`,
  guest_id: sql`e.guest_id`,
  outlet_id: sql`e.outlet_id`,
  playbook_id: sql`e.playbook_id`,
  team_id: sql`e.team_id`,
  person_id: sql`e.person_id`,
  due_at: sql`e.due_at`,
}

const moments: Facts = (scope) =>
  select(
    {
      ...ofMove,
      tenths: tenths(sql`e.opened_at`, sql`e.at`),
      in_time: sql`e.at <= e.due_at`,
      followed: sql`e.task_id in (${followedTasks(scope)})`,
    },
    fromMoves('deliver', scope),
  )

/** Bounded by when an echo can come, so that a week in a long history reads a fortnight's signals. */
const followedTasks = (scope: Scope) =>
  sql`select x.task_id from signals s
    join echoes x on x.property_id = s.property_id and x.signal_id = s.id and not x.is_retracted
    where s.property_id = ${scope.propertyId} and ${within(sql`s.occurred_at`, scope, ECHO_DAYS)}
      and not ${isOptedOut(sql`s.guest_id`, scope)}`

/** A moment touches the guest it was for, and everybody known in the party when it was for several. */
const touches: Facts = (scope) => sql`
  ${select(ofMove, sql`${fromMoves('deliver', scope)} and e.guest_id is not null`)}
  union all
  ${select(
    { ...ofMove, key: sql`e.id || '.' || g.guest_id`, guest_id: sql`g.guest_id` },
    fromMoves(
      'deliver',
      scope,
      sql`join tasks t on t.property_id = e.property_id and t.id = e.task_id and t.kind = 'gesture' and t.count > 1
        join visit_guests g on g.property_id = t.property_id and g.visit_id = t.visit_id
          and g.guest_id is distinct from t.guest_id`,
    ),
  )}`

const takes: Facts = (scope) =>
  select({ ...ofMove, tenths: tenths(sql`e.opened_at`, sql`e.at`) }, fromMoves('take', scope))

const misses: Facts = (scope) => select({ ...ofMove, word: sql`'missed'` }, fromMoves('miss', scope))

const lates: Facts = (scope) => sql`
  ${select(
    { ...ofMove, tenths: tenths(sql`e.due_at`, sql`e.at`), word: sql`'late'` },
    sql`${fromMoves('deliver', scope)} and e.at > e.due_at`,
  )}
  union all ${misses(scope)}`

const couldNots: Facts = (scope) =>
  select(
    {
      ...ofMove,
      word: sql`coalesce((select d.detail->>'reason' from task_events d
        where d.property_id = ${scope.propertyId} and d.id = e.id), 'other')`,
    },
    fromMoves('could_not', scope),
  )

const spends: Facts = (scope) =>
  select(
    {
      key: sql`m.id::text`,
      at: sql`m.at`,
      task_id: sql`m.task_id`,
      outlet_id: sql`m.outlet_id`,
      playbook_id: sql`m.playbook_id`,
      team_id: sql`m.team_id`,
      person_id: sql`m.person_id`,
      amount_minor: sql`m.amount_minor`,
      word: sql`m.kind`,
    },
    sql`from spends m where m.property_id = ${scope.propertyId} and m.is_counted and ${within(sql`m.at`, scope)}
        and m.currency = (select p.currency from properties p where p.id = ${scope.propertyId})`,
  )

/** Did the guest write back to what stands there under this id? */
const isAnswered = (externalId: SQL, scope: Scope) =>
  sql`exists (select 1 from signals a where a.property_id = ${scope.propertyId}
    and a.in_reply_to = ${externalId} and a.nature = 'guest' and a.deleted_at is null and ${within(sql`a.occurred_at`, scope, ECHO_DAYS)})`

const ofPeople: Facts = (scope) =>
  select(
    {
      key: sql`r.id::text`,
      at: sql`r.sent_at`,
      task_id: sql`t.id`,
      guest_id: sql`t.guest_id`,
      outlet_id: sql`t.outlet_id`,
      playbook_id: sql`t.playbook_id`,
      team_id: sql`t.team_id`,
      signal_id: sql`h.id`,
      person_id: sql`r.voice_person_id`,
      tenths: tenths(sql`h.received_at`, sql`r.sent_at`),
      answered: sql`exists (select 1 from questions q where q.property_id = ${scope.propertyId}
          and q.reply_task_id = r.task_id and q.answer_signal_id is not null)
        or ${isAnswered(sql`r.external_id`, scope)}`,
      overruled: sql`case when r.overruled->'guards' ?| ${sql.param([...SELLING])}::text[]
        then r.overruled->>'reason' end`,
      word: sql`case when r.voice_person_id is null then 'brand' else 'person' end`,
    },
    sql`from replies r
      join tasks t on t.property_id = r.property_id and t.id = r.task_id
      left join signals h on h.property_id = r.property_id and h.id = coalesce(r.signal_id, t.signal_id)
      where r.property_id = ${scope.propertyId} and r.state = 'sent' and ${within(sql`r.sent_at`, scope)}`,
  )

/**
 * What the account of the house answered there without any of us: heard as a post of our own, under a guest's words that
 * nobody here answered by name. (What a person copied comes back as such a post too, and is theirs.)
 */
const ofTheBrand: Facts = (scope) =>
  select(
    {
      key: sql`o.id::text`,
      at: sql`o.occurred_at`,
      guest_id: sql`h.guest_id`,
      outlet_id: sql`h.outlet_id`,
      signal_id: sql`h.id`,
      tenths: tenths(sql`h.received_at`, sql`greatest(o.occurred_at, h.received_at)`),
      answered: isAnswered(sql`o.external_id`, scope),
      word: sql`'brand'`,
    },
    sql`from signals o
      join signals h on h.property_id = o.property_id and h.connector_id = o.connector_id
        and h.external_id = o.in_reply_to and h.nature = 'guest'
      where o.property_id = ${scope.propertyId} and o.nature = 'own_post' and o.same_as_id is null
        and o.deleted_at is null and ${within(sql`o.occurred_at`, scope)}
        and not exists (select 1 from replies r
          join tasks t on t.property_id = r.property_id and t.id = r.task_id
          where r.property_id = o.property_id and r.state in ('sent', 'recalled')
            and coalesce(r.signal_id, t.signal_id) = h.id)`,
  )

const replies: Facts = (scope) => sql`${ofPeople(scope)} union all ${ofTheBrand(scope)}`

/** A guest's own words, once: what came by two connectors is one signal. */
const signals: Facts = (scope) =>
  select(
    {
      key: sql`s.id::text`,
      at: sql`s.occurred_at`,
      signal_id: sql`s.id`,
      guest_id: sql`s.guest_id`,
      outlet_id: sql`s.outlet_id`,
      word: sql`s.kind`,
    },
    sql`from signals s where s.property_id = ${scope.propertyId} and s.nature = 'guest'
      and s.same_as_id is null and ${within(sql`s.occurred_at`, scope)}
      and not ${isOptedOut(sql`s.guest_id`, scope)}`,
  )

const FACTS: Record<Source, Facts> = {
  signals,
  moments,
  touches,
  takes,
  lates,
  misses,
  could_nots: couldNots,
  spends,
  replies,
  own_replies: ofPeople,
}

/** The facts of a source on the business dates of the scope, as a select to be put in brackets. */
export function factsOf(source: Source, scope: Scope): SQL {
  const { clock } = scope
  return sql`select * from (
    select f.*, f.tenths / 10.0::float8 as minutes, ${businessDay(sql`f.at`, clock)} as day,
      date_part('hour', f.due_at at time zone ${clock.zone})::int as hour
    from (${FACTS[source](scope)}) f) d
  where true ${narrowed(scope)}`
}

const COLUMN: Record<Dimension, SQL> = {
  outlet: sql`d.outlet_id`,
  playbook: sql`d.playbook_id`,
  team: sql`d.team_id`,
  person: sql`d.person_id`,
}

function narrowed({ only, weekday, hour, word, answered }: Scope) {
  const conditions = DIMENSIONS.flatMap((dimension) => {
    const id = only[dimension]
    if (id === undefined) return []
    return id === NOBODY ? sql`${COLUMN[dimension]} is null` : sql`${COLUMN[dimension]} = ${id}::uuid`
  })
  if (weekday !== undefined) conditions.push(sql`date_part('isodow', d.day) = ${weekday}`)
  if (hour !== undefined) conditions.push(sql`d.hour = ${hour}`)
  if (word !== undefined) conditions.push(sql`d.word = ${word}`)
  if (answered) conditions.push(sql`d.answered`)
  return sql.join(conditions.map((condition) => sql` and ${condition}`))
}
