/** "Yes, let's": turns what a playbook suggested into a task of the house. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { Outcome } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { mustHave, onTask, type TaskRefusal } from './on-task'
import { changeTask } from './store'
import { MOVES } from './task'

export function acceptTask(
  db: Database,
  member: Member,
  { taskId }: { taskId: string },
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal>> {
  return onTask(db, member, { taskId, move: 'accept' }, async (tx, was) => {
    const set = { status: MOVES.accept.to, openedAt: now }
    const task = await changeTask(tx, was, { move: 'accept', set, by: member.personId }, now)
    return { ok: true, task: mustHave(task) }
  })
}
