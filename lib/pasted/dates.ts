/** Days as front desks write them, brought into the one spelling that means one day only. */

/** Whether 03/04/2026 is in March or in April is for a person to say; until then such a day is refused. */
export const DAY_ORDERS = ['refuse', 'day_first', 'month_first'] as const
export type DayOrder = (typeof DAY_ORDERS)[number]

/** By their first three letters, in English and Spanish. */
const MONTHS = [
  'jan ene',
  'feb',
  'mar',
  'apr abr',
  'may',
  'jun',
  'jul',
  'aug ago',
  'sep set',
  'oct',
  'nov',
  'dec dic',
].map((names) => names.split(' '))

const FIGURES = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ ,T]+(.+))?$/
const NAMED = /^(\d{1,2})[ ./-](?:de )?(\p{L}{3,10})\.?[ ./-](?:de )?(\d{4}|\d{2})(?:[ ,T]+(.+))?$/iu

/** "26/11/2026 9:05" → "2026-11-26 09:05"; what it cannot read, or must not guess, comes back as it was. */
export function isoOf(text: string, order: DayOrder): string {
  const figures = FIGURES.exec(text)
  if (figures) {
    if (order === 'refuse') return text
    const [, one = '', other = '', year = '', rest] = figures
    const [day, month] = order === 'day_first' ? [one, other] : [other, one]
    return written(year, month, day, rest)
  }
  const [, day, name, year = '', rest] = NAMED.exec(text) ?? []
  const month = MONTHS.findIndex((names) => names.includes(name?.slice(0, 3).toLowerCase() ?? '')) + 1
  return day && month > 0 ? written(year, `${month}`, day, rest) : text
}

const written = (year: string, month: string, day: string, rest: string | undefined) =>
  `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest ? ` ${timeOf(rest) ?? rest}` : ''}`

const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2})? ?(am|pm|a\. ?m\.|p\. ?m\.|h|hs|hrs)?$/i

/** "9:05", "3 pm", "15h", "15:00:00" → "HH:MM"; null for anything else. */
export function timeOf(text: string): string | null {
  const [, hours, minutes = '00', half] = CLOCK.exec(text.trim()) ?? []
  if (!hours) return null
  const isHalf = /^[ap]/i.test(half ?? '')
  if (isHalf && Number(hours) > 12) return null
  const hour = isHalf ? (Number(hours) % 12) + (half?.toLowerCase().startsWith('p') ? 12 : 0) : Number(hours)
  return hour < 24 && Number(minutes) < 60 ? `${String(hour).padStart(2, '0')}:${minutes}` : null
}

/** Only a day, without a time of it. */
export const isDayAlone = (iso: string) => /^\d{4}-\d\d-\d\d$/.test(iso)
