/** Which business dates a report covers, and which it is compared with. Whole days, no zone: pure. */
import { Temporal } from 'temporal-polyfill'

import { type BusinessDate, datesFrom, shiftDate, weekdayOf } from '@/lib/time/business-date'

export const PRESETS = ['week', 'last-week', '28-days', 'month'] as const
export type Preset = (typeof PRESETS)[number]

/** Both included. */
export type Period = { from: BusinessDate; to: BusinessDate }

/** Two years and a day: the longest that one report covers. */
const MOST_DAYS = 731

export const daysOf = ({ from, to }: Period) => datesFrom(from, to).length

export function periodOf(preset: Preset, today: BusinessDate): Period {
  const monday = shiftDate(today, 1 - weekdayOf(today))
  switch (preset) {
    case 'week':
      return { from: monday, to: today }
    case 'last-week':
      return { from: shiftDate(monday, -7), to: shiftDate(monday, -1) }
    case '28-days':
      return { from: shiftDate(today, -27), to: today }
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today }
  }
}

/**
 * A period from what somebody typed: turned when it runs backwards, ended today at the latest, at most two
 * years long. Null when either date is none.
 */
export function customPeriod(from: string, to: string, today: BusinessDate): Period | null {
  const [first, last] = [dateFrom(from), dateFrom(to)]
  if (first === null || last === null) return null
  const [start = first, end = last] = [first, last, today].toSorted().slice(0, 2)
  const inFuture = first > today && last > today
  const period = inFuture ? { from: today, to: today } : { from: start, to: end }
  return daysOf(period) > MOST_DAYS ? { ...period, from: shiftDate(period.to, 1 - MOST_DAYS) } : period
}

/** Strict: an offset, a time or a day that does not exist is no date. */
function dateFrom(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null
  }
}

/** What a period may be compared with: the one before, the year before, or nothing. */
export const COMPARED = ['before', 'year', 'none'] as const
export type Compared = (typeof COMPARED)[number]

const WEEKS_IN_A_YEAR = 52

/** How far back the comparison lies: whole weeks, so that a Friday stands against a Friday, and never touching. */
export function weeksBack(period: Period, compared: Exclude<Compared, 'none'> = 'before') {
  const weeks = Math.ceil(daysOf(period) / 7)
  return compared === 'year' ? Math.max(WEEKS_IN_A_YEAR, weeks) : weeks
}

/** The same weekdays so many weeks later, or earlier when negative. */
const shiftWeeks = ({ from, to }: Period, weeks: number): Period => ({
  from: shiftDate(from, 7 * weeks),
  to: shiftDate(to, 7 * weeks),
})

/** The same weekdays before it, not touching it. */
export const previousOf = (period: Period, compared: Exclude<Compared, 'none'> = 'before') =>
  shiftWeeks(period, -weeksBack(period, compared))

/** The same weekdays after it, ended today; null when it reaches today already. */
export function nextOf(period: Period, today: BusinessDate): Period | null {
  const { from, to } = shiftWeeks(period, weeksBack(period))
  return from > today ? null : { from, to: to > today ? today : to }
}
