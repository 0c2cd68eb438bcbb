import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { guests, handles, matches, visits } from '@/db/schema/guests'
import { signals } from '@/db/schema/signals'
import { echoes, tasks } from '@/db/schema/tasks'
import { confirmMatch, declineMatch } from '@/lib/guests/confirm-match'
import { addCaution } from '@/lib/guests/mind-guest'
import { sweepArrivals } from '@/lib/guests/sweep-arrivals'
import { aHouse, hear, type TestHouse } from '@/lib/testing/a-house'
import { test } from '@/lib/testing/db-test'
import { aMember, EVENING, minutesAfter } from '@/lib/testing/furnish'

const at = (minutes: number) => minutesAfter(EVENING, minutes)
const HOUR = 60
const DAY = 24 * HOUR
const starters = ['spa_before_arrival', 'praise_of_the_bathroom'] as const
const aHotel = (db: Database) => aHouse(db, { starters: [...starters] })
const all = (db: Database) => db.select().from(tasks).orderBy(tasks.id)
const gestures = async (db: Database) => (await all(db)).filter(({ kind }) => kind === 'gesture')

const ana = { handle: 'ana.nowak', name: 'Ana Nowak' }
const spaPost = (db: Database, house: TestHouse, minutes = 0) =>
  hear(db, house, { ...ana, text: 'Can’t wait for the spa at @harbourhouse', at: at(minutes) })
const expected = { expectedAt: at(4 * HOUR).toISOString(), departsAt: at(2 * DAY).toISOString() }
const booked = { guestName: 'Ana Nowak', room: '412', ...expected }
const arrival = (db: Database, house: TestHouse, stay: Parameters<typeof hear>[2]['stay'], minutes: number) =>
  hear(db, house, { kind: 'arrival', at: at(minutes), stay: { ...booked, ...stay } })
const theMatch = async (db: Database) => {
  const [match] = await db.select().from(matches)
  if (!match) throw new Error('nothing was proposed')
  return match
}

