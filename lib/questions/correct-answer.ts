/** A guest says better where they sit: the answer was edited, or the same guest answers again. */
import type { Database } from '@/db/client'
import { findSpot } from '@/lib/tasks/amend-task-store'
import { changeTask, lockTask } from '@/lib/tasks/store'
import { isAlive } from '@/lib/tasks/task'

import type { Answer } from './answer-question'
import { findVisitSpot, lockQuestion, seatVisit, updateQuestion } from './store'

/**
 * Moves what the first answer opened, while it is unfinished and still where that answer put it: what one of us
 * saw or set since stands. Whoever has it in hand is shown the change before "Done". False when nothing moved.
 */
export async function correctAnswer(
  tx: Database,
  { propertyId, questionId, signalId, reading }: Answer,
  now: Date,
): Promise<boolean> {
  if (reading.kind !== 'spot') return false
  const question = await lockQuestion(tx, { propertyId, questionId })
  const spot = await findSpot(tx, { propertyId, spotId: reading.spotId })
  if (question?.state !== 'answered' || !spot) return false
  const { visitId, waitingTaskId: taskId } = question
  const was = await lockTask(tx, { propertyId, taskId })
  const told = await findVisitSpot(tx, { propertyId, visitId })
  if (!was || !isAlive(was) || was.spotId !== told || was.spotId === spot.id) return false

  const before = was.spotId ? await findSpot(tx, { propertyId, spotId: was.spotId }) : null
  const set = { spotId: spot.id, spotWords: null, outletId: spot.outletId }
  const detail = { because: 'answer_corrected', spotWas: before?.label ?? null, spot: spot.label }
  await changeTask(tx, was, { move: 'amend', set, by: null, detail }, now)
  await seatVisit(tx, { propertyId, visitId, spotId: spot.id, outletId: spot.outletId, count: reading.count })
  await updateQuestion(tx, question, { answerSignalId: signalId })
  return true
}
