/** Reads the many ways in which tools write a moment, and refuses those that could mean two. */
import { instantOfLocal } from '@/lib/time/local-time'

import { type Problem, problem } from './channel'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** `zone` is the property's: a time without a zone is meant as the clock on its wall shows it. */
export function readWhen(text: string, zone: string): Date | Problem {
  const said = text.trim()
  const at = readEpoch(said) ?? readIso(said, zone) ?? readIsoHalf(said, zone) ?? readNamedMonth(said, zone)
  if (at) return at
  // 03/04/2026 is March in one country and April in the next.
  const couldBeTwo = /^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})\b/.test(said)
  return problem(couldBeTwo ? 'ambiguous_date' : 'unreadable_date', said)
}

/** Seconds (1786353600, 1786353600.5) or milliseconds since 1970; ten digits of seconds last until 2286. */
function readEpoch(said: string): Date | null {
  if (/^\d{9,10}(\.\d+)?$/.test(said)) return new Date(Math.round(Number(said) * 1000))
  return /^\d{12,13}$/.test(said) ? new Date(Number(said)) : null
}

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?) ?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i

/** 2026-08-20T10:00:00Z, 2026-08-20 10:00:00, 2026-08-20T10:00+0200, 2026-08-20. */
function readIso(said: string, zone: string): Date | null {
  const found = ISO.exec(said)
  if (!found) return null
  const [, day = '', time = '00:00', offset] = found
  return instantOf(`${day}T${time.replace(',', '.')}`, offset, zone)
}

const ISO_DAY_HALF = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2}(?::\d{2})?) ?([ap])m$/i

/** 2026-08-20 7:30 PM: the day leaves no doubt, and the half of the day is said. */
function readIsoHalf(said: string, zone: string): Date | null {
  const [, day, hours, minutes, half] = ISO_DAY_HALF.exec(said) ?? []
  if (!day || !half || Number(hours) > 12) return null
  const hour = (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  return instantOf(`${day}T${String(hour).padStart(2, '0')}:${minutes}`, undefined, zone)
}

const DAY_FIRST =
  /^(?:[a-z]{3,9},? )?(\d{1,2}) ([a-z]{3,9})\.? (\d{4}),? (?:at )?(\S+(?: [ap]m)?)(?: (\S+))?$/i
const MONTH_FIRST =
  /^(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2}),? (\d{4}),? (?:at )?(\S+(?: [ap]m)?)(?: (\S+))?$/i
const YEAR_LAST = /^[a-z]{3} ([a-z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) (\S+) (\d{4})$/i

/** A month in words leaves no doubt: mail headers, "August 20, 2026 at 10:00AM", "Wed Aug 27 13:08:45 +0000 2008". */
function readNamedMonth(said: string, zone: string): Date | null {
  const yearLast = YEAR_LAST.exec(said)
  if (yearLast) {
    const [, month, day, time, offset, year] = yearLast
    return instantOfParts({ year, month, day, time, offset }, zone)
  }
  const monthFirst = MONTH_FIRST.exec(said)
  if (monthFirst) {
    const [, month, day, year, time, offset] = monthFirst
    return instantOfParts({ year, month, day, time, offset }, zone)
  }
  const [, day, month, year, time, offset] = DAY_FIRST.exec(said) ?? []
  return day ? instantOfParts({ year, month, day, time, offset }, zone) : null
}

type Part = string | undefined
type Parts = { year: Part; month: Part; day: Part; time: Part; offset: Part }

function instantOfParts({ year = '', month = '', day = '', time = '', offset }: Parts, zone: string) {
  const number = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const clock = /^(\d{1,2}):(\d{2})(:\d{2})? ?(am|pm)?$/i.exec(time)
  if (number === 0 || !clock) return null
  const [, hours, minutes, seconds = ':00', half] = clock
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours)
  const two = (value: number | string) => String(value).padStart(2, '0')
  return instantOf(`${year}-${two(number)}-${two(day)}T${two(hour)}:${minutes}${seconds}`, offset, zone)
}

/** Null when it is no day or time of the calendar, or a zone we do not know by that name. */
function instantOf(local: string, offset: string | undefined, zone: string): Date | null {
  if (offset === undefined) return instantOfLocal(local, zone)
  const hours = /^(?:Z|UTC|GMT)$/i.test(offset) ? '+00:00' : offset
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(hours)
  const atUtc = instantOfLocal(local, 'UTC')
  if (!parts || !atUtc) return null
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0)
  return new Date(atUtc.getTime() - (parts[1] === '-' ? -minutes : minutes) * 60_000)
}
