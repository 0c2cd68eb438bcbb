/** Takes back the last move of a task, with everything that hung on it, until the business date ends. */
import type { Database } from '@/db/client'
import type { Task, TaskEvent } from '@/db/schema/tasks'
import type { TaskMove } from '@/db/vocabulary'
import { retractEchoes } from '@/lib/echoes/store'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { lockQuestionsOf, reopenQuestionOf } from '@/lib/questions/store'
import { hasSent } from '@/lib/replies/store'
import { unsettle } from '@/lib/signals/standing-store'
import { reverseSpend } from '@/lib/spends/store'
import { businessDateOf } from '@/lib/time/business-date'

import { mustHave } from './on-task'
import { findLastMove, findName, lockTask, restoreTask } from './store'
import { findGone, findHouseClock, isCapTaken, lockEndedWith } from './undo-task-store'
import { whyNotUndone } from './undoable'

/** With the task its question ends, and what waits for the answer. */
const ENDS_OTHERS: readonly TaskMove[] = ['call_off', 'dismiss', 'could_not']

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
    const owner = await findGone(tx, propertyId, event.before.claimedBy)
    if (owner) return refuse('taken', owner)
    if (was.kind === 'reply' && (await hasSent(tx, key))) return refuse('sent')
    const together = ENDS_OTHERS.includes(event.move) ? await lockEndedWith(tx, key) : []
    for (const one of [{ task: was, event }, ...together])
      if (await isCapTaken(tx, one.task, one.event)) return refuse('cap_full')

    // Given to somebody who left meanwhile, it is everyone's.
    const hasLeft = (await findGone(tx, propertyId, event.before.givenTo)) !== null
    const kept = hasLeft ? { ...event, before: { ...event.before, givenTo: null } } : event
    const task = mustHave(await restoreTask(tx, was, { event: kept, by: personId }, now))
    await takeBack(tx, task, event, personId, now)
    if (ENDS_OTHERS.includes(event.move)) await reopenQuestionOf(tx, key)
    for (const other of together) await restoreTask(tx, other.task, { event: other.event, by: personId }, now)
    return { ok: true, task, undone: event.move }
  })
}

const byWhom = async (tx: Database, event: TaskEvent | null) =>
  event?.byPersonId ? findName(tx, event.byPersonId) : undefined

/** What hung on a delivery: the money, the echo, the answer. */
async function takeBack(tx: Database, task: Task, event: TaskEvent, by: string, now: Date) {
  if (event.move !== 'deliver') return
  await reverseSpend(tx, task, { by }, now)
  await retractEchoes(tx, { propertyId: task.propertyId, taskId: task.id })
  await unsettle(tx, task, event)
}
