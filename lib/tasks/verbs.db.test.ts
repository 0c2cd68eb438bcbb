import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import { memberships } from '@/db/schema/people'
import { spends, taskEvents } from '@/db/schema/tasks'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import {
  aMember,
  anOutlet,
  aProperty,
  aSpot,
  aTask,
  aTeam,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'

import { acceptTask } from './accept-task'
import { amendTask, tickStep } from './amend-task'
import { callOffTask, dismissTask } from './call-off-task'
import { couldNotTask } from './could-not-task'
import { giveTask } from './give-task'
import { holdTask } from './hold-task'
import { releaseTask, releaseTasksOf } from './release-task'
import { findTask } from './store'
import { sweepHolds } from './sweep-holds'
import { takeTask } from './take-task'

const now = EVENING
const later = minutesAfter(EVENING, 5)

describe('handing over', () => {
  test('waits for the person it was given to, who may hand it on', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, now)

    const to = { personId: jonas.personId }
    expect(await giveTask(db, marta, { taskId, to, words: 'My break' }, now)).toMatchObject({
      ok: true,
      task: { status: 'open', claimedBy: null, givenTo: jonas.personId },
    })
    expect((await giveTask(db, jonas, { taskId, to: { personId: marta.personId } }, now)).ok).toBe(true)
    expect((await takeTask(db, marta, { taskId }, now)).ok).toBe(true)
  })

  test('of what one has not got is for managers', async ({ db }) => {
    const { propertyId, marta, jonas, helena } = await aFloor(db)
    const bar = await aTeam(db, propertyId)
    const { id: taskId } = await aTask(db, propertyId)
    const to = { teamId: bar.id }
    expect(await giveTask(db, marta, { taskId, to }, now)).toMatchObject({ refusal: 'not_yours' })
    expect(await giveTask(db, helena, { taskId, to }, now)).toMatchObject({ task: { teamId: bar.id } })
    await takeTask(db, jonas, { taskId }, now)
    expect((await giveTask(db, helena, { taskId, to: { personId: marta.personId } }, now)).ok).toBe(true)
  })

  test('reaches nobody who is not here: another house, another team, a disabled person', async ({ db }) => {
    const { propertyId, jonas, helena } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    const { id: elsewhere } = await aProperty(db)
    const stranger = await aMember(db, elsewhere)
    const theirs = await aTeam(db, elsewhere)
    await db.update(memberships).set({ disabledAt: now }).where(eq(memberships.personId, jonas.personId))

    for (const to of [{ personId: stranger.personId }, { teamId: theirs.id }, { personId: jonas.personId }])
      expect(await giveTask(db, helena, { taskId, to }, now)).toMatchObject({ refusal: 'no_such_receiver' })
  })
})

describe('holding', () => {
  test('puts it away and brings it back to whoever held it, due as late as promised', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    await takeTask(db, marta, { taskId }, now)
    const until = minutesAfter(now, 30)

    expect((await holdTask(db, marta, { taskId, until }, now)).ok).toBe(true)
    expect(await sweepHolds(db, minutesAfter(now, 29))).toBe(0)
    expect(await sweepHolds(db, until)).toBe(1)
    expect(await sweepHolds(db, until)).toBe(0)
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({
      status: 'open',
      givenTo: marta.personId,
      heldUntil: null,
      dueAt: minutesAfter(now, 50),
    })
  })

  test('never past the window, and never into the past', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId)
    const hold = (minutes: number) => holdTask(db, marta, { taskId, until: minutesAfter(now, minutes) }, now)
    expect(await hold(60)).toMatchObject({ refusal: 'after_window' })
    expect(await hold(0)).toMatchObject({ refusal: 'past' })
  })
})

