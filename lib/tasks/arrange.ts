/** Puts rows into time groups, and what happens at one place into one stack, so that nobody knocks twice. */
import { TIME_GROUPS, type TimeGroup, timeGroupOf } from './clock'
import type { TaskRow } from './task-row'

export type Stack<Row> = { key: string; rows: Row[] }
export type Group<Row> = { group: TimeGroup; stacks: Stack<Row>[] }

type Placed = Pick<TaskRow, 'id' | 'dueAt' | 'visitId'> & {
  place: Pick<TaskRow['place'], 'spotId' | 'words'>
}

/**
 * Most urgent first; a stack stands where its most urgent task stands. Empty groups are left out. Rows
 * without a place stack only with nobody.
 */
export function arrange<Row extends Placed>(rows: readonly Row[], now: Date): Group<Row>[] {
  const inOrder = [...rows].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1))
  const stacks = new Map<string, Stack<Row>>()
  for (const row of inOrder) {
    const key = placeKeyOf(row)
    const stack = stacks.get(key)
    if (stack) stack.rows.push(row)
    else stacks.set(key, { key, rows: [row] })
  }
  const groupOf = ({ rows: [first] }: Stack<Row>) => (first ? timeGroupOf(first, now) : 'later')
  return TIME_GROUPS.map((group) => ({
    group,
    stacks: [...stacks.values()].filter((stack) => groupOf(stack) === group),
  })).filter(({ stacks: some }) => some.length > 0)
}

function placeKeyOf({ id, place }: Placed): string {
  if (place.spotId) return `spot:${place.spotId}`
  return place.words ? `words:${place.words.trim().toLowerCase()}` : `task:${id}`
}
