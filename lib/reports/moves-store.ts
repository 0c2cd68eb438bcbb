/** The moves that figures count: gestures taken, delivered, missed, given up on the business dates of a scope. */
import { type SQL, sql } from 'drizzle-orm'

import { businessDay as daySpan, type HouseClock } from '@/lib/time/business-date'

import type { Scope } from './scope'

const DAY = 24 * 60 * 60_000

type MeasuredMove = 'take' | 'deliver' | 'miss' | 'could_not'

/** The business date of an instant: yesterday's business ends at the rolling hour of the wall clock. */
export const businessDay = (instant: SQL, { zone, rollsAtHour }: HouseClock) =>
  sql`((${instant} at time zone ${zone}) - make_interval(hours => ${rollsAtHour}))::date`

/**
 * Inside the scope's business dates, as the index can find it: from the first instant of the first date to the
 * last of the last, so that the business date of what is found needs no second look (a test holds the two
 * calendars together).
 */
export const within = (instant: SQL, scope: Scope, laterDays = 0) => {
  const { startsAt, endsAt } = boundsOf(scope)
  return sql`${instant} >= ${startsAt.toISOString()}::timestamptz
    and ${instant} < ${new Date(endsAt.getTime() + laterDays * DAY).toISOString()}::timestamptz`
}

function boundsOf({ from, to, clock, until }: Scope) {
  const { endsAt } = daySpan(to, clock)
  return { startsAt: daySpan(from, clock).startsAt, endsAt: until < endsAt ? until : endsAt }
}

/** Moves of one kind on gestures, from their index alone; what was taken back is left out. */
export const fromMoves = (move: MeasuredMove, scope: Scope, join = sql``) =>
  sql`from task_events e ${join}
    where e.property_id = ${scope.propertyId} and e.move = ${sql.raw(`'${move}'`)} and e.is_counted
      and e.undone_at is null and ${within(sql`e.at`, scope)}`
