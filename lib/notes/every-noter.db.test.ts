/** Every hotel system that notes are written to, through all that it may do to a call: none is lost, none stands twice. */
import { beforeEach, describe, expect, vi } from 'vitest'

import { noters } from '@/lib/channels/noter'
import { findAccess } from '@/lib/connectors/vendor-store'
import { callWithin } from '@/lib/outgoing/call'
import { test } from '@/lib/testing/db-test'
import type { HotelNote } from '@/lib/testing/hotels'
import { aDeliveredNote, at } from '@/lib/testing/noting'
import { answering, NOTING_HOTELS } from '@/lib/testing/noting-hotels'
import { FAILURES, type Failure, openStandIn, type StandIn } from '@/lib/testing/stand-in'

const WORDS = 'On the House: delivered on 10 July 2026 at 19:10: Handwritten note.'
/** Long enough for a busy machine to connect: before that, nothing would be in doubt. */
const impatient = callWithin(600)
/** Together all that a vendor may do, by what becomes of the note. */
const WAITS: Failure = 'asks us to wait'
const LOST: readonly Failure[] = ['fails after taking it', 'hangs', 'resets after taking it']
const TAKES: Failure = 'slow'
const STOPS: Failure = 'points elsewhere'

describe.each(NOTING_HOTELS)('$channel', (hotel) => {
  let notes: HotelNote[]
  let vendor: StandIn
  beforeEach(async () => {
    vi.stubEnv('HOUSE_KEY', 'a key for tests')
    notes = []
    vendor = await openStandIn(answering(hotel, notes))
    return async () => {
      vi.unstubAllEnvs()
      await vendor.close()
    }
  })
  const written = () => vendor.heard.filter(({ path }) => path === hotel.writes)
  const home = () => ({ baseUrl: vendor.url })

  test.for([TAKES, 'accept'] as const)(
    'is told once, in the words of the house alone (%s)',
    async (how, { db }) => {
      const { sweep, note } = await aDeliveredNote(db, hotel, home())
      vendor.faults.push(how === 'accept' ? how : FAILURES[how])
      expect(await sweep(20)).toBe('written')
      expect(await sweep(60)).toBe('written')
      expect(notes).toMatchObject([{ reservationId: 'r-412', words: WORDS }])
      expect(await note()).toMatchObject({ externalId: notes[0]?.id, words: WORDS })
      expect(vendor.heard).toHaveLength(1)
    },
  )

  test('that wants to be left alone says so on its connector, and is asked again when it said', async ({
    db,
  }) => {
    const { sweep, propertyId, connectorId } = await aDeliveredNote(db, hotel, home())
    vendor.faults.push(FAILURES[WAITS], { status: 429, headers: { 'retry-after': '600' } }, { status: 503 })
    const waitsUntil = async () => (await findAccess(db, { propertyId, connectorId }))?.waitsUntil
    expect(await sweep(20)).toBe('due')
    expect(await waitsUntil()).toEqual(at(20.5))
    expect(await sweep(21)).toBe('due')
    expect(await waitsUntil()).toEqual(at(31))
    expect(await sweep(30)).toBe('due')
    expect(written()).toHaveLength(2)
    expect(await sweep(31)).toBe('due')
    expect(await sweep(60)).toBe('written')
    expect(notes).toHaveLength(1)
  })

  test.for(LOST)(
    'that %s is looked at, and what stands there is not written again',
    async (failure, { db }) => {
      const { sweep, note } = await aDeliveredNote(db, hotel, home())
      vendor.faults.push(FAILURES[failure])
      expect(await sweep(20, failure === 'hangs' ? impatient : undefined)).toBe('writing')
      expect(await sweep(21), 'whoever wrote it may still be at it').toBe('writing')
      vendor.faults.push({ status: 500 })
      expect(await sweep(22)).toBe('writing')
      expect(await sweep(24)).toBe('written')
      expect(await sweep(60)).toBe('written')
      expect(await note()).toMatchObject({ externalId: notes[0]?.id })
      expect(notes).toHaveLength(1)
      expect(written()).toHaveLength(1)
    },
  )

  test('that lost it with its answer is not written to twice either, and its connector says so', async ({
    db,
  }) => {
    const { sweep } = await aDeliveredNote(db, hotel, home())
    vendor.faults.push('hang')
    expect(await sweep(20, impatient)).toBe('writing')
    expect(await sweep(22)).toBe('unsure')
    expect(await sweep(200)).toBe('unsure')
    expect(written()).toHaveLength(1)
    expect(notes).toEqual([])
  })

  test.for([
    [{ status: 403 }, 'not_allowed'],
    [FAILURES[STOPS], 'not_accepted'],
  ] as const)('that refuses or points elsewhere is asked no more: %j', async ([fault, problem], { db }) => {
    const { sweep, note } = await aDeliveredNote(db, hotel, home())
    vendor.faults.push(fault)
    expect(await sweep(20)).toBe('refused')
    expect(await sweep(60)).toBe('refused')
    expect(await note()).toMatchObject({ problem })
    expect(vendor.heard).toHaveLength(1)
  })

  test('whose token has ended is told with a new one, or it is said that the old one ended', async ({
    db,
  }) => {
    const ended = { ...home(), token: 'token-old' }
    const { sweep, note, propertyId, connectorId } = await aDeliveredNote(db, hotel, ended)
    expect(await sweep(20)).toBe(hotel.isByHand ? 'refused' : 'written')
    const refusal = hotel.isByHand ? 'access_ended' : null
    expect(await note()).toMatchObject({ problem: refusal })
    expect(await findAccess(db, { propertyId, connectorId })).toMatchObject({ refusal })
    expect(notes).toHaveLength(hotel.isByHand ? 0 : 1)
  })

  test.runIf(!hotel.isByHand)(
    'is looked at with a new token, where the old one ended meanwhile',
    async ({ db }) => {
      const ended = { ...home(), token: 'token-old' }
      const { sweep } = await aDeliveredNote(db, hotel, ended)
      vendor.faults.push('hang')
      expect(await sweep(20, impatient)).toBe('writing')
      expect(await sweep(22)).toBe('unsure')
      expect(
        vendor.heard.map(({ path }) => path).filter((path) => path.endsWith('access_token')),
      ).toHaveLength(1)
      expect(written()).toHaveLength(1)
    },
  )
})

test('every hotel system that takes notes goes through all that a vendor may do', () => {
  const channels = NOTING_HOTELS.map(({ channel }) => channel)
  expect(channels.toSorted()).toEqual(Object.keys(noters).toSorted())
  expect([WAITS, ...LOST, TAKES, STOPS].toSorted()).toEqual(Object.keys(FAILURES).toSorted())
})
