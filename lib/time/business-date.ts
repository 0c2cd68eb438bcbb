/** Which business date an instant belongs to, and when such a date starts and ends, in the property's zone. */
import { Temporal } from 'temporal-polyfill'

/** The zone (IANA name) and the local hour, 0 to 11, at which yesterday's business ends. */
export type HouseClock = { zone: string; rollsAtHour: number }

/** A date as the house counts it: "2026-07-10". */
export type BusinessDate = string

const inZone = (instant: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)

/** Before the house rolls over it is still yesterday. */
export function businessDateOf(instant: Date, { zone, rollsAtHour }: HouseClock): BusinessDate {
  const local = inZone(instant, zone)
  const date = local.toPlainDate()
  return (local.hour < rollsAtHour ? date.subtract({ days: 1 }) : date).toString()
}

/**
 * From the first instant of a business date up to, but not including, the first of the next. A day is not
 * always 24 hours: clocks change. Where the rolling hour is skipped it rolls when the gap ends, where it
 * comes twice it rolls the first time.
 */
export function businessDay(date: BusinessDate, { zone, rollsAtHour }: HouseClock) {
  const rolls = (on: Temporal.PlainDate) =>
    new Date(
      on.toPlainDateTime({ hour: rollsAtHour }).toZonedDateTime(zone, { disambiguation: 'compatible' })
        .epochMilliseconds,
    )
  const day = Temporal.PlainDate.from(date)
  return { startsAt: rolls(day), endsAt: rolls(day.add({ days: 1 })) }
}

export const businessDayOf = (instant: Date, clock: HouseClock) =>
  businessDay(businessDateOf(instant, clock), clock)

/**
 * The day of business or the one of the calendar: a post at half past two and an arrival at five are of one day, and so
 * are a post in the evening and an arrival after midnight.
 */
export const areSameDay = (one: Date, other: Date, clock: HouseClock) =>
  [clock, { ...clock, rollsAtHour: 0 }].some(
    (counted) => businessDateOf(one, counted) === businessDateOf(other, counted),
  )

/** Days later, or earlier when negative. */
export const shiftDate = (date: BusinessDate, days: number): BusinessDate =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: BusinessDate) => Temporal.PlainDate.from(date).dayOfWeek

/** Every date from the first to the last, both included; none when they are the wrong way round. */
export function datesFrom(first: BusinessDate, last: BusinessDate): BusinessDate[] {
  const days = Temporal.PlainDate.from(first).until(Temporal.PlainDate.from(last)).days
  return Array.from({ length: Math.max(0, days + 1) }, (_, day) => shiftDate(first, day))
}
