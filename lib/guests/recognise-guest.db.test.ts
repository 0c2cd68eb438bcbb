import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { guests, handles, matches } from '@/db/schema/guests'
import { signals } from '@/db/schema/signals'
import type { Network } from '@/db/vocabulary'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { arrives, hear, POST } from '@/lib/testing/hearing'

import { addCaution } from './mind-guest'
import { listCautionKinds } from './store'

const at = (minutes: number) => minutesAfter(EVENING, minutes)

/** A house that hears whoever is said to be `handle`, with the id or without, at a minute of the evening. */
async function aHearingHouse(db: Database, network: Network = 'x') {
  const { id: propertyId } = await aProperty(db)
  const connector = await aConnector(db, propertyId, { name: `Source ${propertyId}`, network })
  let posts = 0
  return {
    propertyId,
    connector,
    async hears(handle: string | null, id: string | null, minute: number, from = connector) {
      posts += 1
      const said = { id: newId(), text: `Words number ${posts} of the evening`, url: undefined }
      const author = { ...(id && { id }), ...(handle && { handle }), name: handle ?? 'Someone' }
      await hear(
        db,
        from,
        { ...POST, ...said, author, occurredAt: at(minute).toISOString() },
        { at: at(minute) },
      )
      const [signal] = await db.select().from(signals).where(eq(signals.externalId, said.id))
      return signal?.guestId ?? null
    },
    accounts: async () =>
      (await db.select().from(handles).where(eq(handles.propertyId, propertyId)))
        .map(({ guestId, handle, folded, externalId }) => ({ guestId, handle, folded, externalId }))
        .sort((one, other) => (one.externalId ?? '').localeCompare(other.externalId ?? '')),
  }
}

describe('an account', () => {
  test('that was renamed is the same guest, under the new handle', async ({ db }) => {
    const house = await aHearingHouse(db)
    const ana = await house.hears('ana', '77', 0)
    expect(await house.hears('ana_travels', '77', 5)).toBe(ana)
    expect(await house.accounts()).toEqual([
      { guestId: ana, handle: 'ana_travels', folded: 'ana_travels', externalId: '77' },
    ])
    expect(await house.hears('Ana_Travels', null, 6)).toBe(ana)
    expect(await house.hears(null, '77', 7)).toBe(ana)
  })

  test('does not get a former handle back from words that come late', async ({ db }) => {
    const house = await aHearingHouse(db)
    const ana = await house.hears('ana_travels', '77', 5)
    expect(await house.hears('ana', '77', 0)).toBe(ana)
    expect(await house.accounts()).toMatchObject([{ handle: 'ana_travels' }])
  })

  test('whose handle somebody else has now is somebody else', async ({ db }) => {
    const house = await aHearingHouse(db)
    const ana = await house.hears('ana', '77', 0)
    const other = await house.hears('ana', '88', 5)
    expect(other).not.toBe(ana)
    expect(await house.hears('ana', null, 6)).toBe(other)
    expect(await house.hears('ana_travels', '77', 7)).toBe(ana)
    expect(await house.hears('ana', '88', 8)).toBe(other)
    expect(await house.accounts()).toEqual([
      { guestId: ana, handle: 'ana_travels', folded: 'ana_travels', externalId: '77' },
      { guestId: other, handle: 'ana', folded: 'ana', externalId: '88' },
    ])
    expect(await db.select().from(matches)).toEqual([])
  })

  test('keeps its handle when words of its former owner come late', async ({ db }) => {
    const house = await aHearingHouse(db)
    const now = await house.hears('ana', '88', 5)
    const before = await house.hears('ana', '77', 0)
    expect(before).not.toBe(now)
    expect(await house.hears('ana', null, 6)).toBe(now)
  })

  test('heard without an id gets the first id that is told of its handle', async ({ db }) => {
    const house = await aHearingHouse(db)
    const ana = await house.hears('ana', null, 0)
    expect(await house.hears('ana', '77', 5)).toBe(ana)
    expect(await house.hears('ana_travels', '77', 6)).toBe(ana)
  })

  test('that two guests went by, one of them without an id, is put to a person', async ({ db }) => {
    const house = await aHearingHouse(db)
    const ana = await house.hears('ana', '77', 0)
    const nameOnly = await house.hears('ana_travels', null, 3)
    expect(nameOnly).not.toBe(ana)
    expect(await house.hears('ana_travels', '77', 5)).toBe(ana)
    expect(await db.select().from(matches)).toMatchObject([
      { guestId: nameOnly, state: 'proposed', reasons: ['same_handle'] },
    ])
  })

  test('is another guest in another house, on another network, and of a source that counts by itself', async ({
    db,
  }) => {
    const house = await aHearingHouse(db, 'other')
    const elsewhere = await aHearingHouse(db, 'other')
    const script = await aConnector(db, house.propertyId, { name: 'A script', network: 'other' })
    const onX = await aConnector(db, house.propertyId, { name: 'X', network: 'x' })
    const who = [
      await house.hears('ana', '1', 0),
      await elsewhere.hears('ana', '1', 0),
      await house.hears('ben', '1', 1, script),
      await house.hears('cleo', '1', 2, onX),
    ]
    expect(new Set(who).size).toBe(4)
  })
})

