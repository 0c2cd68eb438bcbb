/** "Take it": one owner. Of any number of people who take a task in the same instant exactly one has it. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { holdGuestsOf, listCautions } from './caution-store'
import { holdMember } from './give-task-store'
import { whyNot } from './may'
import { mustHave, sayWhyNot, type TaskRefusal } from './on-task'
import { changeTask, lockTask } from './store'
import { MOVES } from './task'

export type Taking = {
  taskId: string
  /** Ids of the cautions that stood on the screen. A list shows none: there only what has none is taken. */
  seen?: readonly string[]
}

/** unseen: there is something to mind that was not on the screen. */
export type TakeRefusal = TaskRefusal | 'unseen'

export function takeTask(
  db: Database,
  member: Member,
  taking: Taking,
  now: Date,
): Promise<Outcome<{ task: Task }, TakeRefusal>> {
  return db.transaction((tx) => takeIn(tx, member, taking, now))
}

/** Within the caller's transaction. Taking what one has already is fine: a second tap, a resent form. */
export async function takeIn(
  tx: Database,
  member: Member,
  { taskId, seen = [] }: Taking,
  now: Date,
): Promise<Outcome<{ task: Task }, TakeRefusal>> {
  const key = { propertyId: member.propertyId, taskId }
  // Somebody whose door is just being closed takes nothing home.
  if (!(await holdMember(tx, member))) return refuse('not_found')
  await holdGuestsOf(tx, key)
  const was = await lockTask(tx, key)
  if (!was) return refuse('not_found')
  if (was.status === 'claimed' && was.claimedBy === member.personId) return { ok: true, task: was }
  const reason = whyNot(was, 'take', member)
  if (reason) return sayWhyNot(tx, was, reason)
  const cautions = await listCautions(tx, key, now)
  if (cautions.some(({ forbids }) => forbids)) return refuse('caution')
  if (cautions.some(({ id }) => !seen.includes(id))) return refuse('unseen')

  const set = {
    status: MOVES.take.to,
    claimedBy: member.personId,
    givenTo: null,
    openedAt: was.openedAt ?? now,
  }
  const task = await changeTask(tx, was, { move: 'take', set, by: member.personId }, now)
  return { ok: true, task: mustHave(task) }
}
