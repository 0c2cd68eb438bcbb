import { eq } from 'drizzle-orm'
import { describe, expect, test as plain } from 'vitest'

import type { Database } from '@/db/client'
import { cautions } from '@/db/schema/guests'
import { memberships } from '@/db/schema/people'
import { taskEvents, tasks } from '@/db/schema/tasks'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aGesture, aGuest, aMember, aProperty, aVisit, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { type TaskDraft, tryTask } from './make-task'

async function anEvening(db: Database, { perVisit = 1 } = {}) {
  const { id: propertyId } = await aProperty(db)
  const guest = await aGuest(db, propertyId)
  const visit = await aVisit(db, propertyId, { guestIds: [guest.id] })
  const drink = await aGesture(db, propertyId, {
    perVisit,
    notFor: ['no_alcohol'],
    steps: ['Chill the glass', 'Carry it over'],
    costMinor: 250,
  })
  const draft = (causeKey: string, more: Partial<TaskDraft> = {}): TaskDraft => ({
    propertyId,
    kind: 'gesture',
    status: 'open',
    gestureId: drink.id,
    guestId: guest.id,
    visitId: visit.id,
    causeKey,
    dueAt: minutesAfter(EVENING, 20),
    windowEndsAt: minutesAfter(EVENING, 90),
    ...more,
  })
  return { propertyId, guest, visit, drink, draft }
}

describe('a task', () => {
  test('brings its gesture along: words, steps, proof, and cost for everyone', async ({ db }) => {
    const { draft } = await anEvening(db)
    const made = await tryTask(db, draft('check-in', { count: 4 }), EVENING)
    expect(made).toMatchObject({
      ok: true,
      task: {
        act: 'A signature drink, with our compliments',
        count: 4,
        costMinor: 1000,
        currency: 'EUR',
        capSlot: 1,
        openedAt: EVENING,
        steps: [
          { words: 'Chill the glass', done: false },
          { words: 'Carry it over', done: false },
        ],
      },
    })
    expect(await db.select().from(taskEvents)).toMatchObject([
      { move: 'make', fromStatus: null, toStatus: 'open', byPersonId: null },
    ])
  })

  test('is made once by its cause, however often that comes', async ({ db }) => {
    const { draft } = await anEvening(db, { perVisit: 5 })
    await tryTask(db, draft('check-in'), EVENING)
    expect(await tryTask(db, draft('check-in'), EVENING)).toEqual({ ok: false, refusal: 'already' })
    expect(await db.select().from(tasks)).toHaveLength(1)
  })

  test('is not made past the cap of its gesture, whichever playbook wants it', async ({ db }) => {
    const { draft } = await anEvening(db, { perVisit: 2 })
    const made = [await tryTask(db, draft('one'), EVENING), await tryTask(db, draft('two'), EVENING)]
    expect(made.map((one) => one.ok && one.task.capSlot)).toEqual([1, 2])
    expect(await tryTask(db, draft('three'), EVENING)).toEqual({ ok: false, refusal: 'cap_full' })
  })

  test('leaves its place in the cap when it was called off', async ({ db }) => {
    const { draft } = await anEvening(db)
    await tryTask(db, draft('one'), EVENING)
    await db.update(tasks).set({ status: 'called_off' })
    expect(await tryTask(db, draft('two'), EVENING)).toMatchObject({ ok: true, task: { capSlot: 1 } })
  })

  test('is not made against a caution in force', async ({ db }) => {
    const { propertyId, guest, draft } = await anEvening(db, { perVisit: 9 })
    const caution = { propertyId, guestId: guest.id, kind: 'no_alcohol' as const, addedAt: EVENING }
    await db.insert(cautions).values({ ...caution, expiresAt: minutesAfter(EVENING, 5) })

    expect(await tryTask(db, draft('one'), EVENING)).toEqual({ ok: false, refusal: 'caution' })
    // Nor for the party of somebody, when it is for all of them.
    expect(await tryTask(db, draft('two', { guestId: null }), EVENING)).toMatchObject({ refusal: 'caution' })
    expect((await tryTask(db, draft('later'), minutesAfter(EVENING, 6))).ok).toBe(true)
  })

  test('of kind reply is never made for who opted out', async ({ db }) => {
    const { propertyId, guest, draft } = await anEvening(db)
    await db.insert(cautions).values({ propertyId, guestId: guest.id, kind: 'opted_out', addedAt: EVENING })
    const reply = draft('reply', { kind: 'reply', gestureId: null })
    expect(await tryTask(db, reply, EVENING)).toEqual({ ok: false, refusal: 'caution' })
  })

  test('is given to nobody who does not work here any more: it is everyone’s', async ({ db }) => {
    const { propertyId, draft } = await anEvening(db, { perVisit: 2 })
    const [jonas, marta] = [await aMember(db, propertyId), await aMember(db, propertyId)]
    await db.update(memberships).set({ disabledAt: EVENING }).where(eq(memberships.personId, jonas.personId))
    const give = (cause: string, { personId }: typeof jonas) =>
      tryTask(db, draft(cause, { givenTo: personId }), EVENING)
    expect(await give('one', jonas)).toMatchObject({ ok: true, task: { givenTo: null } })
    expect(await give('two', marta)).toMatchObject({ ok: true, task: { givenTo: marta.personId } })
  })

  test('cannot use a gesture of another house', async ({ db }) => {
    const { draft } = await anEvening(db)
    const { id: elsewhere } = await aProperty(db, { name: 'The Heron' })
    const stolen = draft('one', { propertyId: elsewhere, guestId: null, visitId: null })
    expect(await tryTask(db, stolen, EVENING)).toEqual({ ok: false, refusal: 'no_gesture' })
  })
})

plain('twenty playbooks that fire in the same instant make as many as the cap allows', async () => {
  const clone = await cloneDatabase()
  try {
    const { draft, propertyId } = await anEvening(clone.db, { perVisit: 3 })
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        clone.db.transaction((tx) => tryTask(tx, draft(`cause-${n}`), EVENING)),
      ),
    )
    expect(made.filter(({ ok }) => ok)).toHaveLength(3)
    const same = await Promise.all(
      Array.from({ length: 20 }, () =>
        clone.db.transaction((tx) => tryTask(tx, draft('same', { gestureId: null }), EVENING)),
      ),
    )
    expect(same.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await clone.db.select().from(tasks).where(eq(tasks.propertyId, propertyId))).toHaveLength(4)
  } finally {
    await clone.drop()
  }
})
