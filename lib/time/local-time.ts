/** What the clock on the house's wall shows, and which instant a time on it means. */
import { Temporal } from 'temporal-polyfill'

/** "19:05" in the zone. */
export function wallClockOf(instant: Date, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return local.toPlainTime().toString({ smallestUnit: 'minute' })
}

/** Is this zone name known? Free text from a form may be anything. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The next instant at which the wall shows this time ("20:30"), later than `after`; null when it is no time. Where the
 * clocks go back it comes twice, where they skip it the wall is past it when the gap ends.
 */
export function nextAt(time: string, after: Date, zone: string): Date | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  const wanted = Temporal.PlainTime.from(time)
  const today = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(zone).toPlainDate()
  const shown = [0, 1].flatMap((days) => instantsOf(today.add({ days }).toPlainDateTime(wanted), zone))
  return shown.find((instant) => instant > after) ?? null
}

function instantsOf(wall: Temporal.PlainDateTime, zone: string): Date[] {
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const last = wall.toZonedDateTime(zone, { disambiguation: 'later' })
  const isShown = first.toPlainDateTime().equals(wall)
  const moments = isShown ? [first, last] : [first.getTimeZoneTransition('next') ?? last]
  return moments.map(({ epochMilliseconds }) => new Date(epochMilliseconds))
}

/** So many days later at the same time on the wall, also when one of them has 23 or 25 hours. */
export function daysLater(instant: Date, days: number, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)
  return new Date(local.add({ days }).epochMilliseconds)
}

/** A local date and time without a zone ("2026-07-10T20:30"), as the property means it; null when it is none. */
export function instantOfLocal(local: string, zone: string): Date | null {
  try {
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return null
  }
}
