/** "Take it": one owner. Of any number of people who take a task in the same instant exactly one has it. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { whyNot } from './may'
import { mustHave, sayWhyNot, type TaskRefusal } from './on-task'
import { changeTask, lockTask } from './store'
import { MOVES } from './task'

export function takeTask(
  db: Database,
  member: Member,
  { taskId }: { taskId: string },
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal>> {
  return db.transaction((tx) => takeIn(tx, member, taskId, now))
}

/** Within the caller's transaction. Taking what one has already is fine: a second tap, a resent form. */
export async function takeIn(
  tx: Database,
  member: Member,
  taskId: string,
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal>> {
  const was = await lockTask(tx, { propertyId: member.propertyId, taskId })
  if (!was) return refuse('not_found')
  if (was.status === 'claimed' && was.claimedBy === member.personId) return { ok: true, task: was }
  const reason = whyNot(was, 'take', member)
  if (reason) return sayWhyNot(tx, was, reason)

  const set = {
    status: MOVES.take.to,
    claimedBy: member.personId,
    givenTo: null,
    openedAt: was.openedAt ?? now,
  }
  const task = await changeTask(tx, was, { move: 'take', set, by: member.personId }, now)
  return { ok: true, task: mustHave(task) }
}
