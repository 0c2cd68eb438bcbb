import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'

import type { Database } from '@/db/client'
import { questions, replies } from '@/db/schema/replies'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { markPosted, undoReply } from '@/lib/replies/send-reply'
import { sweepLeaving } from '@/lib/replies/sweep-leaving'
import { callOffTask } from '@/lib/tasks/call-off-task'
import { aHouse, hear } from '@/lib/testing/a-house'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { answerQuestion } from './answer-question'
import { sweepUnanswered } from './ask-host'
import { tellSpot } from './tell-spot'

const nobody = async () => undefined
const inSeconds = (seconds: number) => new Date(EVENING.getTime() + seconds * 1000)

async function aQuestionSent(db: Database) {
  const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
  const { propertyId } = house
  const host = await aMember(db, propertyId, { name: 'Rosa Ibarra', role: 'manager' })
  const signalId = await hear(db, house, { kind: 'check_in', handle: 'ana', text: '', at: EVENING })
  const [question] = await db.select().from(questions).where(eq(questions.propertyId, propertyId))
  if (!question) throw new Error('nothing was asked')
  const taskId = question.replyTaskId
  expect((await markPosted(db, host, { taskId, words: 'Where are you sitting?' }, EVENING)).ok).toBe(true)
  return { ...house, host, question, signalId, taskId }
}

const movesOf = async (db: Database, taskId: string) =>
  (await db.select().from(taskEvents).where(eq(taskEvents.taskId, taskId))).map(({ move }) => move)

test('a reply leaves once, whoever sweeps, and is either taken back or sent', async () => {
  const clone = await cloneDatabase()
  try {
    for (let round = 0; round < 5; round += 1) {
      const { host, taskId } = await aQuestionSent(clone.db)
      const [undone] = await Promise.all([
        undoReply(clone.db, host, { taskId }, inSeconds(10)),
        ...Array.from({ length: 4 }, () => sweepLeaving(clone.db, inSeconds(10), nobody)),
      ])
      const [reply] = await clone.db.select().from(replies).where(eq(replies.taskId, taskId))
      const delivered = (await movesOf(clone.db, taskId)).filter((move) => move === 'deliver').length
      expect([reply?.state, delivered]).toEqual(undone.ok ? ['draft', 0] : ['sent', 1])
    }
  } finally {
    await clone.drop()
  }
})

test('an answer, a host, a sweep and a change of mind at once: the task begins once or is called off', async () => {
  const clone = await cloneDatabase()
  try {
    const { db } = clone
    for (let round = 0; round < 6; round += 1) {
      const { propertyId, host, question, signalId, spot } = await aQuestionSent(db)
      await sweepLeaving(db, inSeconds(10), nobody)
      const late = minutesAfter(EVENING, 60)
      const { id: questionId, waitingTaskId: taskId } = question
      const reading = { kind: 'spot' as const, spotId: spot('12'), count: 4 }
      const answer = () =>
        db.transaction((tx) => answerQuestion(tx, { propertyId, questionId, signalId, reading }, late))
      const tell = () => tellSpot(db, host, { taskId, spotId: spot('7'), count: 3 }, late)
      await Promise.all([
        answer(),
        tell(),
        sweepUnanswered(db, late),
        answer(),
        tell(),
        sweepUnanswered(db, late),
        ...(round % 2 ? [callOffTask(db, host, { taskId }, late)] : []),
      ])
      const moves = await movesOf(db, taskId)
      expect(moves.filter((move) => move === 'begin').length).toBeLessThanOrEqual(1)
      const [task] = await db.select().from(tasks).where(eq(tasks.id, taskId))
      const ended = moves.includes('call_off')
      expect(task?.status).toBe(ended ? 'called_off' : 'open')
      expect(ended || moves.includes('begin')).toBe(true)
      const calls = await db.select().from(tasks).where(eq(tasks.propertyId, propertyId))
      expect(calls.filter(({ kind }) => kind === 'call').length).toBeLessThanOrEqual(1)
      expect(calls.filter(({ kind, status }) => kind === 'call' && status === 'open')).toEqual([])
    }
  } finally {
    await clone.drop()
  }
})
