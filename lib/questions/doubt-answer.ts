/**
 * Two friends of one party name different places. The house never guesses which of them is right: the host asks.
 *
 * Whoever corrects themself is simply believed, so the newest words of one person win (correct-answer.ts). Between two
 * people the newest words prove nothing: the one may sit elsewhere, be joking, or have read it off the wrong sign. So
 * what nobody has taken yet goes back to waiting, and the one question goes to the host with both places; from then
 * on only the host's word ends it, also when one of the friends gives in meanwhile. What somebody has in hand already
 * stays theirs: they see the table before anybody could tell them.
 */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { changeTask, lockTask } from '@/lib/tasks/store'
import { MOVES } from '@/lib/tasks/task'

import type { Answer } from './answer-question'
import { askHost } from './ask-host'
import { findVisitSpot, hasLivingQuestion, lockQuestion, unseatVisit } from './store'

/** On words by another guest of the party than the one who answered. The call to the host; null when nothing is in doubt. */
export async function doubtAnswer(
  tx: Database,
  { propertyId, questionId, signalId, reading }: Answer,
  now: Date,
): Promise<Task | null> {
  if (reading.kind !== 'spot') return null
  const question = await lockQuestion(tx, { propertyId, questionId })
  if (question?.state !== 'answered') return null
  const { visitId, waitingTaskId: taskId } = question
  const was = await lockTask(tx, { propertyId, taskId })
  const told = await findVisitSpot(tx, { propertyId, visitId })
  if (was?.status !== 'open' || !told || was.spotId !== told || told === reading.spotId) return null
  if (await hasLivingQuestion(tx, { propertyId, visitId })) return null

  const allowed = was.dueAt.getTime() - (was.openedAt ?? was.createdAt).getTime()
  const set = {
    status: MOVES.hold.to,
    waitingFor: 'answer' as const,
    spotId: null,
    openedAt: null,
    // It takes as long as it was planned to, once more, from when the host has told.
    dueAt: new Date(was.createdAt.getTime() + allowed),
  }
  await changeTask(tx, was, { move: 'hold', set, by: null, detail: { because: 'answers_differ' } }, now)
  await unseatVisit(tx, { propertyId, visitId })
  const candidateSpotIds = [told, reading.spotId]
  return askHost(
    tx,
    question,
    { answerSignalId: signalId, candidateSpotIds, count: null, because: 'differ' },
    now,
  )
}
