import { beforeEach, describe, expect, test } from 'vitest'

import type { ChannelName } from '@/db/vocabulary'
import { callWithin } from '@/lib/outgoing/call'
import { apaleoHotel, aStay, cloudbedsHotel, guestyHotel, mewsHotel, type Stay } from '@/lib/testing/hotels'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { aKeptBody, anAccess } from '@/lib/testing/trust'

import { askers } from './askers'
import { channels } from './registry'

const now = new Date('2026-07-10T12:00:00.000Z')
/** A machine that is busy with other tests is no vendor that hangs. */
const call = callWithin(5000)
const impatient = callWithin(400)

const HOTELS = {
  mews: { answer: mewsHotel, id: 'e-1', renews: false },
  cloudbeds: { answer: cloudbedsHotel, id: '31', renews: true },
  apaleo: { answer: apaleoHotel, id: 'LIS', renews: true },
  guesty: { answer: guestyHotel, id: 'g-1', renews: true },
} satisfies Partial<Record<ChannelName, object>>
type Hotel = keyof typeof HOTELS

describe.each(['mews', 'cloudbeds', 'apaleo', 'guesty'] as const)('%s', (name: Hotel) => {
  let stays: Map<string, Stay>
  let vendor: StandIn
  beforeEach(async () => {
    stays = new Map()
    vendor = await openStandIn(HOTELS[name].answer(stays))
    return () => vendor.close()
  })

  const access = (rest: object = {}) =>
    anAccess({ network: 'pms', baseUrl: vendor.url, id: HOTELS[name].id, ...rest })
  const asker = () => {
    const found = askers[name]
    if (!found) throw new Error(`${name} is not asked`)
    return found
  }
  const ask = (id = 'r-412', within = call) =>
    asker().fetchThing({ what: 'reservation', id }, access(), within, now)

  test('tells a reservation that was only named, and the channel reads it', async () => {
    stays.set('r-412', aStay())
    const found = await ask()
    if (found.kind !== 'found') throw new Error(found.kind)
    const { contentType, body } = found
    const { signals, problems } = channels[name].read(aKeptBody(body, { contentType, receivedAt: now }))
    expect(problems).toEqual([])
    expect(signals).toMatchObject([
      {
        externalId: 'r-412',
        kind: 'arrival',
        author: { name: 'Yusuf Demir' },
        stay: { status: 'expected', room: '412', partySize: 2 },
      },
    ])
  })

  test.each([
    ['checked_in', 'in_house'],
    ['checked_out', 'departed'],
    ['canceled', 'canceled'],
    ['no_show', 'no_show'],
  ] as const)('tells that it is %s, which is %s here', async (status, stay) => {
    stays.set('r-412', aStay({ status, room: null }))
    const found = await ask()
    if (found.kind !== 'found') throw new Error(found.kind)
    const { signals } = channels[name].read(aKeptBody(found.body, { contentType: found.contentType }))
    expect(signals[0]?.stay).toMatchObject({ status: stay, room: null })
  })

  test('knows when it is gone', async () => {
    expect(await ask('r-9')).toEqual({ kind: 'gone' })
  })

  test('asks nothing about an id that leads elsewhere', async () => {
    for (const id of ['../../tokens', 'a?b=c', '']) expect(await ask(id)).toMatchObject({ kind: 'refused' })
    expect(vendor.heard).toEqual([])
  })

  test('is asked again when it does not answer, or not wholly', async () => {
    stays.set('r-412', aStay())
    for (const fault of ['hang', 'reset', 'accept_then_cut', 'accept_then_500', { status: 503 }] as const) {
      vendor.faults.push(fault)
      const asked = await ask('r-412', fault === 'hang' ? impatient : call)
      expect(asked, JSON.stringify(fault)).toMatchObject({ kind: 'try_again' })
    }
    vendor.faults.push({ status: 429, headers: { 'retry-after': '30' } })
    expect(await ask()).toEqual({ kind: 'try_again', afterMs: 30_000 })
    vendor.faults.push({ status: 307, headers: { location: 'https://elsewhere.example' } })
    expect(await ask()).toMatchObject({ kind: 'refused' })
  })

  test('says whose account it is, and that another is not ours', async () => {
    const check = (rest: object) => asker().check(access(rest), call, now)
    expect(await check({})).toEqual({ kind: 'connected', id: HOTELS[name].id, name: 'Harbour House' })
    expect(await check({ id: 'another' })).toMatchObject({ kind: 'refused' })
    const wrong = await check({ accessToken: 'token-old' })
    expect(wrong).toEqual({ kind: 'refused', refusal: 'access_ended' })
  })

  test.runIf(HOTELS[name].renews)('renews the token with what the app was given', async () => {
    const renew = (rest: object) => asker().renew?.(access(rest), call, now)
    expect(await renew({ accessToken: '' })).toMatchObject({
      kind: 'renewed',
      credentials: { accessToken: 'token-now', expiresAt: new Date(now.getTime() + 3_600_000) },
    })
    const refusal = { kind: 'refused', refusal: 'access_ended' }
    expect(await renew({ clientSecret: null })).toEqual(refusal)
    vendor.faults.push({ status: 400, body: { error: 'invalid_grant' } })
    expect(await renew({})).toEqual(refusal)
    vendor.faults.push({ status: 429, headers: { 'retry-after': '5' } })
    expect(await renew({})).toEqual({ kind: 'try_again', afterMs: 5000 })
  })
})