describe('the hotel evening', () => {
  test('gives nothing on a match that nobody confirmed', async ({ db }) => {
    const house = await aHotel(db)
    await spaPost(db, house)
    await arrival(db, house, {}, 60)
    expect(await gestures(db)).toMatchObject([{ status: 'waiting', waitingFor: 'arrival', visitId: null }])
    expect(await db.select().from(matches)).toMatchObject([
      { state: 'proposed', reasons: ['same_name', 'same_day', 'said_so'] },
    ])
    expect(await db.select().from(guests)).toHaveLength(2)
    await arrival(db, house, { status: 'in_house', arrivedAt: at(4 * HOUR).toISOString() }, 4 * HOUR)
    expect(await gestures(db)).toMatchObject([{ status: 'waiting' }])
  })

  test('begins the note once a person says yes, before the guest reaches the room', async ({ db }) => {
    const house = await aHotel(db)
    const marta = await aMember(db, house.propertyId)
    const post = await spaPost(db, house)
    await arrival(db, house, {}, 60)
    const { id: matchId } = await theMatch(db)

    const confirmed = await confirmMatch(db, marta, { matchId }, at(90))
    expect(confirmed).toMatchObject({ ok: true })
    const [visit] = await db.select().from(visits)
    expect(await gestures(db)).toMatchObject([
      { status: 'open', visitId: visit?.id, spotId: house.spot('412'), capSlot: 1, dueAt: at(4 * HOUR - 30) },
    ])
    const guestId = confirmed.ok ? confirmed.guestId : ''
    const [signal] = await db.select().from(signals).where(eq(signals.id, post))
    expect(signal?.guestId).toBe(guestId)
    expect(await db.select().from(handles)).toMatchObject([{ guestId }])
    expect((await all(db)).every((task) => task.guestId === guestId)).toBe(true)
    expect(await confirmMatch(db, marta, { matchId }, at(91))).toEqual({ ok: false, refusal: 'decided' })
  })

  test('two posts about the bathroom never make two bottles, and know what was given', async ({ db }) => {
    const house = await aHotel(db)
    const marta = await aMember(db, house.propertyId)
    await spaPost(db, house)
    await arrival(db, house, { status: 'in_house', arrivedAt: at(60).toISOString() }, 60)
    await confirmMatch(db, marta, { matchId: (await theMatch(db)).id }, at(61))
    await db
      .update(tasks)
      .set({ status: 'delivered', changedAt: at(70) })
      .where(eq(tasks.kind, 'gesture'))

    const praise = { ...ana, text: 'The bathroom here! Marble everywhere' }
    const post = await hear(db, house, { ...praise, at: at(120) })
    await hear(db, house, { ...praise, text: 'Still in that bathroom', at: at(200) })
    const given = (await gestures(db)).map(({ gestureId, status, spotId }) => ({ gestureId, status, spotId }))
    const room = house.spot('412')
    expect(given).toEqual([
      { gestureId: house.note.id, status: 'delivered', spotId: room },
      { gestureId: house.salts.id, status: 'open', spotId: room },
      { gestureId: house.note.id, status: 'open', spotId: room },
    ])
    expect((await db.select().from(echoes)).map(({ signalId }) => signalId)).toContain(post)
  })

  test('asks one cap of all playbooks and of both accounts', async ({ db }) => {
    const house = await aHotel(db)
    await house.capPerVisit(house.note.id, 1)
    const marta = await aMember(db, house.propertyId)
    await arrival(db, house, { status: 'in_house', arrivedAt: at(30).toISOString() }, 30)
    await spaPost(db, house, 40)
    await confirmMatch(db, marta, { matchId: (await theMatch(db)).id }, at(61))
    await hear(db, house, { handle: 'ana.nowak', name: 'Ana Nowak', text: 'Such a bathtub', at: at(120) })
    const notes = (await gestures(db)).filter(({ gestureId }) => gestureId === house.note.id)
    expect(notes).toHaveLength(1)
  })

  test('a pair that was declined is not proposed again', async ({ db }) => {
    const house = await aHotel(db)
    const marta = await aMember(db, house.propertyId)
    await spaPost(db, house)
    await arrival(db, house, {}, 60)
    const { id: matchId } = await theMatch(db)
    expect(await declineMatch(db, marta, { matchId }, at(61))).toMatchObject({ ok: true })
    await spaPost(db, house, 80)
    expect(await db.select().from(matches)).toMatchObject([{ state: 'declined' }])
    expect(await gestures(db)).toMatchObject([{ status: 'waiting' }])
  })

  test('no other house confirms it', async ({ db }) => {
    const house = await aHotel(db)
    const stranger = await aMember(db, (await aHouse(db)).propertyId)
    await spaPost(db, house)
    await arrival(db, house, {}, 60)
    const { id: matchId } = await theMatch(db)
    expect(await confirmMatch(db, stranger, { matchId }, at(61))).toEqual({ ok: false, refusal: 'not_found' })
    expect(await theMatch(db)).toMatchObject({ state: 'proposed' })
  })
})

