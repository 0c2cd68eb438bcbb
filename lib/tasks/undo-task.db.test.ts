import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { questions } from '@/db/schema/replies'
import { echoes, spends, taskEvents } from '@/db/schema/tasks'
import { attachEchoes } from '@/lib/echoes/attach-echoes'
import { joinVisits } from '@/lib/guests/join-visits'
import { disableStaff } from '@/lib/people/disable-staff'
import type { Member } from '@/lib/people/member'
import { askQuestion } from '@/lib/questions/ask-question'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import {
  aGesture,
  aGuest,
  aMember,
  aProperty,
  aSignal,
  aTask,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { amendTask } from './amend-task'
import { callOffTask } from './call-off-task'
import { couldNotTask } from './could-not-task'
import { deliverTask } from './deliver-task'
import { giveTask } from './give-task'
import { holdTask } from './hold-task'
import { tryTask } from './make-task'
import { releaseTask } from './release-task'
import { findTask } from './store'
import { takeTask } from './take-task'
import { undoTask } from './undo-task'

const later = minutesAfter(EVENING, 5)

describe('undo', () => {
  const moves: [string, (db: Database, who: Member, taskId: string) => Promise<{ ok: boolean }>][] = [
    ['deliver', (db, who, taskId) => deliverTask(db, who, { taskId, revision: 2 }, later)],
    ['could_not', (db, who, taskId) => couldNotTask(db, who, { taskId, reason: 'guest_out' }, later)],
    ['call_off', (db, who, taskId) => callOffTask(db, who, { taskId }, later)],
    ['release', (db, who, taskId) => releaseTask(db, who, { taskId }, later)],
    ['hold', (db, who, taskId) => holdTask(db, who, { taskId, until: minutesAfter(later, 20) }, later)],
    ['give', (db, who, taskId) => giveTask(db, who, { taskId, to: { personId: who.personId } }, later)],
    ['amend', (db, who, taskId) => amendTask(db, who, { taskId, spotWords: 'By the fountain' }, later)],
  ]

  test.for(moves)('of %s restores everything as it was', async ([move, make], { db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { costMinor: 500, spotWords: 'Patio' })
    await takeTask(db, marta, { taskId }, EVENING)
    const before = await findTask(db, { propertyId, taskId })
    expect((await make(db, marta, taskId)).ok).toBe(true)

    expect(await undoTask(db, marta, { taskId }, later)).toMatchObject({ ok: true, undone: move })
    expect(await findTask(db, { propertyId, taskId })).toEqual({ ...before, revision: 4 })
    const undone = await db.select().from(taskEvents).where(eq(taskEvents.revision, 3))
    expect(undone).toMatchObject([{ move, undoneAt: later }])
  })

  test('takes back the money and the echo with the gesture', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const ana = await aGuest(db, propertyId)
    const { id: taskId } = await aTask(db, propertyId, { costMinor: 500, guestId: ana.id })
    await takeTask(db, marta, { taskId }, EVENING)
    await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)
    const post = await aSignal(db, propertyId, { guestId: ana.id, occurredAt: later })
    expect(await attachEchoes(db, { propertyId, signalId: post.id }, later)).toEqual([taskId])

    await undoTask(db, marta, { taskId }, later)
    const entries = await db.select({ amountMinor: spends.amountMinor }).from(spends)
    expect(entries).toEqual([{ amountMinor: 500 }, { amountMinor: -500 }])
    expect(await db.select().from(echoes)).toMatchObject([{ isRetracted: true }])

    await deliverTask(db, marta, { taskId, revision: 4 }, minutesAfter(later, 1))
    const amounts = (await db.select().from(spends)).map(({ amountMinor }) => amountMinor)
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(500)
  })

  test('goes back step by step, and ends where nobody did anything', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, EVENING)
    await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)
    expect(await undoTask(db, marta, { taskId }, later)).toMatchObject({ undone: 'deliver' })
    expect(await undoTask(db, marta, { taskId }, later)).toMatchObject({ undone: 'take' })
    expect(await undoTask(db, marta, { taskId }, later)).toMatchObject({ refusal: 'nothing_to_undo' })
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'open', claimedBy: null })
  })

  test('is for whoever did it, and for managers', async ({ db }) => {
    const { propertyId, marta, jonas, helena } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, EVENING)
    await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)
    expect(await undoTask(db, jonas, { taskId }, later)).toEqual({
      ok: false,
      refusal: 'not_yours',
      by: 'Marta Oliveira',
    })
    expect((await undoTask(db, helena, { taskId }, later)).ok).toBe(true)
    const { id: elsewhere } = await aProperty(db)
    const stranger = await aMember(db, elsewhere, { role: 'admin' })
    expect(await undoTask(db, stranger, { taskId }, later)).toMatchObject({ refusal: 'not_found' })
  })

  test('ends with the business date, not with midnight', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, EVENING)
    await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)
    const rolls = new Date('2026-07-11T03:00:00Z')
    expect(await undoTask(db, marta, { taskId }, rolls)).toMatchObject({ refusal: 'too_late' })
    expect((await undoTask(db, marta, { taskId }, minutesAfter(rolls, -1))).ok).toBe(true)
  })

  test('does not make a second drink when another one got its place meanwhile', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const visit = await aVisit(db, propertyId)
    const drink = await aGesture(db, propertyId)
    const draft = (causeKey: string) => ({
      propertyId,
      kind: 'gesture' as const,
      status: 'open' as const,
      gestureId: drink.id,
      visitId: visit.id,
      causeKey,
      dueAt: later,
      windowEndsAt: minutesAfter(later, 60),
    })
    const first = await tryTask(db, draft('one'), EVENING)
    if (!first.ok) throw new Error('not made')
    await callOffTask(db, marta, { taskId: first.task.id }, EVENING)
    await tryTask(db, draft('two'), EVENING)
    expect(await undoTask(db, marta, { taskId: first.task.id }, later)).toMatchObject({
      refusal: 'cap_full',
    })
  })

  test('of a question brings back everything that ended with it', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const visit = await aVisit(db, propertyId)
    const drink = await aGesture(db, propertyId)
    const due = { propertyId, dueAt: later, windowEndsAt: minutesAfter(EVENING, 90) }
    const asked = await askQuestion(
      db,
      {
        propertyId,
        visitId: visit.id,
        reply: { ...due, kind: 'reply', status: 'suggested', causeKey: 'reply' },
        waiting: { ...due, kind: 'gesture', status: 'waiting', gestureId: drink.id, causeKey: 'drink' },
        answerWithinMinutes: 10,
      },
      EVENING,
    )
    if (!asked) throw new Error('not asked')
    const { reply, waiting } = asked
    await callOffTask(db, marta, { taskId: reply.id }, EVENING)
    expect(await findTask(db, { propertyId, taskId: waiting.id })).toMatchObject({ status: 'called_off' })
    expect(await db.select().from(questions)).toMatchObject([{ state: 'closed' }])

    expect((await undoTask(db, marta, { taskId: reply.id }, later)).ok).toBe(true)
    expect(await findTask(db, { propertyId, taskId: reply.id })).toMatchObject({ status: 'suggested' })
    expect(await findTask(db, { propertyId, taskId: waiting.id })).toMatchObject({ status: 'waiting' })
    expect(await db.select().from(questions)).toMatchObject([{ state: 'unasked' }])
  })

  test('brings nothing back halfway when what ended with it has lost its place', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const visit = await aVisit(db, propertyId)
    const drink = await aGesture(db, propertyId)
    const due = { propertyId, dueAt: later, windowEndsAt: minutesAfter(EVENING, 90) }
    const waits = {
      ...due,
      kind: 'gesture',
      status: 'waiting',
      gestureId: drink.id,
      causeKey: 'drink',
    } as const
    const reply = { ...due, kind: 'reply', status: 'open', causeKey: 'reply' } as const
    const asked = await askQuestion(
      db,
      { propertyId, visitId: visit.id, reply, waiting: waits, answerWithinMinutes: 10 },
      EVENING,
    )
    const taskId = asked?.reply.id ?? ''
    await callOffTask(db, marta, { taskId }, EVENING)
    const byHand = { ...waits, status: 'open', visitId: visit.id, causeKey: 'by hand' } as const
    expect((await tryTask(db, byHand, EVENING)).ok).toBe(true)
    expect(await undoTask(db, marta, { taskId }, later)).toEqual({ ok: false, refusal: 'cap_full' })
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'called_off' })
  })

  test('of a delivery is still there after the house joined two parties', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const [from, into] = [await aVisit(db, propertyId), await aVisit(db, propertyId)]
    const { id: taskId } = await aTask(db, propertyId, { visitId: from.id })
    await takeTask(db, marta, { taskId }, EVENING)
    await deliverTask(db, marta, { taskId, revision: 2 }, EVENING)
    await joinVisits(db, { propertyId, from: from.id, into: into.id }, later)
    expect(await undoTask(db, marta, { taskId }, later)).toMatchObject({
      undone: 'deliver',
      task: { status: 'claimed', visitId: into.id },
    })
  })

  test('gives nothing back to somebody who left meanwhile', async ({ db }) => {
    const { propertyId, jonas, helena } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await giveTask(db, helena, { taskId, to: { personId: jonas.personId } }, EVENING)
    await takeTask(db, helena, { taskId }, EVENING)
    expect((await disableStaff(db, helena, jonas.personId, EVENING)).ok).toBe(true)
    expect(await undoTask(db, helena, { taskId }, later)).toMatchObject({
      undone: 'take',
      task: { status: 'open', givenTo: null },
    })
  })
})
