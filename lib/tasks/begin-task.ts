/** Opens a task that waited: the answer came, the guest arrived, the hold is over. Or suggests it, see below. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'

import { isOnlySuggested } from './begin-task-store'
import { costFor } from './cost'
import { changeTask, type EventDetail, lockTask, type TaskChange, type TaskKey } from './store'
import { canMove, MOVES } from './task'

export type Beginning = TaskKey & {
  /** Where it has to be done, once that is known. */
  outletId?: string | null
  spotId?: string | null
  spotWords?: string | null
  count?: number | null
  /** Absent: as long after now as it was due after it was made, within the window. */
  dueAt?: Date
  windowEndsAt?: Date
  /** Who made it begin; absent when the house did. */
  by?: string | null
  /** A person wanted it before: they sent the question that it waited for. */
  isWanted?: boolean
  detail?: EventDetail
}

/**
 * Null when it is not waiting (any more). Safe to repeat. What a playbook only suggests becomes a suggestion now,
 * unless a person wanted it already: nothing of such a playbook is on the list without somebody's yes.
 */
export async function beginTask(tx: Database, beginning: Beginning, now: Date): Promise<Task | null> {
  const was = await lockTask(tx, beginning)
  if (!was || !canMove(was, 'begin')) return null
  const { by = null, isWanted = false, detail = {} } = beginning
  const hasYes = by !== null || isWanted || was.waitingFor === 'time'
  const set = beginningOf(was, beginning, now)
  if (hasYes || !(await isOnlySuggested(tx, was)))
    return changeTask(tx, was, { move: 'begin', set, by, detail }, now)
  const suggested = { ...set, status: MOVES.suggest.to, openedAt: null }
  return changeTask(tx, was, { move: 'suggest', set: suggested, by, detail }, now)
}

function beginningOf(was: Task, beginning: Beginning, now: Date): TaskChange {
  const windowEndsAt = beginning.windowEndsAt ?? was.windowEndsAt
  const count = beginning.count === undefined ? was.count : beginning.count
  const isPlaced = Boolean(beginning.spotId || beginning.spotWords)
  return {
    status: MOVES.begin.to,
    waitingFor: null,
    heldUntil: null,
    openedAt: now,
    dueAt: beginning.dueAt ?? dueAfter(was, windowEndsAt, now),
    windowEndsAt,
    count,
    costMinor: costFor(was, count),
    ...(isPlaced && { spotId: beginning.spotId ?? null, spotWords: beginning.spotWords ?? null }),
    ...(beginning.outletId && { outletId: beginning.outletId }),
  }
}

/** A held task already carries the due time it was promised for; any other takes as long as was planned. */
function dueAfter(was: Task, windowEndsAt: Date, now: Date) {
  const due =
    was.waitingFor === 'time' && was.heldUntil
      ? was.dueAt.getTime()
      : now.getTime() + was.dueAt.getTime() - was.createdAt.getTime()
  return new Date(Math.min(due, windowEndsAt.getTime()))
}
