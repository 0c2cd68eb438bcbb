/** What may honestly be said about a figure beside the period before it. */
import type { Reading, Unit } from './figures'

/** Below this many events a change is noise. */
export const FEWEST_EVENTS = 20
/** Below this share of the earlier value a change is none. */
export const SMALLEST_CHANGE = 0.05

export type Comparison =
  /** Nobody asked for one. */
  | { kind: 'none' }
  /** Nothing before it to compare with. */
  | { kind: 'no_data' }
  /** Too few events on either side: the number stands alone. */
  | { kind: 'few' }
  /** The house has less than a week behind it. */
  | { kind: 'young' }
  /** What follows a moment still has time to come. */
  | { kind: 'early' }
  | { kind: 'same'; before: number }
  | {
      kind: 'more' | 'less'
      before: number
      /** Percent of the earlier value; percentage points for a share. Whole, never 0. */
      by: number
      /** Null when neither way is good. */
      isGood: boolean | null
    }

export function compare(
  now: Reading,
  before: Reading,
  { unit, good }: { unit: Unit; good: 'up' | 'down' | null },
): Comparison {
  if (now.events < FEWEST_EVENTS) return { kind: 'few' }
  if (before.events === 0 || before.value === null || now.value === null) return { kind: 'no_data' }
  if (before.events < FEWEST_EVENTS) return { kind: 'few' }

  const change = now.value - before.value
  const isSmall = Math.abs(change) < SMALLEST_CHANGE * Math.abs(before.value)
  if (change === 0 || isSmall) return { kind: 'same', before: before.value }

  const by = unit === 'share' ? change * 100 : before.value === 0 ? 100 : (change / before.value) * 100
  const kind = change > 0 ? 'more' : 'less'
  return {
    kind,
    before: before.value,
    by: Math.max(1, Math.round(Math.abs(by))),
    isGood: good === null ? null : (good === 'up') === (kind === 'more'),
  }
}

type DayCount = { weekday: number; now: number; before: number }

/**
 * The one weekday that explains most of a difference, or null: when nothing changed, or no single weekday
 * carries half of it. Days come in matched pairs.
 */
export function weekdayBehind(days: DayCount[]): number | null {
  const whole = days.reduce((sum, { now, before }) => sum + now - before, 0)
  if (whole === 0) return null
  const byWeekday = new Map<number, number>()
  for (const { weekday, now, before } of days)
    byWeekday.set(weekday, (byWeekday.get(weekday) ?? 0) + (now - before))
  const [found] = [...byWeekday].toSorted(([, a], [, b]) => (whole > 0 ? b - a : a - b))
  return found && found[1] / whole >= 0.5 && byWeekday.size > 1 ? found[0] : null
}
