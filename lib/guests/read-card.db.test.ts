import { describe, expect } from 'vitest'

import { cautions, matches, preferences } from '@/db/schema/guests'
import { test } from '@/lib/testing/db-test'
import {
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aSpot,
  aTask,
  aVisit,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'
import { aMoment, anEcho } from '@/lib/testing/furnish-facts'

import { listExpected, listHere, listRecent, searchGuests } from './list-store'
import { addCaution } from './mind-guest'
import { readCard } from './read-card'

describe("a guest's card", () => {
  test('says where they are, what was done, and what they said after it', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const outlet = await anOutlet(db, propertyId)
    const spot = await aSpot(db, propertyId, { outletId: outlet.id, label: '7' })
    const ana = await aGuest(db, propertyId, { name: 'Ana Lindqvist' })
    const ben = await aGuest(db, propertyId, { name: 'Ben' })
    const visit = await aVisit(db, propertyId, {
      guestIds: [ana.id, ben.id],
      spotId: spot.id,
      outletId: outlet.id,
    })
    const moment = await aMoment(db, propertyId, { visitId: visit.id })
    await anEcho(db, propertyId, moment.id, { guestId: ana.id, text: 'They remembered' })
    await aTask(db, propertyId, { guestId: ana.id, kind: 'reply' })

    const card = await readCard(db, { propertyId, guestId: ana.id }, EVENING)
    expect(card).toMatchObject({
      name: 'Ana Lindqvist',
      visitNumber: 1,
      visit: { spotLabel: '7', outlet: outlet.name, others: [{ id: ben.id, name: 'Ben' }] },
      gestures: [{ id: moment.id, echoes: [{ words: 'They remembered' }] }],
      words: [{ words: 'They remembered' }],
    })
  })

  test('is nobody in another house', async ({ db }) => {
    const [swan, harbour] = [await aProperty(db), await aProperty(db)]
    const ana = await aGuest(db, swan.id)
    await aSignal(db, swan.id, { guestId: ana.id })
    expect(await readCard(db, { propertyId: harbour.id, guestId: ana.id }, EVENING)).toBeNull()
    expect(await searchGuests(db, harbour.id, ana.handle, EVENING)).toEqual([])
    expect(await listRecent(db, harbour.id, EVENING)).toEqual([])
  })

  test('forgets a guess that expired and a caution that was lifted', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const { id: guestId } = await aGuest(db, propertyId)
    const key = { propertyId, guestId, addedAt: EVENING }
    await db.insert(preferences).values([
      { ...key, words: 'Riesling', certainty: 'said' },
      { ...key, words: 'Jazz', certainty: 'guessed', expiresAt: EVENING },
    ])
    await db.insert(cautions).values([
      { ...key, kind: 'allergy', words: 'hazelnuts' },
      { ...key, kind: 'grief', liftedAt: EVENING },
    ])
    const card = await readCard(db, { propertyId, guestId }, minutesAfter(EVENING, 1))
    expect(card?.preferences.map(({ words }) => words)).toEqual(['Riesling'])
    expect(card?.cautions.map(({ kind }) => kind)).toEqual(['allergy'])
  })

  test('of one who opted out holds no word, no account and no match, and no list names the account', async ({
    db,
  }) => {
    const { id: propertyId } = await aProperty(db)
    const who = await aMember(db, propertyId)
    const ana = await aGuest(db, propertyId, { name: 'Ana', handle: 'ana_l' })
    const other = await aGuest(db, propertyId, { name: 'Anna Lind', handle: 'zuider' })
    await aSignal(db, propertyId, { guestId: ana.id, text: 'Lovely' })
    const moment = await aMoment(db, propertyId, { guestId: ana.id })
    await anEcho(db, propertyId, moment.id, { guestId: ana.id })
    await db.insert(matches).values({
      propertyId,
      handleId: ana.handleId,
      guestId: other.id,
      reasons: ['same_name'],
      confidence: 70,
      proposedAt: EVENING,
    })
    expect(await readCard(db, { propertyId, guestId: other.id }, EVENING)).toMatchObject({
      matches: [{ account: '@ana_l' }],
    })

    await addCaution(db, who, { guestId: ana.id, kind: 'opted_out', words: '', until: undefined }, EVENING)
    const card = await readCard(db, { propertyId, guestId: ana.id }, EVENING)
    expect(card).toMatchObject({
      hasOptedOut: true,
      words: [],
      handles: [],
      matches: [],
      gestures: [{ echoes: [] }],
    })
    expect(await readCard(db, { propertyId, guestId: other.id }, EVENING)).toMatchObject({ matches: [] })
    expect(await searchGuests(db, propertyId, '@ana_l', EVENING)).toEqual([])
    expect(await searchGuests(db, propertyId, 'ana', EVENING)).toMatchObject([{ name: 'Ana', account: null }])
  })
})

describe('the lists of guests', () => {
  test('tell who is here, who is expected today and who was only heard', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const [here, soon, heard, gone] = [
      await aGuest(db, propertyId, { name: 'Here' }),
      await aGuest(db, propertyId, { name: 'Soon' }),
      await aGuest(db, propertyId, { name: 'Heard' }),
      await aGuest(db, propertyId, { name: 'Gone' }),
    ]
    await aVisit(db, propertyId, { guestIds: [here.id] })
    await aVisit(db, propertyId, {
      guestIds: [soon.id],
      status: 'expected',
      startsAt: minutesAfter(EVENING, 60),
      endsAt: minutesAfter(EVENING, 600),
    })
    await aVisit(db, propertyId, {
      guestIds: [gone.id],
      status: 'departed',
      startsAt: minutesAfter(EVENING, -600),
      endsAt: EVENING,
    })
    for (const guest of [heard, here]) await aSignal(db, propertyId, { guestId: guest.id })

    const names = (found: { name: string | null }[]) => found.map(({ name }) => name)
    const later = minutesAfter(EVENING, 1)
    expect(names(await listHere(db, propertyId, later))).toEqual(['Here'])
    expect(names(await listExpected(db, propertyId, minutesAfter(EVENING, 540), later))).toEqual(['Soon'])
    expect(names(await listRecent(db, propertyId, later))).toEqual(['Heard'])
  })

  test('find by part of a name or account, and take a percent sign for what it is', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const ana = await aGuest(db, propertyId, { name: 'Ana Lindqvist', handle: 'fjord' })
    const ids = async (words: string) =>
      (await searchGuests(db, propertyId, words, EVENING)).map(({ id }) => id)
    expect(await ids('lind')).toEqual([ana.id])
    expect(await ids('@fjo')).toEqual([ana.id])
    expect(await ids('%')).toEqual([])
  })
})
