/** "Where are you sitting?": the reply that asks, the task that waits for the answer, and what joins them. */
import type { Database } from '@/db/client'
import type { Question } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import { makeTask, type TaskDraft } from '@/lib/tasks/make-task'

import { insertQuestion, lockQuestion, updateQuestion } from './store'

export type QuestionDraft = {
  propertyId: string
  visitId: string
  /** The reply that asks: kind reply, suggested or open. */
  reply: TaskDraft
  /** The gesture, given once the answer names a spot: `dueAt` says how long it may take from then. */
  waiting: TaskDraft
  answerWithinMinutes: number
}

export type Asked = { question: Question; reply: Task; waiting: Task }

/**
 * Null when nothing was asked: the visit has a living question, this cause asked already, or the gesture may
 * not be given. Then none of the three rows stays. Safe to repeat.
 */
export async function askQuestion(tx: Database, draft: QuestionDraft, now: Date): Promise<Asked | null> {
  const { propertyId, visitId, answerWithinMinutes } = draft
  try {
    return await tx.transaction(async (inner) => {
      const waits = { ...draft.waiting, visitId, status: 'waiting', waitingFor: 'answer' } as const
      const waiting = await makeTask(inner, waits, now)
      const reply = waiting && (await makeTask(inner, { ...draft.reply, visitId, kind: 'reply' }, now))
      if (!waiting || !reply) throw new NotAsked()
      const question = await insertQuestion(inner, {
        propertyId,
        visitId,
        replyTaskId: reply.id,
        waitingTaskId: waiting.id,
        state: 'unasked',
        answerWithinMinutes,
      })
      if (!question) throw new NotAsked()
      return { question, reply, waiting }
    })
  } catch (error) {
    if (error instanceof NotAsked) return null
    throw error
  }
}

/** Takes the savepoint back with everything in it. */
class NotAsked extends Error {}

/** The reply left: from now on the guest's time to answer runs. Nothing happens when it was answered before. */
export async function startQuestion(tx: Database, question: Question, now: Date) {
  const key = { propertyId: question.propertyId, questionId: question.id }
  const asked = await lockQuestion(tx, key)
  if (asked?.state !== 'unasked') return
  const hostAt = new Date(now.getTime() + asked.answerWithinMinutes * 60_000)
  await updateQuestion(tx, asked, { state: 'asked', askedAt: now, hostAt })
}
