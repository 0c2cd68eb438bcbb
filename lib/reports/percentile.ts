/**
 * Percentiles out of how often each number of minutes occurs, so that the database adds up and sorts nothing. Facts
 * count in tenths of a minute: a guest of a year has a few hundred of them, however many tasks there were.
 */

/** How many facts lasted so many tenths of a minute. */
export type Tenths = { tenths: number; count: number }

/**
 * The value that `share` of all facts stay below, in minutes; between two facts it lies in proportion, as in
 * PostgreSQL's percentile_cont. Null without facts.
 */
export function percentile(counts: readonly Tenths[], share: number): number | null {
  const sorted = counts.toSorted((one, other) => one.tenths - other.tenths)
  const all = sorted.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  const place = share * (all - 1)
  const [below, above] = [valueAt(sorted, Math.floor(place)), valueAt(sorted, Math.ceil(place))]
  return (below + (above - below) * (place - Math.floor(place))) / 10
}

/** The value at a place, from 0, in the row of all facts. */
function valueAt(sorted: readonly Tenths[], place: number): number {
  let passed = 0
  for (const { tenths, count } of sorted) {
    passed += count
    if (place < passed) return tenths
  }
  return 0
}
