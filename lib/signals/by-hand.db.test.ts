import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import { newId } from '@/db/id'
import { visitGuests, visits } from '@/db/schema/guests'
import { questions } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import { aHouse, hear } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, aTeam, aVisit, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { findHeard } from './heard-store'
import { Noticing, TaskByHand } from './input'
import { joinToVisit, listVisitsToJoin } from './join-to-visit'
import { makeTaskByHand } from './make-task-by-hand'
import { noticeMoment } from './notice-moment'
import { settleSignal } from './settle-signal'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const byHand = (what: Partial<TaskByHand>) => TaskByHand.parse({ formId: newId(), does: 'gesture', ...what })
const noticing = (what: Partial<Noticing>) =>
  Noticing.parse({ formId: newId(), words: 'Their first anniversary', ...what })

describe('not this time', () => {
  test('settles the signal once, and dismisses what was only suggested', async ({ db }) => {
    const house = await aHouse(db, { starters: ['birthday', 'where_are_you_sitting'] })
    const [marta, jonas] = [await aMember(db, house.propertyId), await aMember(db, house.propertyId)]
    const signalId = await hear(db, house, {
      kind: 'check_in',
      handle: 'ana',
      text: 'birthday dinner',
      at: at(0),
    })

    expect(await settleSignal(db, marta, { signalId }, at(1))).toEqual({ ok: true })
    expect(await settleSignal(db, jonas, { signalId }, at(2))).toEqual({ ok: true })
    const [signal] = await db.select().from(signals)
    expect(signal).toMatchObject({ settledAt: at(1), settledBy: marta.personId })
    const made = (await db.select().from(tasks)).map(({ kind, status }) => `${kind} ${status}`).sort()
    expect(made).toEqual(['gesture called_off', 'gesture waiting', 'reply called_off', 'reply open'])
  })

  test('is not another house’s to say', async ({ db }) => {
    const house = await aHouse(db)
    const stranger = await aMember(db, (await aHouse(db)).propertyId)
    const signalId = await hear(db, house, { handle: 'ana', at: at(0) })
    expect(await settleSignal(db, stranger, { signalId }, at(1))).toEqual({ ok: false, refusal: 'not_found' })
  })
})

describe('a task by hand', () => {
  test('is made once however often its form is sent, where the guest sits', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    const signalId = await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
    await db.update(visits).set({ spotId: house.spot('12') })
    const form = byHand({ signalId, gestureId: house.drinks.id, count: 2 })

    const first = await makeTaskByHand(db, marta, form, at(1))
    expect(await makeTaskByHand(db, marta, form, at(2))).toEqual(first)
    expect(await db.select().from(tasks)).toMatchObject([
      { status: 'open', spotId: house.spot('12'), count: 2, signalId, costMinor: 500, windowEndsAt: at(90) },
    ])
    const heard = await findHeard(db, { propertyId: house.propertyId, signalId, now: at(3) })
    expect(heard?.standing).toBe('looked_after')
  })

  test('is refused past the cap of the gesture in the visit', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    const signalId = await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
    await makeTaskByHand(db, marta, byHand({ signalId, gestureId: house.drinks.id }), at(1))
    const again = await makeTaskByHand(db, marta, byHand({ signalId, gestureId: house.drinks.id }), at(2))
    expect(again).toEqual({ ok: false, refusal: 'cap_full' })
  })

  test('to reply is one, whoever taps it', async ({ db }) => {
    const house = await aHouse(db)
    const [marta, jonas] = [await aMember(db, house.propertyId), await aMember(db, house.propertyId)]
    const signalId = await hear(db, house, { handle: 'ana', at: at(0) })
    const first = await makeTaskByHand(db, marta, byHand({ signalId, does: 'reply' }), at(1))
    expect(await makeTaskByHand(db, jonas, byHand({ signalId, does: 'reply' }), at(1))).toEqual(first)
  })

  test.for([
    ['for nothing at all', { does: 'call' }, 'no_words'],
    ['without its gesture', { does: 'gesture' }, 'no_gesture'],
    ['from a signal nobody heard', { does: 'reply', signalId: newId() }, 'not_found'],
    ['for a team of nobody', { does: 'call', act: 'Call them', teamId: newId() }, 'not_this_house'],
    ['at a spot that is not here', { does: 'call', act: 'Call them', spotId: newId() }, 'not_this_house'],
    ['for somebody else, by staff', { does: 'call', act: 'Call them', personId: newId() }, 'not_allowed'],
  ] as const)('is refused %s', async ([, what, refusal], { db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    expect(await makeTaskByHand(db, marta, byHand(what), at(1))).toEqual({ ok: false, refusal })
  })

  test('knows only its own house’s teams and signals', async ({ db }) => {
    const house = await aHouse(db)
    const other = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    const { id: teamId } = await aTeam(db, other.propertyId)
    const signalId = await hear(db, other, { handle: 'ana', at: at(0) })
    for (const what of [{ teamId }, { signalId }, { gestureId: other.drinks.id }]) {
      const made = await makeTaskByHand(db, marta, byHand({ gestureId: house.drinks.id, ...what }), at(1))
      expect(made.ok).toBe(false)
    }
    expect(await db.select().from(tasks)).toEqual([])
  })
})