describe('the other endings', () => {
  test('could not do it keeps the reason', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { costMinor: 500 })
    await takeTask(db, marta, { taskId }, now)
    const said = { taskId, reason: 'guest_out' as const, words: 'Nobody answered' }
    expect(await couldNotTask(db, marta, said, now)).toMatchObject({
      task: { status: 'could_not', couldNotReason: 'guest_out' },
    })
    expect(await db.select().from(spends)).toEqual([])
  })

  test('a suggestion is accepted or dismissed, and what is open is called off', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const [one, two, three] = [
      await aTask(db, propertyId, { status: 'suggested', openedAt: null }),
      await aTask(db, propertyId, { status: 'suggested', openedAt: null }),
      await aTask(db, propertyId),
    ]
    expect(await acceptTask(db, marta, { taskId: one.id }, later)).toMatchObject({
      task: { status: 'open', openedAt: later },
    })
    expect(await dismissTask(db, marta, { taskId: two.id }, now)).toMatchObject({
      task: { status: 'called_off' },
    })
    expect(await dismissTask(db, marta, { taskId: three.id }, now)).toMatchObject({ refusal: 'not_taken' })
    await takeTask(db, jonas, { taskId: three.id }, now)
    expect(await callOffTask(db, marta, { taskId: three.id }, now)).toMatchObject({ refusal: 'not_yours' })
    expect((await callOffTask(db, jonas, { taskId: three.id }, now)).ok).toBe(true)
    expect(await takeTask(db, marta, { taskId: three.id }, now)).toMatchObject({ refusal: 'ended' })
  })

  test('released, it is everyone’s again; and so is all that somebody had who left', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const [one, two] = [await aTask(db, propertyId), await aTask(db, propertyId)]
    const given = await aTask(db, propertyId, { givenTo: marta.personId })
    await takeTask(db, marta, { taskId: one.id }, now)
    expect(await releaseTask(db, jonas, { taskId: one.id }, now)).toMatchObject({ refusal: 'not_yours' })
    expect((await releaseTask(db, marta, { taskId: one.id }, now)).ok).toBe(true)
    for (const { id: taskId } of [one, two]) await takeTask(db, marta, { taskId }, now)

    const { id: elsewhere } = await aProperty(db)
    await releaseTasksOf(db, { propertyId: elsewhere, personId: marta.personId }, now)
    expect(await releaseTasksOf(db, { propertyId, personId: marta.personId }, now)).toBe(3)
    expect(await releaseTasksOf(db, { propertyId, personId: marta.personId }, now)).toBe(0)
    for (const { id: taskId } of [one, two, given])
      expect(await findTask(db, { propertyId, taskId })).toMatchObject({
        status: 'open',
        claimedBy: null,
        givenTo: null,
      })
  })
})

describe('changing', () => {
  test('the count renews the cost until somebody took it', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const { id: taskId } = await aTask(db, propertyId, { count: 2, costMinor: 500 })
    expect(await amendTask(db, marta, { taskId, count: 4 }, now)).toMatchObject({
      task: { count: 4, costMinor: 1000 },
    })
    await takeTask(db, marta, { taskId }, now)
    expect(await amendTask(db, marta, { taskId, count: 6 }, now)).toMatchObject({ refusal: 'taken' })
  })

  test('the spot is one of the house’s own', async ({ db }) => {
    const { propertyId, marta } = await aFloor(db)
    const outlet = await anOutlet(db, propertyId)
    const spot = await aSpot(db, propertyId, { outletId: outlet.id })
    const { id: elsewhere } = await aProperty(db)
    const theirs = await aSpot(db, elsewhere, { outletId: (await anOutlet(db, elsewhere)).id })
    const { id: taskId } = await aTask(db, propertyId, { spotWords: 'Patio' })

    expect(await amendTask(db, marta, { taskId, spotId: theirs.id }, now)).toMatchObject({
      refusal: 'no_such_spot',
    })
    expect(await amendTask(db, marta, { taskId, spotId: spot.id }, now)).toMatchObject({
      task: { spotId: spot.id, spotWords: null, outletId: outlet.id },
    })
    expect(await db.select({ detail: taskEvents.detail }).from(taskEvents)).toEqual([
      { detail: { spotWas: 'Patio', spot: '12' } },
    ])
  })

  test('steps are ticked by who has the task, one by one', async ({ db }) => {
    const { propertyId, marta, jonas } = await aFloor(db)
    const steps = [{ words: 'Write the note', done: false }]
    const { id: taskId } = await aTask(db, propertyId, { steps })
    const tick = (step: number, who = marta) => tickStep(db, who, { taskId, step, done: true }, now)
    expect(await tick(0)).toMatchObject({ refusal: 'not_taken' })
    await takeTask(db, marta, { taskId }, now)
    expect(await tick(0, jonas)).toMatchObject({ refusal: 'not_yours' })
    expect(await tick(3)).toMatchObject({ refusal: 'no_such_step' })
    expect(await tick(0)).toMatchObject({ task: { steps: [{ words: 'Write the note', done: true }] } })
  })
})
