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
 * The next instant at which the wall shows this time ("20:30"), later than `after`; null when it is no time.
 * A time that the clocks skip is taken when the gap ends.
 */
export function nextAt(time: string, after: Date, zone: string): Date | null {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null
  const wanted = Temporal.PlainTime.from(time)
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime()).toZonedDateTimeISO(zone)
  const on = (days: number) =>
    from.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: wanted }).epochMilliseconds
  const today = on(0)
  return new Date(today > after.getTime() ? today : on(1))
}

/** A local date and time without a zone ("2026-07-10T20:30"), as the property means it; null when it is none. */
export function instantOfLocal(local: string, zone: string): Date | null {
  try {
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds)
  } catch {
    return null
  }
}
