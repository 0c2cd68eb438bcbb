/** Minutes as people say them. */

const UNITS = [
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const

/** "45 minutes", "1 hour and 30 minutes", "3 days". */
export function sayMinutes(minutes: number, locale: string): string {
  const counts = UNITS.map(([unit, size], at) => {
    const larger = UNITS[at - 1]?.[1] ?? Number.POSITIVE_INFINITY
    return { unit, count: Math.floor((minutes % larger) / size) }
  }).filter(({ unit, count }) => count > 0 || (minutes === 0 && unit === 'minute'))
  const words = counts.map(({ unit, count }) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count),
  )
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words)
}
