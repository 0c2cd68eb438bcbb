/** The host's one tap: where the guests sit, and how many they are. */
import type { Database } from '@/db/client'
import type { Question } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { findSpot } from '@/lib/tasks/amend-task-store'
import { deliverIn } from '@/lib/tasks/deliver-task'
import { changeTask, lockTask } from '@/lib/tasks/store'
import { isAlive, MOVES } from '@/lib/tasks/task'

import { beginAnswered } from './answer-question'
import { findQuestionOf, isLiving, lockQuestion } from './store'

export type Telling = {
  /** The call to the host, or the task that waits. */
  taskId: string
  spotId?: string
  /** A described place, when it is none of the spots. */
  spotWords?: string
  count?: number | null
}

/** Opens the task that waited and delivers the call, if there was one, both in the host's name. */
export async function tellSpot(
  db: Database,
  member: Member,
  { taskId, spotId, spotWords = '', count = null }: Telling,
  now: Date,
): Promise<Outcome<{ task: Task }, 'not_found' | 'answered' | 'ended' | 'no_such_spot'>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const found = await findQuestionOf(tx, { propertyId, taskId })
    const question = found && (await lockQuestion(tx, { propertyId, questionId: found.id }))
    if (!question) return refuse('not_found')
    if (!isLiving(question)) return refuse(question.state === 'answered' ? 'answered' : 'ended')

    const spot = spotId ? await findSpot(tx, { propertyId, spotId }) : null
    if (spotId ? !spot : !spotWords.trim()) return refuse('no_such_spot')
    const place = {
      spotId: spot?.id ?? null,
      spotWords: spot ? null : spotWords.trim(),
      outletId: spot?.outletId ?? null,
    }
    const task = await beginAnswered(
      tx,
      question,
      { ...place, count, by: personId, answerSignalId: null },
      now,
    )
    await deliverCall(tx, question, personId, now)
    return task ? { ok: true, task } : refuse('ended')
  })
}

/** Whoever taps has done the call, also when a colleague had taken it: the guest is found. */
async function deliverCall(tx: Database, { propertyId, id, hostTaskId }: Question, by: string, now: Date) {
  const call = hostTaskId ? await lockTask(tx, { propertyId, taskId: hostTaskId }) : null
  if (!call || !isAlive(call)) return
  const set = { status: MOVES.take.to, claimedBy: by, givenTo: null, waitingFor: null, heldUntil: null }
  const taken = call.claimedBy === by ? call : await changeTask(tx, call, { move: 'take', set, by }, now)
  if (taken) await deliverIn(tx, taken, { by, detail: { questionId: id } }, now)
}
