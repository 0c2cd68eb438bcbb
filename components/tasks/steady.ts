/** Holds a list still while a hand is on it: nothing moves under the finger, what is new waits behind a bar. */
import type { ShownGroup, ShownRow } from './shown-row'

export type SteadyList = {
  groups: ShownGroup[]
  /** How many rows wait to be shown. */
  waiting: number
  /** Rows that are shown but no longer on the list. */
  gone: ReadonlySet<string>
}

const rowsOf = (groups: readonly ShownGroup[]) =>
  groups.flatMap(({ stacks }) => stacks.flatMap(({ rows }) => rows))

/** The rows of `shown` in their order, with what is known of them now; without `shown`, simply the news. */
export function keepSteady(shown: readonly ShownGroup[] | null, news: readonly ShownGroup[]): SteadyList {
  if (!shown) return { groups: [...news], waiting: 0, gone: new Set() }
  const known = new Map(rowsOf(news).map((row) => [row.id, row]))
  const before = rowsOf(shown)
  const seen = new Set(before.map(({ id }) => id))
  const renewed = (row: ShownRow) => known.get(row.id) ?? row
  return {
    groups: shown.map((group) => ({
      ...group,
      stacks: group.stacks.map((stack) => ({ ...stack, rows: stack.rows.map(renewed) })),
    })),
    waiting: [...known.keys()].filter((id) => !seen.has(id)).length,
    gone: new Set(before.filter(({ id }) => !known.has(id)).map(({ id }) => id)),
  }
}
