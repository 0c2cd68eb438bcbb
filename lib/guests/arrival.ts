/** When something that waits for an arrival begins, and by when it must be there. Pure. */
import type { Visit } from '@/db/schema/guests'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A day ahead it may be prepared; earlier it would only stand on the list. */
export const WELCOMES_AHEAD_MS = 24 * HOUR
/** Nobody does anything in no time: what is found out late still gets this long. */
const AT_LEAST = 10 * MINUTE
/** A welcome is one on the evening of the arrival, not on the third day. */
const WELCOME = 8 * HOUR

type Coming = Pick<Visit, 'status' | 'startsAt' | 'endsAt'>

/** Here, or here within a day. */
export function isComing({ status, startsAt, endsAt }: Coming, now: Date) {
  if (endsAt <= now) return false
  return (
    status === 'in_house' ||
    (status === 'expected' && startsAt.getTime() - now.getTime() <= WELCOMES_AHEAD_MS)
  )
}

/** Due so long before the guest reaches the room; when that is over already, as soon as it can be. */
export function arrivalTimes({ startsAt, endsAt }: Coming, beforeMinutes: number, now: Date) {
  const soonest = now.getTime() + AT_LEAST
  const planned = startsAt.getTime() - beforeMinutes * MINUTE
  const closes = Math.max(startsAt.getTime() + WELCOME, soonest + HOUR)
  const windowEndsAt = new Date(Math.min(closes, endsAt.getTime()))
  return { dueAt: new Date(Math.min(Math.max(planned, soonest), windowEndsAt.getTime())), windowEndsAt }
}