describe('what is minded about a guest', () => {
  test('follows the id through a rename, not the handle to its next owner', async ({ db }) => {
    const house = await aHearingHouse(db)
    const { propertyId } = house
    const marta = await aMember(db, propertyId)
    const guestId = (await house.hears('ana', '77', 0)) ?? ''
    for (const kind of ['opted_out', 'allergy'] as const)
      await addCaution(db, marta, { guestId, kind, words: '', until: undefined }, at(1))

    expect(await house.hears('ana_travels', '77', 5)).toBe(guestId)
    const other = (await house.hears('ana', '88', 6)) ?? ''
    const texts = await db.select({ guestId: signals.guestId, text: signals.text }).from(signals)
    expect(texts.filter((said) => said.guestId === guestId).map(({ text }) => text)).toEqual(['', ''])
    expect(texts.find((said) => said.guestId === other)?.text).not.toBe('')
    const kinds = (id: string) => listCautionKinds(db, { propertyId, guestId: id, at: at(7) })
    expect((await kinds(guestId)).sort()).toEqual(['allergy', 'opted_out'])
    expect(await kinds(other)).toEqual([])
  })

  test('that they opted out under a handle alone holds when its id turns up elsewhere', async ({ db }) => {
    const house = await aHearingHouse(db)
    const marta = await aMember(db, house.propertyId)
    const ana = await house.hears('ana', '77', 0)
    const guestId = (await house.hears('ana_travels', null, 3)) ?? ''
    await addCaution(db, marta, { guestId, kind: 'opted_out', words: '', until: undefined }, at(4))
    expect(await house.hears('ana_travels', '77', 5)).toBe(ana)
    expect((await db.select().from(signals)).map(({ text }) => text)).toEqual(['', '', ''])
  })
})

test('heard at once under the old and the new handle, by many, an account is one guest', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    for (let round = 0; round < 4; round += 1) {
      const { propertyId, connector } = await aHearingHouse(db)
      const said = Array.from({ length: 12 }, (_, post) => ({
        ...POST,
        id: `post-${post}`,
        url: undefined,
        text: `Words number ${post} of the evening`,
        author: { id: '77', handle: post % 2 ? 'ana' : 'ana_travels', name: 'Ana' },
        occurredAt: at(post).toISOString(),
      }))
      const kept = await Promise.all(said.map((payload) => arrives(db, connector, payload)))
      await Promise.all(kept.map((key) => takeDeliveries(db, [key], at(20))))

      const here = eq(handles.propertyId, propertyId)
      expect(await db.select().from(handles).where(here)).toMatchObject([{ handle: 'ana', externalId: '77' }])
      expect(await db.select().from(guests).where(eq(guests.propertyId, propertyId))).toHaveLength(1)
    }
  } finally {
    await drop()
  }
}, 60_000)
