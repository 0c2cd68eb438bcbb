/** What becomes of an answer: the task goes live at the spot it names, or the host is asked. */
import type { Database } from '@/db/client'
import type { Question } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import { findSpot } from '@/lib/tasks/amend-task-store'
import { beginTask } from '@/lib/tasks/begin-task'
import { callOffByHouse } from '@/lib/tasks/call-off-task'
import { findPartySize } from '@/lib/tasks/make-task-store'
import { findTask } from '@/lib/tasks/store'

import { askHost } from './ask-host'
import type { SpotReading } from './reading'
import { isLiving, lockQuestion, seatVisit, updateQuestion } from './store'

export type Answer = { propertyId: string; questionId: string; signalId: string; reading: SpotReading }

/** began: live at the spot. host: a person is asked. noted: it was answered before; nothing new is made. */
export type Answered = { became: 'began' | 'host' | 'noted'; task: Task | null }

/** In the transaction that heard the signal. Safe to repeat. */
export async function answerQuestion(tx: Database, answer: Answer, now: Date): Promise<Answered> {
  const { propertyId, signalId, reading } = answer
  const question = await lockQuestion(tx, answer)
  if (!question || !isLiving(question)) return { became: 'noted', task: null }

  const spot = reading.kind === 'spot' ? await findSpot(tx, { propertyId, spotId: reading.spotId }) : null
  if (spot && !isDoubted(question)) {
    const place = { spotId: spot.id, spotWords: null, outletId: spot.outletId, count: reading.count }
    const task = await beginAnswered(tx, question, { ...place, by: null, answerSignalId: signalId }, now)
    if (question.hostTaskId)
      await callOffByHouse(tx, { propertyId, taskId: question.hostTaskId, because: 'answered' }, now)
    return { became: task ? 'began' : 'noted', task }
  }
  const { count } = reading
  await seatVisit(tx, { propertyId, visitId: question.visitId, spotId: null, outletId: null, count })
  if (question.state === 'host') {
    // The host is on the way already; give them the guest's words too.
    const candidateSpotIds = candidatesOf(question, reading)
    await updateQuestion(tx, question, { answerSignalId: signalId, candidateSpotIds })
    return { became: 'noted', task: null }
  }
  const candidateSpotIds = reading.kind === 'unclear' ? reading.candidateSpotIds : []
  const call = await askHost(tx, question, { answerSignalId: signalId, candidateSpotIds, count }, now)
  return { became: call ? 'host' : 'noted', task: call }
}

/** Friends who told us differently are not weighed against each other, however often they say it: the host asks them. */
const isDoubted = ({ state, answeredAt }: Question) => state === 'host' && answeredAt !== null

function candidatesOf({ candidateSpotIds }: Question, reading: SpotReading): string[] {
  if (reading.kind === 'none') return candidateSpotIds
  if (reading.kind === 'unclear') return reading.candidateSpotIds
  return [...new Set([...candidateSpotIds, reading.spotId])]
}

export type Place = {
  spotId: string | null
  spotWords: string | null
  outletId: string | null
  /** How many they are, when the answer or the host said so. */
  count: number | null
  by: string | null
  answerSignalId: string | null
}

/** Closes the question with an answer and opens the task that waited. Null when that had ended meanwhile. */
export async function beginAnswered(
  tx: Database,
  question: Question,
  { by, answerSignalId, ...place }: Place,
  now: Date,
): Promise<Task | null> {
  const { propertyId, visitId, waitingTaskId } = question
  await updateQuestion(tx, question, {
    state: 'answered',
    answeredAt: now,
    answerSignalId: answerSignalId ?? question.answerSignalId,
  })
  await seatVisit(tx, { propertyId, visitId, ...place })
  const waiting = await findTask(tx, { propertyId, taskId: waitingTaskId })
  // A note is one note, however many they are.
  const count = waiting?.actMany
    ? (place.count ?? waiting.count ?? (await findPartySize(tx, { propertyId, visitId })))
    : (waiting?.count ?? null)
  // Who sent the question wanted what its answer brings.
  const isWanted = question.askedAt !== null
  return beginTask(tx, { propertyId, taskId: waitingTaskId, ...place, count, by, isWanted }, now)
}