describe('a stay', () => {
  const theStay = async (db: Database) => {
    const [visit] = await db.select().from(visits)
    return visit
  }

  test('is what the newest word says, in whatever order the words come', async ({ db }) => {
    const house = await aHouse(db)
    const words = [
      [{ room: '411' }, 0],
      [{ status: 'in_house', room: '412', arrivedAt: at(200).toISOString() }, 200],
      [{ status: 'departed', room: null }, 3000],
    ] as const
    for (const order of [words, [...words].reverse(), [words[1], words[0], words[2]]] as const) {
      const other = await aHouse(db)
      for (const [stay, minutes] of order) await arrival(db, other, { ...stay, departsAt: null }, minutes)
      const [visit] = await db.select().from(visits).where(eq(visits.propertyId, other.propertyId))
      expect(visit).toMatchObject({ status: 'departed', endsAt: at(3000) })
    }
    expect(await db.select().from(visits).where(eq(visits.propertyId, house.propertyId))).toEqual([])
  })

  test('begins and ends when a change says so, though all of it is one signal since the booking', async ({
    db,
  }) => {
    const house = await aHouse(db)
    const changes = [
      [{}, 0],
      [{ status: 'in_house' }, 200],
      [{ status: 'in_house', room: '411' }, 900],
      [{ status: 'departed' }, 3000],
      [{ status: 'departed', room: null }, 3100],
    ] as const
    for (const [stay, minutes] of changes)
      await hear(db, house, {
        ...{ kind: 'arrival', at: at(minutes), occurredAt: at(0) },
        stay: { ...booked, departsAt: null, ...stay },
      })
    expect(await theStay(db)).toMatchObject({ arrivedAt: at(200), departedAt: at(3000), endsAt: at(3000) })
  })

  test('moves its unfinished tasks to the new room, and takes back an arrival that was none', async ({
    db,
  }) => {
    const house = await aHouse(db, { starters: ['third_stay'] })
    for (const reservationId of ['R-1', 'R-2'])
      await hear(db, house, {
        kind: 'arrival',
        name: 'Ana Nowak',
        handle: 'guest-77',
        at: at(-30 * DAY),
        stay: { reservationId, status: 'departed', expectedAt: at(-40 * DAY).toISOString() },
      })
    const third = (stay: object, minutes: number) =>
      hear(db, house, {
        kind: 'arrival',
        handle: 'guest-77',
        at: at(minutes),
        stay: { reservationId: 'R-3', room: '411', expectedAt: at(300).toISOString(), ...stay },
      })
    await third({}, 0)
    expect(await all(db)).toMatchObject([{ status: 'open', spotId: house.spot('411'), dueAt: at(270) }])
    await third({ status: 'in_house', arrivedAt: at(100).toISOString() }, 100)
    await third({ status: 'expected', room: '412', expectedAt: at(360).toISOString() }, 110)
    expect(await all(db)).toMatchObject([{ status: 'open', spotId: house.spot('412') }])
    const [stay] = await db.select().from(visits).where(eq(visits.reservationId, 'R-3'))
    expect(stay).toMatchObject({ status: 'expected', arrivedAt: null, startsAt: at(360) })
  })

  test.for(['canceled', 'no_show'] as const)(
    'that is %s calls off what waited for it',
    async (status, { db }) => {
      const house = await aHouse(db, { starters: ['spa_before_arrival'] })
      const marta = await aMember(db, house.propertyId)
      await spaPost(db, house)
      await arrival(
        db,
        house,
        { expectedAt: at(3 * DAY).toISOString(), departsAt: at(5 * DAY).toISOString() },
        60,
      )
      await confirmMatch(db, marta, { matchId: (await theMatch(db)).id }, at(61))
      expect(await gestures(db)).toMatchObject([{ status: 'waiting' }])
      await arrival(db, house, { status }, 120)
      expect(await theStay(db)).toMatchObject({ status })
      expect(await gestures(db)).toMatchObject([{ status: 'called_off' }])
    },
  )

  test('far ahead begins nothing before the day', async ({ db }) => {
    const house = await aHouse(db, { starters: ['spa_before_arrival'] })
    const marta = await aMember(db, house.propertyId)
    await spaPost(db, house)
    const later = { expectedAt: at(5 * DAY).toISOString(), departsAt: at(7 * DAY).toISOString() }
    await arrival(db, house, later, 60)
    await confirmMatch(db, marta, { matchId: (await theMatch(db)).id }, at(61))
    expect(await gestures(db)).toMatchObject([{ status: 'waiting', waitingFor: 'arrival' }])
    await arrival(db, house, later, 4 * DAY + 60)
    expect(await gestures(db)).toMatchObject([{ status: 'open', dueAt: at(5 * DAY - 30) }])
  })
})

describe('as time passes', () => {
  test('a note begins a day before the arrival, without another word from the reservation', async ({
    db,
  }) => {
    const house = await aHouse(db, { starters: ['spa_before_arrival'] })
    const marta = await aMember(db, house.propertyId)
    await spaPost(db, house)
    const later = { expectedAt: at(5 * DAY).toISOString(), departsAt: at(7 * DAY).toISOString() }
    await arrival(db, house, later, 60)
    await confirmMatch(db, marta, { matchId: (await theMatch(db)).id }, at(61))
    expect(await sweepArrivals(db, at(3 * DAY))).toBe(0)
    expect(await sweepArrivals(db, at(4 * DAY))).toBe(1)
    expect(await sweepArrivals(db, at(4 * DAY + 1))).toBe(0)
    expect(await gestures(db)).toMatchObject([{ status: 'open', dueAt: at(5 * DAY - 30) }])
  })
})

describe('a guest who opted out', () => {
  test('stays so when a match makes two accounts one guest', async ({ db }) => {
    const house = await aHotel(db)
    const marta = await aMember(db, house.propertyId)
    await arrival(db, house, {}, 60)
    await spaPost(db, house, 70)
    const { guestId } = await theMatch(db)
    await addCaution(db, marta, { guestId, kind: 'opted_out', words: '', until: undefined }, at(80))
    await confirmMatch(db, marta, { matchId: (await theMatch(db)).id }, at(90))
    expect((await db.select().from(signals)).every(({ text }) => text === '')).toBe(true)
    expect((await all(db)).every(({ status }) => status === 'called_off')).toBe(true)
  })
})
