import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { questions } from '@/db/schema/replies'
import { tasks } from '@/db/schema/tasks'
import { callOffTask } from '@/lib/tasks/call-off-task'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { readTask } from '@/lib/tasks/read-task'
import { findTask } from '@/lib/tasks/store'
import { sweepWindows } from '@/lib/tasks/sweep-windows'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'
import { test } from '@/lib/testing/db-test'
import {
  aGesture,
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aSpot,
  aTeam,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { answerQuestion } from './answer-question'
import { sweepUnanswered } from './ask-host'
import { askQuestion, startQuestion } from './ask-question'
import { tellSpot } from './tell-spot'

async function anEvening(db: Database) {
  const { id: propertyId } = await aProperty(db)
  const patio = await anOutlet(db, propertyId, { name: 'Patio' })
  const table = await aSpot(db, propertyId, { outletId: patio.id, label: '12' })
  const hosts = await aTeam(db, propertyId, { name: 'Hosts', isHost: true, outletId: patio.id })
  const host = await aMember(db, propertyId, { name: 'Rosa Ibarra', teamIds: [hosts.id] })
  const four = [await aGuest(db, propertyId), await aGuest(db, propertyId)]
  const guestIds = four.map(({ id }) => id)
  const visit = await aVisit(db, propertyId, { guestIds, outletId: patio.id })
  const drink = await aGesture(db, propertyId, { costMinor: 250 })
  const due = { propertyId, outletId: patio.id, dueAt: minutesAfter(EVENING, 8), windowEndsAt: visit.endsAt }
  const draft = (cause: string) => ({
    propertyId,
    visitId: visit.id,
    reply: { ...due, kind: 'reply' as const, status: 'open' as const, causeKey: `${cause}:reply` },
    waiting: {
      ...due,
      kind: 'gesture' as const,
      status: 'waiting' as const,
      gestureId: drink.id,
      causeKey: `${cause}:drink`,
    },
    answerWithinMinutes: 10,
  })
  const asked = await askQuestion(db, draft('check-in'), EVENING)
  if (!asked) throw new Error('not asked')
  const questionId = asked.question.id
  const post = (text: string) => aSignal(db, propertyId, { text, guestId: guestIds[0] ?? null })
  return { propertyId, patio, table, hosts, host, visit, draft, asked, questionId, post }
}

const SENT = minutesAfter(EVENING, 2)
const ANSWERED = minutesAfter(EVENING, 6)

describe('a question', () => {
  test('is asked once a party, and leaves nothing behind when it is not', async ({ db }) => {
    const { draft, asked } = await anEvening(db)
    expect(asked.waiting).toMatchObject({ status: 'waiting', waitingFor: 'answer', openedAt: null })
    expect(await askQuestion(db, draft('second check-in'), EVENING)).toBeNull()
    expect(await db.select().from(tasks)).toHaveLength(2)
    expect(await db.select().from(questions)).toMatchObject([{ state: 'unasked', askedAt: null }])
  })

  test('begins to wait when it is sent, once', async ({ db }) => {
    const { asked } = await anEvening(db)
    await startQuestion(db, asked.question, SENT)
    await startQuestion(db, asked.question, ANSWERED)
    expect(await db.select().from(questions)).toMatchObject([
      { state: 'asked', askedAt: SENT, hostAt: minutesAfter(SENT, 10) },
    ])
  })
})

describe('an answer', () => {
  test('that names a table opens the task there, for as many as they are', async ({ db }) => {
    const { propertyId, asked, questionId, table, post, visit } = await anEvening(db)
    await startQuestion(db, asked.question, SENT)
    const signal = await post("Table 12, we're four")
    const reading = { kind: 'spot' as const, spotId: table.id, count: 4 }
    const answer = { propertyId, questionId, signalId: signal.id, reading }

    expect(await answerQuestion(db, answer, ANSWERED)).toMatchObject({
      became: 'began',
      task: {
        status: 'open',
        spotId: table.id,
        count: 4,
        costMinor: 1000,
        openedAt: ANSWERED,
        dueAt: minutesAfter(ANSWERED, 8),
      },
    })
    expect(await answerQuestion(db, answer, ANSWERED)).toEqual({ became: 'noted', task: null })
    expect(await db.select().from(visits)).toMatchObject([{ id: visit.id, spotId: table.id, partySize: 4 }])
    expect(await db.select().from(tasks)).toHaveLength(2)
  })

  test('without a number counts the guests who joined', async ({ db }) => {
    const { propertyId, questionId, table, post } = await anEvening(db)
    const reading = { kind: 'spot' as const, spotId: table.id, count: null }
    const answer = { propertyId, questionId, signalId: (await post('table 12')).id, reading }
    expect(await answerQuestion(db, answer, ANSWERED)).toMatchObject({ task: { count: 2, costMinor: 500 } })
  })

  test('that cannot be read is put to the host, with the guest’s words and the spots it may mean', async ({
    db,
  }) => {
    const { propertyId, questionId, table, hosts, host, post, asked } = await anEvening(db)
    const signal = await post('the one by the tree')
    const reading = { kind: 'unclear' as const, candidateSpotIds: [table.id], count: null }
    const answered = await answerQuestion(
      db,
      { propertyId, questionId, signalId: signal.id, reading },
      ANSWERED,
    )
    expect(answered).toMatchObject({ became: 'host', task: { kind: 'call', teamId: hosts.id } })

    const call = await readTask(db, host, answered.task?.id ?? '', ANSWERED)
    expect(call).toMatchObject({
      row: { purpose: 'find_spot', why: { words: 'the one by the tree' } },
      question: { state: 'host', candidates: [{ id: table.id, label: '12' }] },
    })
    expect(await findTask(db, { propertyId, taskId: asked.waiting.id })).toMatchObject({ status: 'waiting' })
  })

  test('that cannot be read may still say how many they are: the host finds the number filled in', async ({
    db,
  }) => {
    const { propertyId, questionId, table, host, post, asked } = await anEvening(db)
    const signal = await post('four of us, by the tree')
    const reading = { kind: 'unclear' as const, candidateSpotIds: [table.id], count: 4 }
    const answer = { propertyId, questionId, signalId: signal.id, reading }
    expect(await answerQuestion(db, answer, ANSWERED)).toMatchObject({ task: { kind: 'call', count: 4 } })
    expect(await db.select().from(visits)).toMatchObject([{ partySize: 4, spotId: null }])
    const telling = { taskId: asked.waiting.id, spotId: table.id }
    expect(await tellSpot(db, host, telling, ANSWERED)).toMatchObject({ task: { count: 4, costMinor: 1000 } })
  })

  test('that comes after the host was asked still opens the task, and calls the host off', async ({ db }) => {
    const { propertyId, asked, questionId, table, post } = await anEvening(db)
    await startQuestion(db, asked.question, SENT)
    await sweepUnanswered(db, minutesAfter(SENT, 10))
    const reading = { kind: 'spot' as const, spotId: table.id, count: null }
    const answer = { propertyId, questionId, signalId: (await post('12!')).id, reading }
    expect(await answerQuestion(db, answer, minutesAfter(SENT, 12))).toMatchObject({ became: 'began' })
    const statuses = (await db.select().from(tasks)).map(({ kind, status }) => `${kind} ${status}`).sort()
    expect(statuses).toEqual(['call called_off', 'gesture open', 'reply open'])
  })

  test('for another house opens nothing', async ({ db }) => {
    const { questionId, table, post, asked, propertyId } = await anEvening(db)
    const { id: elsewhere } = await aProperty(db)
    const reading = { kind: 'spot' as const, spotId: table.id, count: 4 }
    const answer = { propertyId: elsewhere, questionId, signalId: (await post('12')).id, reading }
    expect(await answerQuestion(db, answer, ANSWERED)).toEqual({ became: 'noted', task: null })
    expect(await findTask(db, { propertyId, taskId: asked.waiting.id })).toMatchObject({ status: 'waiting' })
  })
})

describe('the host', () => {
  test('is asked when nobody answers in time, once', async ({ db }) => {
    const { asked } = await anEvening(db)
    await startQuestion(db, asked.question, SENT)
    expect(await sweepUnanswered(db, minutesAfter(SENT, 9))).toBe(0)
    expect(await sweepUnanswered(db, minutesAfter(SENT, 10))).toBe(1)
    expect(await sweepUnanswered(db, minutesAfter(SENT, 11))).toBe(0)
    expect(await db.select().from(tasks)).toHaveLength(3)
  })

  test('tells by one tap: the call is done and the task is live, both in the host’s name', async ({ db }) => {
    const { propertyId, asked, table, host, questionId, post } = await anEvening(db)
    await startQuestion(db, asked.question, SENT)
    await sweepUnanswered(db, minutesAfter(SENT, 10))
    const call = (await db.select().from(tasks)).find(({ kind }) => kind === 'call')
    const telling = { taskId: call?.id ?? '', spotId: table.id, count: 3 }
    const at = minutesAfter(SENT, 11)

    await takeTask(db, host, telling, at)
    const done = { taskId: telling.taskId, revision: 2 }
    expect(await deliverTask(db, host, done, at)).toMatchObject({ refusal: 'wants_spot' })
    expect(await tellSpot(db, host, telling, at)).toMatchObject({
      task: { id: asked.waiting.id, status: 'open', spotId: table.id, count: 3 },
    })
    expect(await undoTask(db, host, telling, at)).toMatchObject({ refusal: 'nothing_to_undo' })
    expect(await findTask(db, { propertyId, taskId: telling.taskId })).toMatchObject({
      status: 'delivered',
      claimedBy: host.personId,
    })
    expect(await tellSpot(db, host, telling, at)).toMatchObject({ refusal: 'answered' })

    const late = { kind: 'spot' as const, spotId: table.id, count: 9 }
    const answer = { propertyId, questionId, signalId: (await post('12')).id, reading: late }
    expect(await answerQuestion(db, answer, at)).toEqual({ became: 'noted', task: null })
    expect(await findTask(db, { propertyId, taskId: asked.waiting.id })).toMatchObject({ count: 3 })
  })

  test('may know before the question was even sent, and describe the place', async ({ db }) => {
    const { asked, host } = await anEvening(db)
    const telling = { taskId: asked.waiting.id, spotWords: 'Bar, by the window' }
    expect(await tellSpot(db, host, telling, SENT)).toMatchObject({
      task: { status: 'open', spotWords: 'Bar, by the window', count: 2 },
    })
  })

  test('cannot tell a spot of another house, nor for another house', async ({ db }) => {
    const { asked, host } = await anEvening(db)
    const other = await anEvening(db)
    const taskId = asked.waiting.id
    expect(await tellSpot(db, host, { taskId, spotId: other.table.id }, SENT)).toMatchObject({
      refusal: 'no_such_spot',
    })
    expect(await tellSpot(db, host, { taskId }, SENT)).toMatchObject({ refusal: 'no_such_spot' })
    expect(await tellSpot(db, other.host, { taskId, spotWords: 'here' }, SENT)).toMatchObject({
      refusal: 'not_found',
    })
  })
})

describe('the end of it', () => {
  test('when the visit ends first, everything is missed and nobody is asked any more', async ({ db }) => {
    const { propertyId, asked, questionId, table, host, visit, post } = await anEvening(db)
    await startQuestion(db, asked.question, SENT)
    await sweepUnanswered(db, minutesAfter(SENT, 10))
    expect(await sweepWindows(db, visit.endsAt)).toBe(3)
    expect(await sweepWindows(db, visit.endsAt)).toBe(0)
    expect(await db.select().from(questions)).toMatchObject([{ state: 'closed' }])
    const telling = { taskId: asked.waiting.id, spotId: table.id }
    expect(await tellSpot(db, host, telling, visit.endsAt)).toMatchObject({ refusal: 'ended' })
    const reading = { kind: 'spot' as const, spotId: table.id, count: 4 }
    const answer = { propertyId, questionId, signalId: (await post('12')).id, reading }
    expect(await answerQuestion(db, answer, visit.endsAt)).toMatchObject({ became: 'noted' })
  })

  test('calling off the drink takes the question with it', async ({ db }) => {
    const { propertyId, asked, host } = await anEvening(db)
    await callOffTask(db, host, { taskId: asked.waiting.id }, SENT)
    expect(await findTask(db, { propertyId, taskId: asked.reply.id })).toMatchObject({ status: 'called_off' })
    expect(await db.select().from(questions)).toMatchObject([{ state: 'closed' }])
  })
})
