/** Each figure against facts that can be counted on one hand. */
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { cautions } from '@/db/schema/guests'
import { questions } from '@/db/schema/replies'
import { echoes, taskEvents, tasks } from '@/db/schema/tasks'
import { moveGuest } from '@/lib/guests/match-store'
import { reverseSpend } from '@/lib/spends/store'
import { test } from '@/lib/testing/db-test'
import {
  aConnector,
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aTask,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'
import { aMoment, aMove, anEcho, aSentReply, scopeOf } from '@/lib/testing/furnish-facts'

import { definitionOf, type Figure, readFigure } from './figures'
import { measure } from './measure-store'
import { listEchoes, listRows } from './rows-store'
import type { Scope } from './scope'

async function read(db: Database, figure: Figure, scope: Scope) {
  const { source, per } = definitionOf(figure)
  const { whole } = await measure(db, source, scope)
  return readFigure(figure, whole, per && (await measure(db, per, scope)).whole)
}

describe('moments', () => {
  test('are delivered gestures: replies, calls and what was taken back are none', async ({ db }) => {
    const { id } = await aProperty(db)
    await aMoment(db, id)
    await aMoment(db, id)
    await aMoment(db, id, { kind: 'reply' })
    await aMoment(db, id, { kind: 'call' })
    const undone = await aMoment(db, id)
    await db.update(taskEvents).set({ undoneAt: EVENING }).where(eq(taskEvents.id, undone.deliveryEventId))

    expect(await read(db, 'moments', scopeOf(id))).toMatchObject({ value: 2, rows: 2 })
  })

  test('of another house are never counted, nor listed', async ({ db }) => {
    const [swan, harbour] = [await aProperty(db), await aProperty(db, { isDemonstration: true })]
    await aMoment(db, swan.id)
    const theirs = await aMoment(db, harbour.id, { guestId: (await aGuest(db, harbour.id)).id })
    await anEcho(db, harbour.id, theirs.id)
    await aSentReply(db, harbour.id)

    const counted = async (figure: Figure) => (await read(db, figure, scopeOf(swan.id))).rows
    expect(await counted('moments')).toBe(1)
    for (const figure of ['heard', 'guests', 'followed', 'replies'] as const)
      expect(await counted(figure)).toBe(0)
    expect(await listRows(db, 'moments', scopeOf(swan.id), { limit: 10 })).toHaveLength(1)
  })

  test('are in time by the due time as it stood, also when the task says another now', async ({ db }) => {
    const { id } = await aProperty(db)
    await aMoment(db, id, { dueAt: minutesAfter(EVENING, 10) })
    const late = await aMoment(db, id, { dueAt: minutesAfter(EVENING, 9) })
    const amended = await aMoment(db, id, { dueAt: minutesAfter(EVENING, 30) })
    await db.update(tasks).set({ dueAt: EVENING }).where(eq(tasks.id, amended.id))

    expect(await read(db, 'in_time', scopeOf(id))).toMatchObject({ value: 2 / 3, rows: 2, events: 3 })
    const rows = await listRows(db, 'late', scopeOf(id), { limit: 10 })
    expect(rows).toMatchObject([{ taskId: late.id, word: 'late', minutes: 1 }])
  })

  test('touch the guest they were for, and the whole party when they were for several', async ({ db }) => {
    const { id } = await aProperty(db)
    const [ana, ben, cleo] = [await aGuest(db, id), await aGuest(db, id), await aGuest(db, id)]
    const party = await aVisit(db, id, { guestIds: [ana.id, ben.id] })
    const couple = await aVisit(db, id, { guestIds: [ana.id, cleo.id] })
    await aMoment(db, id, { guestId: ana.id, visitId: party.id, count: 2 })
    await aMoment(db, id, { guestId: ana.id, visitId: couple.id, count: 1 })
    await aMoment(db, id)

    expect(await read(db, 'guests', scopeOf(id))).toMatchObject({ value: 2, rows: 2 })
    const rows = await listRows(db, 'guests', scopeOf(id), { limit: 10 })
    expect(rows.map(({ guestId, facts }) => [guestId, facts]).toSorted()).toEqual(
      [
        [ana.id, 2],
        [ben.id, 1],
      ].toSorted(),
    )
  })
})

describe('a guest', () => {
  test('who turns out to be another one is touched as that one, also in the past', async ({ db }) => {
    const { id } = await aProperty(db)
    const [ana, account] = [await aGuest(db, id), await aGuest(db, id)]
    for (const guest of [ana, account]) await aMoment(db, id, { guestId: guest.id })
    expect(await read(db, 'guests', scopeOf(id))).toMatchObject({ value: 2 })

    await moveGuest(db, { propertyId: id, from: account.id, into: ana.id })
    expect(await read(db, 'guests', scopeOf(id))).toMatchObject({ value: 1 })
    const rows = await listRows(db, 'guests', scopeOf(id), { limit: 9 })
    expect(rows).toMatchObject([{ guestId: ana.id, facts: 2 }])
  })
})

describe('minutes', () => {
  test('to take run from when it could be done to the first who took it', async ({ db }) => {
    const { id } = await aProperty(db)
    for (const minutes of [1, 2, 12]) {
      const task = await aTask(db, id)
      await aMove(db, id, { taskId: task.id, move: 'take', at: minutesAfter(EVENING, minutes) })
      await aMove(db, id, { taskId: task.id, move: 'release', at: minutesAfter(EVENING, 20) })
      await aMove(db, id, { taskId: task.id, move: 'take', at: minutesAfter(EVENING, 50) })
    }
    expect(await read(db, 'to_take', scopeOf(id))).toEqual({ value: 2, ninetieth: 10, events: 3, rows: 3 })
  })

  test('to done run to the delivery', async ({ db }) => {
    const { id } = await aProperty(db)
    for (const minutes of [4, 10, 30])
      await aMoment(db, id, { openedAt: EVENING, deliveredAt: minutesAfter(EVENING, minutes) })
    expect(await read(db, 'to_done', scopeOf(id))).toMatchObject({ value: 10, ninetieth: 26, rows: 3 })
  })
})

describe('what did not happen', () => {
  test('is counted by its reason, or as missed by whoever had it', async ({ db }) => {
    const { id } = await aProperty(db)
    const ana = await aMember(db, id)
    for (const reason of ['guest_out', 'guest_out', 'declined'])
      await aMove(db, id, { taskId: (await aTask(db, id)).id, move: 'could_not', detail: { reason } })
    const missed = await aTask(db, id, { claimedBy: ana.personId })
    await aMove(db, id, { taskId: missed.id, move: 'miss' })
    await aMove(db, id, { taskId: (await aTask(db, id)).id, move: 'miss', undoneAt: EVENING })

    const { by } = await measure(db, 'could_nots', scopeOf(id), ['word'])
    expect(by.word?.get('guest_out')?.count).toBe(2)
    expect(by.word?.get('declined')?.count).toBe(1)
    const guestOut = scopeOf(id, { word: 'guest_out' })
    expect(await read(db, 'could_not', guestOut)).toMatchObject({ value: 2, rows: 2 })
    expect(await listRows(db, 'could_not', guestOut, { limit: 9 })).toMatchObject([
      { word: 'guest_out' },
      { word: 'guest_out' },
    ])
    expect(await read(db, 'missed', scopeOf(id))).toMatchObject({ value: 1 })
    expect(await read(db, 'missed', scopeOf(id, { only: { person: ana.personId } }))).toMatchObject({
      value: 1,
    })
    expect(await read(db, 'late', scopeOf(id))).toMatchObject({ value: 1 })
  })
})

describe('cost', () => {
  test('is what was spent, less what was taken back, for each moment', async ({ db }) => {
    const { id } = await aProperty(db)
    const [ana, ben] = [await aMember(db, id), await aMember(db, id, { name: 'Ben' })]
    await aMoment(db, id, { spentMinor: 1000, by: ana.personId })
    const undone = await aMoment(db, id, { spentMinor: 700, by: ana.personId })
    await db.update(taskEvents).set({ undoneAt: EVENING }).where(eq(taskEvents.id, undone.deliveryEventId))
    await reverseSpend(db, undone, { by: ben.personId }, minutesAfter(EVENING, 12))

    expect(await read(db, 'cost', scopeOf(id))).toMatchObject({ value: 1000, events: 1, rows: 3 })
    const anas = await read(db, 'cost', scopeOf(id, { only: { person: ana.personId } }))
    expect(anas).toMatchObject({ value: 1000, rows: 3 })
  })

  test('of nothing delivered is unknown, not free', async ({ db }) => {
    const { id } = await aProperty(db)
    expect(await read(db, 'cost', scopeOf(id))).toMatchObject({ value: null })
  })
})

describe('what guests say', () => {
  test('is heard once: not our own posts, reposts, or the same thing by another way', async ({ db }) => {
    const { id } = await aProperty(db)
    const outlet = await anOutlet(db, id)
    const first = await aSignal(db, id, { outletId: outlet.id })
    await aSignal(db, id, { sameAsId: first.id })
    await aSignal(db, id, { nature: 'own_post' })
    await aSignal(db, id, { nature: 'repost' })
    await aSignal(db, id)

    expect(await read(db, 'heard', scopeOf(id))).toMatchObject({ value: 2 })
    expect(await read(db, 'heard', scopeOf(id, { only: { outlet: outlet.id } }))).toMatchObject({ value: 1 })
    expect(await read(db, 'heard', scopeOf(id, { only: { outlet: 'none' } }))).toMatchObject({ value: 1 })
  })

  test('follows a moment once, however much was said, and not when the moment was taken back', async ({
    db,
  }) => {
    const { id } = await aProperty(db)
    const [loud, undone] = [await aMoment(db, id), await aMoment(db, id)]
    await aMoment(db, id)
    for (const moment of [loud, loud, undone]) await anEcho(db, id, moment.id)
    await db.update(echoes).set({ isRetracted: true }).where(eq(echoes.taskId, undone.id))

    expect(await read(db, 'followed', scopeOf(id))).toMatchObject({ value: 1 / 3, rows: 1, events: 3 })
  })

  test('is neither counted nor quoted once a guest opted out, and is again when that is lifted', async ({
    db,
  }) => {
    const { id } = await aProperty(db)
    const ana = await aGuest(db, id)
    const signal = await aSignal(db, id, { guestId: ana.id, text: 'At the Swan again' })
    const moment = await aMoment(db, id, { guestId: ana.id, signalId: signal.id })
    await anEcho(db, id, moment.id, { guestId: ana.id, text: 'The drinks were lovely' })
    expect(await read(db, 'heard', scopeOf(id))).toMatchObject({ value: 2 })
    expect(await read(db, 'followed', scopeOf(id))).toMatchObject({ rows: 1 })
    expect(await listEchoes(db, scopeOf(id), 3)).toMatchObject([{ words: 'The drinks were lovely' }])

    await db.insert(cautions).values({ propertyId: id, guestId: ana.id, kind: 'opted_out', addedAt: EVENING })
    expect(await read(db, 'heard', scopeOf(id))).toMatchObject({ value: 0 })
    expect(await read(db, 'followed', scopeOf(id))).toMatchObject({ rows: 0 })
    expect(await listEchoes(db, scopeOf(id), 3)).toEqual([])
    const [row] = await listRows(db, 'moments', scopeOf(id), { limit: 1 })
    expect(row).toMatchObject({ taskId: moment.id, words: null })

    await db.update(cautions).set({ liftedAt: EVENING })
    expect(await read(db, 'heard', scopeOf(id))).toMatchObject({ value: 2 })
  })
})

describe('replies', () => {
  test('of the brand are what its account answered there, unless one of us said it', async ({ db }) => {
    const { id } = await aProperty(db)
    const { id: connectorId } = await aConnector(db, id)
    const heard = async () => aSignal(db, id, { connectorId, externalId: newId() })
    const [answered, ours, alone] = [await heard(), await heard(), await heard()]
    const own = { connectorId, nature: 'own_post' as const }
    const said = await aSignal(db, id, { ...own, inReplyTo: answered.externalId })
    await aSignal(db, id, { connectorId, inReplyTo: said.externalId })
    await aSignal(db, id, { ...own, inReplyTo: ours.externalId })
    const marta = await aMember(db, id)
    await aSentReply(db, id, { signalId: ours.id, voicePersonId: marta.personId, route: 'copied' })
    await aSignal(db, id, { ...own, inReplyTo: alone.externalId, deletedAt: EVENING })
    await aSignal(db, id, own)

    const { by } = await measure(db, 'replies', scopeOf(id), ['word'])
    expect(by.word?.get('brand')).toMatchObject({ count: 1, answered: 1 })
    expect(by.word?.get('person')).toMatchObject({ count: 1, answered: 0 })
    const rows = await listRows(db, 'replies', scopeOf(id), { limit: 9 })
    expect(rows.map(({ word, signalId }) => [word, signalId]).toSorted()).toEqual([
      ['brand', answered.id],
      ['person', ours.id],
    ])
    expect(await read(db, 'replies', scopeOf((await aProperty(db)).id))).toMatchObject({ value: 0 })
  })

  test('are told apart by person and by brand, with how many were answered', async ({ db }) => {
    const { id } = await aProperty(db)
    const ana = await aMember(db, id)
    await aSentReply(db, id, { voicePersonId: ana.personId, externalId: 'post-1' })
    await aSentReply(db, id, { externalId: 'post-2' })
    await aSentReply(db, id, { voicePersonId: ana.personId, state: 'recalled' })
    const asked = await aSentReply(db, id, { voicePersonId: ana.personId })
    const answer = await aSignal(db, id, { inReplyTo: 'post-1', occurredAt: minutesAfter(EVENING, 3) })
    const visit = await aVisit(db, id)
    const key = { propertyId: id, visitId: visit.id, replyTaskId: asked.taskId }
    const waiting = await aTask(db, id, { status: 'waiting' })
    await db.insert(questions).values({
      ...key,
      waitingTaskId: waiting.id,
      state: 'answered',
      answerWithinMinutes: 10,
      answerSignalId: answer.id,
    })

    const { by, whole } = await measure(db, 'replies', scopeOf(id), ['word'])
    expect(whole.count).toBe(3)
    expect(by.word?.get('person')).toMatchObject({ count: 2, answered: 2 })
    expect(by.word?.get('brand')).toMatchObject({ count: 1, answered: 0 })
  })
})
