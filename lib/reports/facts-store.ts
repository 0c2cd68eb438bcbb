/**
 * Where each figure's facts lie, in SQL. The count, the rows and the file all select from `factsOf`, so they
 * cannot disagree. Every source gives the same columns; what a source does not know is null.
 */
import { type SQL, sql } from 'drizzle-orm'

import { businessDay as daySpan, type HouseClock, shiftDate } from '@/lib/time/business-date'

import { DIMENSIONS, type Dimension, type Source } from './figures'
import { NOBODY, type Scope } from './scope'

const DAY = 24 * 60 * 60_000
/** How long a guest's next word counts as following a moment, or answering a reply. */
const ECHO_DAYS = 14
/** Longer than any window stays open (lib/playbooks/rules.ts), so that an earlier take of a task lies within it. */
const LONGEST_LIFE_DAYS = 60

/** The business date of an instant: yesterday's business ends at the rolling hour of the wall clock. */
export const businessDay = (instant: SQL, { zone, rollsAtHour }: HouseClock) =>
  sql`((${instant} at time zone ${zone}) - make_interval(hours => ${rollsAtHour}))::date`

/**
 * Inside the scope's business dates, as the index can find it: from the first instant of the first date to the
 * last of the last, so that the business date of what is found needs no second look (a test holds the two
 * calendars together).
 */
const within = (instant: SQL, scope: Scope, laterDays = 0) => {
  const { startsAt, endsAt } = boundsOf(scope)
  return sql`${instant} >= ${startsAt.toISOString()}::timestamptz
    and ${instant} < ${new Date(endsAt.getTime() + laterDays * DAY).toISOString()}::timestamptz`
}

function boundsOf({ from, to, clock, until }: Scope) {
  const { endsAt } = daySpan(to, clock)
  return { startsAt: daySpan(from, clock).startsAt, endsAt: until < endsAt ? until : endsAt }
}

/** Nobody who asked not to be followed is counted or quoted. */
export const isOptedOut = (guest: SQL, { propertyId, now }: { propertyId: string; now: Date }) =>
  sql`exists (select 1 from cautions c where c.property_id = ${propertyId} and c.guest_id = ${guest}
    and c.kind = 'opted_out' and c.lifted_at is null
    and (c.expires_at is null or c.expires_at > ${now.toISOString()}::timestamptz))`

/** As they stood at the move: the event keeps them, the task's own may have moved on. */
const dueAt = sql`e.due_at`
const openedAt = sql`e.opened_at`

const minutes = (from: SQL, to: SQL) => sql`(extract(epoch from ${to} - ${from}) / 60)::float8`

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
  minutes: sql`null::float8`,
  in_time: sql`null::boolean`,
  followed: sql`null::boolean`,
  answered: sql`null::boolean`,
  amount_minor: sql`null::int`,
  word: sql`null::text`,
}
type Column = keyof typeof UNKNOWN

const select = (columns: Partial<Record<Column, SQL>>, rest: SQL) => {
  const all = Object.entries({ ...UNKNOWN, ...columns })
  return sql`select ${sql.join(
    all.map(([name, value]) => sql`${value} as ${sql.identifier(name)}`),
    sql`, `,
  )} ${rest}`
}

const ofTask = {
  task_id: sql`t.id`,
  signal_id: sql`t.signal_id`,
  guest_id: sql`t.guest_id`,
  outlet_id: sql`t.outlet_id`,
  playbook_id: sql`t.playbook_id`,
  team_id: sql`t.team_id`,
}
const ofMove = { ...ofTask, key: sql`e.id::text`, at: sql`e.at`, person_id: sql`e.by_person_id` }

/** Moves of one kind on gestures; what was taken back is left out. */
const gestureMoves = (move: 'take' | 'deliver' | 'miss' | 'could_not', scope: Scope, also = sql``) =>
  sql`from task_events e
    join tasks t on t.property_id = e.property_id and t.id = e.task_id and t.kind = 'gesture' ${also}
    where e.property_id = ${scope.propertyId} and e.move = ${sql.raw(`'${move}'`)} and e.undone_at is null
      and ${within(sql`e.at`, scope)}`

const moments = (scope: Scope) =>
  select(
    {
      ...ofMove,
      due_at: dueAt,
      minutes: minutes(openedAt, sql`e.at`),
      in_time: sql`e.at <= ${dueAt}`,
      followed: sql`w.task_id is not null`,
    },
    gestureMoves('deliver', scope, sql`left join (${followedTasks(scope)}) w on w.task_id = t.id`),
  )

/** Bounded by when an echo can come, so that a week in a long history reads a fortnight's signals. */
const followedTasks = (scope: Scope) =>
  sql`select distinct x.task_id from signals s
    join echoes x on x.property_id = s.property_id and x.signal_id = s.id and not x.is_retracted
    where s.property_id = ${scope.propertyId} and ${within(sql`s.occurred_at`, scope, ECHO_DAYS)}
      and not ${isOptedOut(sql`s.guest_id`, scope)}`

/** A moment touches the guest it was for, and everybody known in the party when it was for several. */
const touches = (scope: Scope) => sql`
  ${select({ ...ofMove }, sql`${gestureMoves('deliver', scope)} and t.guest_id is not null`)}
  union all
  ${select(
    { ...ofMove, key: sql`e.id || '.' || g.guest_id`, guest_id: sql`g.guest_id` },
    gestureMoves(
      'deliver',
      scope,
      sql`join visit_guests g on g.property_id = t.property_id and g.visit_id = t.visit_id
        and t.count > 1 and g.guest_id is distinct from t.guest_id`,
    ),
  )}`

