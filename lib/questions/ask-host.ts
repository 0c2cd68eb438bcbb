/** Turns a question to the host: a call at the door, with the guest's words and the spots it may have been. */
import type { Database } from '@/db/client'
import type { Question } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import { makeTask } from '@/lib/tasks/make-task'
import { findTask } from '@/lib/tasks/store'

import { findHostTeam, lockUnanswered, updateQuestion } from './store'

const CALL_MINUTES = 5

type Asking = {
  answerSignalId: string | null
  candidateSpotIds: string[]
  /** How many they are, when the answer said that much. */
  count: number | null
  /** Once for each reason: nobody told us where, or two told us differently. */
  because?: 'host' | 'differ'
}

/** On a question that the caller has locked. Null when its task is gone, or the host was asked this already. */
export async function askHost(
  tx: Database,
  question: Question,
  { answerSignalId, candidateSpotIds, count, because = 'host' }: Asking,
  now: Date,
): Promise<Task | null> {
  const { propertyId } = question
  const waiting = await findTask(tx, { propertyId, taskId: question.waitingTaskId })
  if (!waiting) return null
  const due = Math.min(now.getTime() + CALL_MINUTES * 60_000, waiting.windowEndsAt.getTime())
  const call = await makeTask(
    tx,
    {
      propertyId,
      kind: 'call',
      status: 'open',
      causeKey: `question:${question.id}:${because}`,
      signalId: answerSignalId ?? waiting.signalId,
      guestId: waiting.guestId,
      visitId: waiting.visitId,
      playbookId: waiting.playbookId,
      playbookVersion: waiting.playbookVersion,
      outletId: waiting.outletId,
      teamId: await findHostTeam(tx, { propertyId, outletId: waiting.outletId }),
      count: count ?? waiting.count,
      dueAt: new Date(due),
      windowEndsAt: waiting.windowEndsAt,
    },
    now,
  )
  await updateQuestion(tx, question, {
    state: 'host',
    hostTaskId: call?.id ?? question.hostTaskId,
    answerSignalId: answerSignalId ?? question.answerSignalId,
    candidateSpotIds,
  })
  return call
}

/** Nobody answered in time. Safe to run twice and in two workers. Returns how many went to the host. */
export async function sweepUnanswered(db: Database, now: Date, limit = 200): Promise<number> {
  return db.transaction(async (tx) => {
    const unanswered = await lockUnanswered(tx, now, limit)
    for (const question of unanswered)
      await askHost(tx, question, { answerSignalId: null, candidateSpotIds: [], count: null }, now)
    return unanswered.length
  })
}
