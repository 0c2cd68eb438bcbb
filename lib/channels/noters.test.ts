/** What each hotel system says of a note, against its stand-in. */
import { beforeEach, describe, expect, test } from 'vitest'

import { callWithin } from '@/lib/outgoing/call'
import type { HotelNote } from '@/lib/testing/hotels'
import { answering, NOTING_HOTELS } from '@/lib/testing/noting-hotels'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { anAccess } from '@/lib/testing/trust'

import { noters, WORDS_OF_ALL } from './noter'

const now = new Date('2026-07-10T12:00:00.000Z')
/** A machine that is busy with other tests is no vendor that hangs, and must have connected before it gives up. */
const call = callWithin(5000)
const impatient = callWithin(1000)
const NOTE = { reservationId: 'r-412', words: 'On the House: “Té & pastas”, 100% – ¡sí!' }

describe.each(NOTING_HOTELS)('a note in $channel', (hotel) => {
  let notes: HotelNote[]
  let vendor: StandIn
  beforeEach(async () => {
    notes = []
    vendor = await openStandIn(answering(hotel, notes))
    return () => vendor.close()
  })
  const noter = () => {
    const found = noters[hotel.channel]
    if (!found) throw new Error(`${hotel.channel} takes no notes`)
    return found
  }
  const access = () => anAccess({ network: 'pms', baseUrl: vendor.url, id: hotel.id })
  const write = (note = NOTE, within = call) => noter().write(note, access(), within, now)
  const look = (note = NOTE, within = call) => noter().look(note, access(), within, now)

  test('stands beside what others wrote, word for word, and is found by its words', async () => {
    notes.push({ id: 'theirs', reservationId: 'r-412', words: 'Allergic to feathers' })
    expect(await look()).toEqual({ kind: 'missing' })
    const became = await write()
    const [theirs, ours] = notes
    expect(theirs?.words).toBe('Allergic to feathers')
    expect(ours).toMatchObject(NOTE)
    expect(became).toEqual({ kind: 'accepted', externalId: ours?.id })
    expect(await look()).toEqual({ kind: 'stands', externalId: ours?.id })
    expect(await look({ ...NOTE, words: 'Allergic' })).toEqual({ kind: 'missing' })
  })

  test('is refused where there is no such reservation, and nothing is asked about an id that leads elsewhere', async () => {
    expect(await write({ ...NOTE, reservationId: 'r-9' })).toMatchObject({ kind: 'refused' })
    const heard = vendor.heard.length
    for (const reservationId of ['../../tokens', 'a?b=c', ''])
      expect(await write({ ...NOTE, reservationId })).toEqual({ kind: 'refused', refusal: 'no_way' })
    expect(vendor.heard).toHaveLength(heard)
    expect(notes).toEqual([])
  })

  test('may stand there already, or surely does not: which of them is never guessed', async () => {
    for (const fault of ['accept_then_reset', 'accept_then_500', 'hang', 'reset'] as const) {
      vendor.faults.push(fault)
      expect(await write(NOTE, fault === 'hang' ? impatient : call), fault).toEqual({ kind: 'unsure' })
    }
    for (const [status, became] of [
      [429, { kind: 'try_again', afterMs: 30_000 }],
      [503, { kind: 'try_again', afterMs: 30_000 }],
      [401, { kind: 'refused', refusal: 'access_ended' }],
      [403, { kind: 'refused', refusal: 'not_allowed' }],
      [302, { kind: 'refused', refusal: 'not_accepted' }],
    ] as const) {
      vendor.faults.push({ status, headers: { 'retry-after': '30', location: '/elsewhere' } })
      expect(await write(), `${status}`).toEqual(became)
    }
    expect(vendor.heard.filter(({ path }) => path === '/elsewhere')).toEqual([])
  })

  test('is looked for again when the answer does not come, or not wholly', async () => {
    await write()
    for (const fault of ['hang', 'reset', 'accept_then_cut', 'accept_then_500', { status: 503 }] as const) {
      vendor.faults.push(fault)
      const looked = await look(NOTE, fault === 'hang' ? impatient : call)
      expect(looked, JSON.stringify(fault)).toEqual({ kind: 'try_again', afterMs: null })
    }
  })
})

describe('Cloudbeds, where a failure is a success that says so,', () => {
  const { cloudbeds } = noters
  const said = async (body: unknown) => {
    const vendor = await openStandIn(() => ({ status: 200, body }))
    const access = anAccess({ network: 'pms', baseUrl: vendor.url })
    const became = {
      written: await cloudbeds?.write(NOTE, access, call, now),
      looked: await cloudbeds?.look(NOTE, access, call, now),
    }
    await vendor.close()
    return became
  }

  test('has taken no note then', async () => {
    const message = 'Parameter reservationNote is required'
    const refused = { kind: 'refused', refusal: 'not_accepted' }
    expect(await said({ success: false, message })).toEqual({ written: refused, looked: refused })
    const gone = { kind: 'refused', refusal: 'gone' }
    expect(await said({ success: false, message: 'Reservation not found' })).toMatchObject({ written: gone })
  })

  test('is not believed by its status alone', async () => {
    for (const body of [undefined, 'busy', {}, { success: 'maybe' }])
      expect(await said(body), JSON.stringify(body)).toEqual({
        written: { kind: 'unsure' },
        looked: { kind: 'try_again', afterMs: null },
      })
  })
})

test('nothing is written where a colleague’s words could be lost by it', () => {
  for (const channel of WORDS_OF_ALL) expect(noters[channel]).toBeUndefined()
})
