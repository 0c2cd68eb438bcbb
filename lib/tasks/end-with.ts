/** What ends together with a task: its question, the words that were about to leave, and what would have followed it. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { closeQuestionsOf } from '@/lib/questions/store'
import { stopLeavingOf } from '@/lib/replies/store'

import { lockLaterSteps } from './firing-store'
import { changeTask, lockTask } from './store'
import { canMove, MOVES } from './task'

/**
 * Called after a task ended without being delivered. Without the reply nobody asks, and without the task that
 * waits nobody needs the answer; the call to the host alone may end without the rest.
 */
export async function endWith(tx: Database, { propertyId, id }: Task, now: Date) {
  await stopLeavingOf(tx, { propertyId, taskId: id })
  const closed = await closeQuestionsOf(tx, { propertyId, taskIds: [id] })
  const others = closed.flatMap(({ replyTaskId, waitingTaskId, hostTaskId }) =>
    [replyTaskId, waitingTaskId, hostTaskId].filter((other) => other !== null && other !== id),
  )
  for (const taskId of others) {
    const was = taskId ? await lockTask(tx, { propertyId, taskId }) : null
    if (was) await endBecauseOf(tx, was, id, now)
  }
}

/** Whoever dismisses what a playbook suggested first does not want what it would suggest next. */
export async function endLaterSteps(tx: Database, dismissed: Task, now: Date) {
  for (const was of await lockLaterSteps(tx, dismissed)) await endBecauseOf(tx, was, dismissed.id, now)
}

/** Undone together with the task that it ended with. */
async function endBecauseOf(tx: Database, was: Task, taskId: string, now: Date) {
  if (!canMove(was, 'call_off')) return
  const set = { status: MOVES.call_off.to }
  const detail = { because: 'ended_together', taskId }
  await changeTask(tx, was, { move: 'call_off', set, by: null, detail }, now)
  await stopLeavingOf(tx, { propertyId: was.propertyId, taskId: was.id })
}
