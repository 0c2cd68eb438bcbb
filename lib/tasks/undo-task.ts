/** Takes back the last move of a task, with everything that hung on it, until the business date ends. */
import type { Database } from '@/db/client'
import type { Task, TaskEvent } from '@/db/schema/tasks'
import type { TaskMove } from '@/db/vocabulary'
import { retractEchoes } from '@/lib/echoes/store'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { lockQuestionsOf, reopenQuestionOf } from '@/lib/questions/store'
import { unsettle } from '@/lib/signals/standing-store'
import { reverseSpend } from '@/lib/spends/store'
import { businessDateOf } from '@/lib/time/business-date'

import { mustHave } from './on-task'
import { findLastMove, findName, lockTask, restoreTask } from './store'
import { findHouseClock, findTaken, isCapTaken, lockEndedWith } from './undo-task-store'
import { whyNotUndone } from './undoable'

export type UndoRefusal =
  | 'not_found'
  | 'nothing_to_undo'
  | 'not_yours'
  | 'too_late'
  | 'sent'
  | 'taken'
  | 'cap_full'

/** By whoever made the move, or a manager. Restores the status it had, and its owner. */
export async function undoTask(
  db: Database,
  member: Member,
  { taskId }: { taskId: string },
  now: Date,
): Promise<Outcome<{ task: Task; undone: TaskMove }, UndoRefusal>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const key = { propertyId, taskId }
    await lockQuestionsOf(tx, key)
    const was = await lockTask(tx, key)
    if (!was) return refuse('not_found')
    const event = await findLastMove(tx, key)
    const reason = whyNotUndone(was, event, member)
    if (reason || !event)
      return refuse(reason ?? 'nothing_to_undo', reason === 'not_yours' ? await byWhom(tx, event) : undefined)
    const clock = await findHouseClock(tx, propertyId)
    if (businessDateOf(event.at, clock) !== businessDateOf(now, clock)) return refuse('too_late')
    const owner = await findTaken(tx, was, event)
    if (owner) return refuse('taken', owner)
    if (await isCapTaken(tx, was, event)) return refuse('cap_full')

    const task = mustHave(await restoreTask(tx, was, { event, by: personId }, now))
    await takeBack(tx, task, event, personId, now)
    return { ok: true, task, undone: event.move }
  })
}

const byWhom = async (tx: Database, event: TaskEvent | null) =>
  event?.byPersonId ? findName(tx, event.byPersonId) : undefined

/** What hung on the move: the money, the echo, the answer, and what had ended together with the task. */
async function takeBack(tx: Database, task: Task, event: TaskEvent, by: string, now: Date) {
  const { propertyId, id } = task
  if (event.move === 'deliver') {
    await reverseSpend(tx, task, { by }, now)
    await retractEchoes(tx, { propertyId, taskId: id })
    await unsettle(tx, task, event)
  }
  if (event.move === 'call_off' || event.move === 'dismiss' || event.move === 'could_not') {
    await reopenQuestionOf(tx, { propertyId, taskId: id })
    for (const other of await lockEndedWith(tx, { propertyId, taskId: id }))
      await restoreTask(tx, other.task, { event: other.event, by }, now)
  }
}