describe('something noticed', () => {
  test('is a signal at its table, once, with its task', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    const signalId = await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
    const [visit] = await db
      .update(visits)
      .set({ spotId: house.spot('12') })
      .returning()
    const form = noticing({ does: 'gesture', gestureId: house.drinks.id, spotId: house.spot('12') })

    const first = await noticeMoment(db, marta, form, at(5))
    expect(await noticeMoment(db, marta, form, at(6))).toEqual(first)
    const noticed = await db.select().from(signals).where(eq(signals.kind, 'noticed'))
    const [checkIn] = await db.select().from(signals).where(eq(signals.id, signalId))
    expect(noticed).toMatchObject([
      { visitId: visit?.id, guestId: checkIn?.guestId, noticedBy: marta.personId },
    ])
    expect(await db.select().from(tasks)).toMatchObject([
      { status: 'open', spotId: house.spot('12'), visitId: visit?.id },
    ])
  })

  test('is heard by the playbooks', async ({ db }) => {
    const house = await aHouse(db, { starters: ['birthday'] })
    const marta = await aMember(db, house.propertyId)
    await aVisit(db, house.propertyId, { spotId: house.spot('7'), outletId: house.terrace.id })
    await noticeMoment(
      db,
      marta,
      noticing({ words: 'Her birthday, she said', spotId: house.spot('7') }),
      at(5),
    )
    expect((await db.select().from(tasks)).map(({ status }) => status)).toEqual(['suggested', 'suggested'])
  })

  test('is not kept when its task is refused', async ({ db }) => {
    const house = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    const refused = await noticeMoment(db, marta, noticing({ does: 'gesture' }), at(5))
    expect(refused).toEqual({ ok: false, refusal: 'no_gesture' })
    expect(await db.select().from(signals)).toEqual([])
  })
})

describe('joining to a visit', () => {
  test('makes two covers one party with one question', async ({ db }) => {
    const house = await aHouse(db, { starters: ['where_are_you_sitting'] })
    const marta = await aMember(db, house.propertyId)
    await hear(db, house, { kind: 'check_in', handle: 'ana', at: at(0) })
    const signalId = await hear(db, house, { kind: 'check_in', handle: 'ben', at: at(3) })
    const [choice, ...others] = await listVisitsToJoin(db, marta, { signalId }, at(5))
    expect(others).toEqual([])
    expect(choice).toMatchObject({ who: ['@ana'], outletName: 'Terrace' })

    const joining = { signalId, visitId: choice?.visitId ?? '' }
    expect(await joinToVisit(db, marta, joining, at(5))).toEqual({ ok: true, visitId: joining.visitId })
    expect(await joinToVisit(db, marta, joining, at(6))).toEqual({ ok: true, visitId: joining.visitId })
    expect(await db.select().from(visits)).toMatchObject([{ id: joining.visitId, partySize: 2 }])
    expect(await db.select().from(visitGuests)).toHaveLength(2)
    expect((await db.select().from(questions)).map(({ state }) => state).sort()).toEqual([
      'closed',
      'unasked',
    ])
    expect((await db.select().from(tasks)).filter(({ status }) => status !== 'called_off')).toHaveLength(2)
  })

  test('stays within one house, and within the visit’s time', async ({ db }) => {
    const house = await aHouse(db)
    const other = await aHouse(db)
    const marta = await aMember(db, house.propertyId)
    const signalId = await hear(db, house, { handle: 'ana', at: at(0) })
    const theirs = await aVisit(db, other.propertyId)
    const over = await aVisit(db, house.propertyId)
    expect(await joinToVisit(db, marta, { signalId, visitId: theirs.id }, at(1))).toMatchObject({ ok: false })
    expect(await joinToVisit(db, marta, { signalId, visitId: over.id }, at(91))).toEqual({
      ok: false,
      refusal: 'ended',
    })
  })
})
