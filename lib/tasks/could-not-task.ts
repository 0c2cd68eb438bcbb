/** "Could not do it": an honest ending, with its reason. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { CouldNotReason } from '@/db/vocabulary'
import type { Outcome } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { endWith } from './end-with'
import { mustHave, onTask, type TaskRefusal } from './on-task'
import { changeTask } from './store'
import { MOVES } from './task'

export function couldNotTask(
  db: Database,
  member: Member,
  { taskId, reason, words = '' }: { taskId: string; reason: CouldNotReason; words?: string },
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal>> {
  return onTask(db, member, { taskId, move: 'could_not' }, async (tx, was) => {
    const set = { status: MOVES.could_not.to, couldNotReason: reason }
    const detail = { reason, ...(words && { words }) }
    const change = { move: 'could_not' as const, set, by: member.personId, detail }
    const task = mustHave(await changeTask(tx, was, change, now))
    await endWith(tx, task, now)
    return { ok: true, task }
  })
}