/** The first time somebody took it; taking it again after giving it back is not noticed sooner. */
const takes = (scope: Scope) =>
  select(
    { ...ofMove, due_at: dueAt, minutes: minutes(openedAt, sql`e.at`) },
    sql`${gestureMoves('take', scope)} and not exists (select 1 from task_events o
      where o.property_id = ${scope.propertyId} and o.task_id = e.task_id and o.move = 'take'
        and o.undone_at is null and (o.at, o.id) < (e.at, e.id)
        and ${within(sql`o.at`, { ...scope, from: shiftDate(scope.from, -LONGEST_LIFE_DAYS) })})`,
  )

const misses = (scope: Scope) =>
  select(
    { ...ofMove, person_id: sql`t.claimed_by`, due_at: dueAt, word: sql`'missed'` },
    gestureMoves('miss', scope),
  )

const lates = (scope: Scope) => sql`
  ${select(
    { ...ofMove, due_at: dueAt, minutes: minutes(dueAt, sql`e.at`), word: sql`'late'` },
    sql`${gestureMoves('deliver', scope)} and e.at > ${dueAt}`,
  )}
  union all ${misses(scope)}`

const couldNots = (scope: Scope) =>
  select(
    { ...ofMove, due_at: dueAt, word: sql`coalesce(e.detail->>'reason', t.could_not_reason, 'other')` },
    gestureMoves('could_not', scope),
  )

/** What is taken back is booked against whoever had spent it, also when somebody else took it back. */
const spends = (scope: Scope) =>
  select(
    {
      ...ofTask,
      key: sql`m.id::text`,
      at: sql`m.at`,
      person_id: sql`case when m.kind = 'spend' then m.by_person_id else (
        select o.by_person_id from spends o where o.property_id = m.property_id and o.task_id = m.task_id
          and o.kind = 'spend' and o.at <= m.at order by o.at desc, o.id desc limit 1) end`,
      amount_minor: sql`m.amount_minor`,
      word: sql`m.kind`,
    },
    sql`from spends m
      join tasks t on t.property_id = m.property_id and t.id = m.task_id and t.kind = 'gesture'
      join properties p on p.id = m.property_id and p.currency = m.currency
      where m.property_id = ${scope.propertyId} and ${within(sql`m.at`, scope)}`,
  )

const replies = (scope: Scope) =>
  select(
    {
      ...ofTask,
      key: sql`r.id::text`,
      at: sql`r.sent_at`,
      signal_id: sql`h.id`,
      person_id: sql`r.voice_person_id`,
      minutes: minutes(sql`h.received_at`, sql`r.sent_at`),
      answered: sql`exists (select 1 from questions q where q.property_id = ${scope.propertyId}
          and q.reply_task_id = r.task_id and q.answer_signal_id is not null)
        or a.in_reply_to is not null`,
      word: sql`case when r.voice_person_id is null then 'brand' else 'person' end`,
    },
    sql`from replies r
      join tasks t on t.property_id = r.property_id and t.id = r.task_id
      left join signals h on h.property_id = r.property_id and h.id = coalesce(r.signal_id, t.signal_id)
      left join (select distinct s.in_reply_to from signals s where s.property_id = ${scope.propertyId}
        and s.nature = 'guest' and s.in_reply_to is not null and ${within(sql`s.occurred_at`, scope, ECHO_DAYS)}
      ) a on a.in_reply_to = r.external_id
      where r.property_id = ${scope.propertyId} and r.state = 'sent' and ${within(sql`r.sent_at`, scope)}`,
  )

/** A guest's own words, once: what came by two connectors is one signal. */
const signals = (scope: Scope) =>
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

const FACTS: Record<Source, (scope: Scope) => SQL> = {
  signals,
  moments,
  touches,
  takes,
  lates,
  misses,
  could_nots: couldNots,
  spends,
  replies,
}

/** The facts of a source on the business dates of the scope, as a select to be put in brackets. */
export function factsOf(source: Source, scope: Scope): SQL {
  const { clock } = scope
  return sql`select * from (
    select f.*, ${businessDay(sql`f.at`, clock)} as day,
      extract(hour from f.due_at at time zone ${clock.zone})::int as hour
    from (${FACTS[source](scope)}) f) d
  where true ${narrowed(scope)}`
}

const COLUMN: Record<Dimension, SQL> = {
  outlet: sql`d.outlet_id`,
  playbook: sql`d.playbook_id`,
  team: sql`d.team_id`,
  person: sql`d.person_id`,
}

function narrowed({ only, weekday, hour }: Scope) {
  const conditions = DIMENSIONS.flatMap((dimension) => {
    const id = only[dimension]
    if (id === undefined) return []
    return id === NOBODY ? sql`${COLUMN[dimension]} is null` : sql`${COLUMN[dimension]} = ${id}::uuid`
  })
  if (weekday !== undefined) conditions.push(sql`extract(isodow from d.day) = ${weekday}`)
  if (hour !== undefined) conditions.push(sql`d.hour = ${hour}`)
  return sql.join(conditions.map((condition) => sql` and ${condition}`))
}
