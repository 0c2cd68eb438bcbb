/** Puts a task back for everyone: by whoever has it, by a manager, or when somebody no longer works here. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { Outcome } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { mustHave, onTask, type TaskRefusal } from './on-task'
import { changeTask, lockTasksOf } from './store'
import { MOVES } from './task'

const PUT_BACK = { status: MOVES.release.to, claimedBy: null, givenTo: null }

export function releaseTask(
  db: Database,
  member: Member,
  { taskId }: { taskId: string },
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal>> {
  return onTask(db, member, { taskId, move: 'release' }, async (tx, was) => {
    const task = await changeTask(tx, was, { move: 'release', set: PUT_BACK, by: member.personId }, now)
    return { ok: true, task: mustHave(task) }
  })
}

/**
 * Everything a person has in hand or was given goes back, in the caller's transaction. Safe to repeat.
 * Returns how many tasks went back.
 */
export async function releaseTasksOf(
  tx: Database,
  whose: { propertyId: string; personId: string },
  now: Date,
): Promise<number> {
  const theirs = await lockTasksOf(tx, whose)
  for (const was of theirs) {
    const set = was.status === 'claimed' ? PUT_BACK : { givenTo: null }
    const detail = { person: whose.personId, reason: 'left' }
    await changeTask(tx, was, { move: 'release', set, by: null, detail }, now)
  }
  return theirs.length
}
