import { describe, expect, test as plain } from 'vitest'

import { cautions } from '@/db/schema/guests'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { aFloor } from '@/lib/testing/a-floor'
import { cloneDatabase, test } from '@/lib/testing/db-test'
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

import { callOffTask } from './call-off-task'
import { readTask } from './read-task'
import { beginSecondChances, giveSecondChance } from './second-chance'
import { findTask } from './store'
import { sweepHolds } from './sweep-holds'
import { sweepWindows } from './sweep-windows'
import { takeTask } from './take-task'
import { undoTask } from './undo-task'

const closed = minutesAfter(EVENING, 60)

describe('a window that closes', () => {
  test('makes missed what was not done by then, and that alone', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const open = await aTask(db, propertyId)
    const taken = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId: taken.id }, EVENING)
    await aTask(db, propertyId, { status: 'delivered' })
    await aTask(db, propertyId, { windowEndsAt: minutesAfter(EVENING, 61) })

    expect(await sweepWindows(db, minutesAfter(EVENING, 59))).toBe(0)
    expect(await sweepWindows(db, closed)).toBe(2)
    expect(await sweepWindows(db, closed)).toBe(0)
    const missed = await db.select().from(taskEvents)
    expect(missed.filter(({ move }) => move === 'miss')).toMatchObject([
      { toStatus: 'missed', byPersonId: null, at: closed },
      { toStatus: 'missed', byPersonId: null, at: closed },
    ])
    for (const { id: taskId } of [open, taken])
      expect(await undoTask(db, marta, { taskId }, closed)).toMatchObject({ refusal: 'nothing_to_undo' })
  })
})

plain('two workers that sweep at once miss and begin each task once', async () => {
  const clone = await cloneDatabase()
  try {
    const { propertyId } = await aFloor(clone.db)
    for (let n = 0; n < 30; n += 1) {
      await aTask(clone.db, propertyId)
      const held = { status: 'waiting' as const, waitingFor: 'time' as const, heldUntil: EVENING }
      await aTask(clone.db, propertyId, { ...held, windowEndsAt: minutesAfter(closed, 60) })
    }
    const missed = await Promise.all(Array.from({ length: 4 }, () => sweepWindows(clone.db, closed)))
    const begun = await Promise.all(Array.from({ length: 4 }, () => sweepHolds(clone.db, closed)))
    expect([missed, begun].map((each) => each.reduce((sum, n) => sum + n, 0))).toEqual([30, 30])
    const events = await clone.db.select().from(taskEvents)
    expect(events).toHaveLength(60)
  } finally {
    await clone.drop()
  }
})

