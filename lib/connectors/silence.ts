/**
 * When silence is no longer chance. What came in the same stretch of the last weeks, from the last word until now on the
 * same weekday and by the same clock on the wall, says what was to be expected; nights, slow hours and closed days ask
 * for nothing because nothing came in them. Deliveries that come independently of each other leave a stretch in which
 * `n` are expected empty with a chance of e^-n (Poisson).
 *
 * The chance has to be below one in a thousand, not one in a hundred, because every gap between two deliveries is a
 * chance to be wrong: heard sixty times a day, a connector would be called silent every other day, and nobody would
 * look any more. The price is time: 6 an hour are missed after 70 minutes, 30 an hour after 14.
 *
 * Deliveries are not always independent. So the busiest of the weeks is left out (one wedding is no habit), and the
 * stretch must have been heard in all of them but one (a batch that comes on some days is no habit either).
 */
import { Temporal } from 'temporal-polyfill'

const WEEKS = 8
/** Fewer tell nothing: with the busiest left out, two remain. */
const FEWEST_WEEKS = 3
const CHANCE = 1 / 1000
const WEEK_MS = 7 * 24 * 60 * 60_000

/** After `from`, up to and with `to`. */
export type Stretch = { from: Date; to: Date }

/** The same stretch of each week since something was first heard, the latest first; none while that is too short a time. */
export function stretchesBefore({ from, to }: Stretch, firstHeardAt: Date, zone: string): Stretch[] {
  // A longer one would count a week twice.
  const since = new Date(Math.max(from.getTime(), to.getTime() - WEEK_MS))
  const stretches = Array.from({ length: WEEKS }, (_, week) => ({
    from: weeksBefore(since, week + 1, zone),
    to: weeksBefore(to, week + 1, zone),
  })).filter((stretch) => stretch.from >= firstHeardAt)
  return stretches.length < FEWEST_WEEKS ? [] : stretches
}

/** By the clock on the wall: 19:00 stays 19:00 when the clocks change. */
function weeksBefore(instant: Date, weeks: number, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return new Date(local.subtract({ weeks }).epochMilliseconds)
}

/** `heard`: how many deliveries came in the same stretch of each of the last weeks. Now there were none. */
export function isSilence(heard: readonly number[]): boolean {
  if (heard.length < FEWEST_WEEKS) return false
  const asUsual = heard.toSorted((one, other) => one - other).slice(0, -1)
  const empty = asUsual.filter((count) => count === 0).length
  const expected = asUsual.reduce((sum, count) => sum + count, 0) / asUsual.length
  return empty <= 1 && Math.exp(-expected) < CHANCE
}
