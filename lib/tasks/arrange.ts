/** Puts rows into time groups, and what happens at one place into one stack, so that nobody knocks twice. */
import { TIME_GROUPS, type TimeGroup, timeGroupOf } from './clock'
import type { Named, TaskRow } from './task-row'

export type Stack<Row> = { key: string; rows: Row[] }
export type Group<Row> = { group: TimeGroup; stacks: Stack<Row>[] }

export type OutletGroup<Row> = { outlet: Named | null; stacks: Stack<Row>[] }

type Placed = Pick<TaskRow, 'id' | 'dueAt' | 'visitId'> & {
  place: Pick<TaskRow['place'], 'spotId' | 'words' | 'outlet'>
}

/** Most urgent first; a stack stands where its most urgent task stands. Empty groups are left out. */
export function arrange<Row extends Placed>(rows: readonly Row[], now: Date): Group<Row>[] {
  const stacks = stack(rows)
  const groupOf = ({ rows: [first] }: Stack<Row>) => (first ? timeGroupOf(first, now) : 'later')
  return TIME_GROUPS.map((group) => ({
    group,
    stacks: stacks.filter((one) => groupOf(one) === group),
  })).filter(({ stacks: some }) => some.length > 0)
}

/** For a long list: the outlet of the most urgent task first, and within each the same order; of no outlet is null. */
export function arrangeByOutlet<Row extends Placed>(rows: readonly Row[]): OutletGroup<Row>[] {
  const outletOf = ({ rows: [first] }: Stack<Row>) => first?.place.outlet ?? null
  const groups = Map.groupBy(stack(rows), (one) => outletOf(one)?.id)
  return [...groups.values()].map((stacks) => ({ outlet: stacks[0] ? outletOf(stacks[0]) : null, stacks }))
}

/** Rows without a place stack only with nobody. */
function stack<Row extends Placed>(rows: readonly Row[]): Stack<Row>[] {
  const inOrder = [...rows].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
  const stacks = new Map<string, Stack<Row>>()
  for (const row of inOrder) {
    const key = placeKeyOf(row)
    const there = stacks.get(key)
    if (there) there.rows.push(row)
    else stacks.set(key, { key, rows: [row] })
  }
  return [...stacks.values()]
}

function placeKeyOf({ id, place }: Placed): string {
  if (place.spotId) return `spot:${place.spotId}`
  return place.words ? `words:${place.words.trim().toLowerCase()}` : `task:${id}`
}