describe('a second chance', () => {
  test('waits for the guest’s next visit, and goes live there once', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const ana = await aGuest(db, propertyId)
    const salts = await aGesture(db, propertyId, { costMinor: 400 })
    const missed = await aTask(db, propertyId, { status: 'missed', guestId: ana.id, gestureId: salts.id })
    const given = await giveSecondChance(db, marta, { taskId: missed.id, chance: 'next_visit' }, closed)
    expect(given).toMatchObject({
      task: { status: 'waiting', waitingFor: 'arrival', secondChanceOf: missed.id, costMinor: 400 },
    })
    expect(await giveSecondChance(db, marta, { taskId: missed.id, chance: 'honest_word' }, closed)).toEqual({
      ok: false,
      refusal: 'chosen',
    })
    expect(await findTask(db, { propertyId, taskId: missed.id })).toMatchObject({
      secondChance: 'next_visit',
    })

    const back = minutesAfter(EVENING, 60 * 24 * 90)
    const visit = await aVisit(db, propertyId, { guestIds: [ana.id], startsAt: back })
    const leaves = minutesAfter(back, 120)
    const here = { propertyId, guestId: ana.id, visitId: visit.id, outletId: null, spotId: null }
    const arrival = { ...here, windowEndsAt: leaves }
    expect(await beginSecondChances(db, arrival, back)).toMatchObject([
      { status: 'open', visitId: visit.id, capSlot: 1, windowEndsAt: leaves, dueAt: minutesAfter(back, 20) },
    ])
    expect(await beginSecondChances(db, arrival, back)).toEqual([])
  })

  test('waits on while the visit has had its share already', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const ana = await aGuest(db, propertyId)
    const salts = await aGesture(db, propertyId)
    const visit = await aVisit(db, propertyId, { guestIds: [ana.id] })
    const both = { guestId: ana.id, gestureId: salts.id }
    await aTask(db, propertyId, { ...both, visitId: visit.id, capSlot: 1, status: 'delivered' })
    const missed = await aTask(db, propertyId, { ...both, status: 'missed' })
    await giveSecondChance(db, marta, { taskId: missed.id, chance: 'next_visit' }, closed)

    const here = { propertyId, guestId: ana.id, visitId: visit.id, outletId: null, spotId: null }
    expect(await beginSecondChances(db, { ...here, windowEndsAt: visit.endsAt }, closed)).toEqual([])
    const { id: elsewhere } = await aProperty(db)
    const strange = { ...here, propertyId: elsewhere, windowEndsAt: visit.endsAt }
    expect(await beginSecondChances(db, strange, closed)).toEqual([])
  })

  test('says why not: the gesture left the catalogue, or there is a caution', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const ana = await aGuest(db, propertyId)
    const [gone, wine] = [
      await aGesture(db, propertyId, { archivedAt: EVENING }),
      await aGesture(db, propertyId, { notFor: ['no_alcohol'] }),
    ]
    await db.insert(cautions).values({ propertyId, guestId: ana.id, kind: 'no_alcohol', addedAt: EVENING })
    const chance = async (gestureId: string) => {
      const missed = await aTask(db, propertyId, { status: 'missed', guestId: ana.id, gestureId })
      return giveSecondChance(db, marta, { taskId: missed.id, chance: 'next_visit' }, closed)
    }
    expect(await chance(gone.id)).toEqual({ ok: false, refusal: 'no_gesture' })
    expect(await chance(wine.id)).toEqual({ ok: false, refusal: 'caution' })
  })

  test('is an honest word: in reply where there is a post, else by a call', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const ana = await aGuest(db, propertyId)
    const post = await aSignal(db, propertyId, { guestId: ana.id })
    const word = async (row: Parameters<typeof aTask>[2]) => {
      const missed = await aTask(db, propertyId, { status: 'missed', ...row })
      const given = await giveSecondChance(db, marta, { taskId: missed.id, chance: 'honest_word' }, closed)
      return given.ok ? given.task.kind : given.refusal
    }
    expect(await word({ signalId: post.id, guestId: ana.id })).toBe('reply')
    expect(await word({ guestId: ana.id })).toBe('call')
    await db.insert(cautions).values({ propertyId, guestId: ana.id, kind: 'opted_out', addedAt: EVENING })
    expect(await word({ signalId: post.id, guestId: ana.id })).toBe('call')
  })

  test('is for what was missed, never for what the guest declined, and for this house alone', async ({
    db,
  }) => {
    const { propertyId, marta } = await aFloor(db)
    const chance = 'honest_word' as const
    const declined = await aTask(db, propertyId, { status: 'could_not', couldNotReason: 'declined' })
    const out = await aTask(db, propertyId, { status: 'could_not', couldNotReason: 'guest_out' })
    const done = await aTask(db, propertyId, { status: 'delivered' })
    const give = (taskId: string, who = marta) => giveSecondChance(db, who, { taskId, chance }, closed)
    expect(await give(declined.id)).toMatchObject({ refusal: 'not_missed' })
    expect(await give(done.id)).toMatchObject({ refusal: 'not_missed' })
    const { id: elsewhere } = await aProperty(db)
    expect(await give(out.id, await aMember(db, elsewhere))).toMatchObject({ refusal: 'not_found' })
    expect((await give(out.id)).ok).toBe(true)
    const anonymous = await aTask(db, propertyId, { status: 'missed' })
    const next = { taskId: anonymous.id, chance: 'next_visit' as const }
    expect(await giveSecondChance(db, marta, next, closed)).toMatchObject({ refusal: 'no_guest' })
  })
})

test('one read has everything that the screen of a task says', async ({ db }) => {
  const { propertyId, marta, helena } = await aFloor(db)
  const ana = await aGuest(db, propertyId, { name: 'Ana' })
  const visit = await aVisit(db, propertyId, { guestIds: [ana.id], partySize: 4 })
  const told = { guestId: ana.id, visitId: visit.id }
  const task = await aTask(db, propertyId, { ...told, steps: [{ words: 'Chill', done: false }] })
  await aTask(db, propertyId, { ...told, act: 'A note', status: 'delivered', claimedBy: helena.personId })
  await takeTask(db, marta, { taskId: task.id }, EVENING)

  expect(await readTask(db, marta, task.id, EVENING)).toMatchObject({
    row: { id: task.id, owner: { name: 'Marta Oliveira' }, givenBefore: 1 },
    stay: { partySize: 4, endsAt: visit.endsAt },
    steps: [{ words: 'Chill', done: false }],
    besides: [{ act: 'A note', status: 'delivered', by: 'Helena Duarte' }],
    history: [{ move: 'take', by: 'Marta Oliveira' }],
    spentMinor: 0,
    may: { deliver: null, release: null, take: 'taken', accept: 'taken' },
    undoes: 'take',
    question: null,
    reply: null,
  })
  await callOffTask(db, helena, { taskId: task.id }, EVENING)
  const ended = await readTask(db, marta, task.id, EVENING)
  expect(ended).toMatchObject({ may: { deliver: 'ended' }, undoes: null })
  const { id: elsewhere } = await aProperty(db)
  expect(await readTask(db, await aMember(db, elsewhere), task.id, EVENING)).toBeNull()
  expect(await db.select().from(tasks)).toHaveLength(2)
})
