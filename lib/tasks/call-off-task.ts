/** Ends a task that should not happen after all: called off, or a suggestion dismissed as "not this time". */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { Outcome } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { lockQuestionsOf } from '@/lib/questions/store'

import { endLaterSteps, endWith } from './end-with'
import { mustHave, onTask, type TaskRefusal } from './on-task'
import { changeTask, lockTask, type TaskKey } from './store'
import { canMove, MOVES } from './task'

type Ending = { taskId: string; words?: string }

export const callOffTask = (db: Database, member: Member, ending: Ending, now: Date) =>
  endByHand(db, member, 'call_off', ending, now)

/** For suggestions only. */
export const dismissTask = (db: Database, member: Member, ending: Ending, now: Date) =>
  endByHand(db, member, 'dismiss', ending, now)

function endByHand(
  db: Database,
  member: Member,
  move: 'call_off' | 'dismiss',
  { taskId, words = '' }: Ending,
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal>> {
  return onTask(db, member, { taskId, move }, async (tx, was) => {
    const set = { status: MOVES[move].to }
    const detail: Record<string, string> = words ? { words } : {}
    const task = mustHave(await changeTask(tx, was, { move, set, by: member.personId, detail }, now))
    await endWith(tx, task, now)
    if (move === 'dismiss') await endLaterSteps(tx, task, now)
    return { ok: true, task }
  })
}

/** The house itself calls it off, saying why as a word key. Null when it had ended already. Safe to repeat. */
export async function callOffByHouse(
  tx: Database,
  { because, ...key }: TaskKey & { because: string },
  now: Date,
): Promise<Task | null> {
  await lockQuestionsOf(tx, key)
  const was = await lockTask(tx, key)
  if (!was || !canMove(was, 'call_off')) return null
  const set = { status: MOVES.call_off.to }
  const task = mustHave(
    await changeTask(tx, was, { move: 'call_off', set, by: null, detail: { because } }, now),
  )
  await endWith(tx, task, now)
  return task
}
