/** What ends together with a task: the question it belongs to, and the words that were about to leave. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { closeQuestionsOf } from '@/lib/questions/store'
import { stopLeavingOf } from '@/lib/replies/store'

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
    if (!was || !canMove(was, 'call_off')) continue
    const set = { status: MOVES.call_off.to }
    const detail = { because: 'ended_together', taskId: id }
    await changeTask(tx, was, { move: 'call_off', set, by: null, detail }, now)
    await stopLeavingOf(tx, { propertyId, taskId: was.id })
  }
}
