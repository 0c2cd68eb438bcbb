import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

import { guesty } from './guesty'
import { signedHeaders } from './signature'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const AT = new Date('2026-07-10T12:00:00.000Z')
const reservation = {
  _id: '66aa01',
  status: 'confirmed',
  lastUpdatedAt: '2026-07-10T11:00:00.000Z',
  checkIn: '2026-07-10T15:00:00.000Z',
  checkOut: '2026-07-14T10:00:00.000Z',
  guestsCount: 4,
  guestId: 'g-3',
  guest: { fullName: 'Tomás Vidal' },
  listing: { nickname: 'Sea View 2' },
}
const read = (body: object, contentType = 'application/json') => guesty.read(aKeptBody(body, { contentType }))

describe('the signature', () => {
  const body = Buffer.from(JSON.stringify({ event: 'reservation.updated.v2' }))
  const signed = Object.entries(signedHeaders({ id: 'msg_1', at: AT, body }, SECRET))
  const headers = new Headers(signed.map(([name, value]) => [name.replace('webhook-', 'svix-'), value]))
  const verify = (bytes: Uint8Array, trust = trusting([], { vendorSecrets: [SECRET] })) =>
    guesty.verify(aRawDelivery({ headers, body: bytes }), trust, AT)

  test('is made with the secret that Guesty gives, not with ours', () => {
    expect(verify(body)).toBe(true)
    expect(verify(body, trusting([SECRET]))).toBe(false)
    expect(guesty.deliveryKey(aRawDelivery({ headers, body }))).toBe('msg_1')
  })

  test('fails with any byte changed', () => {
    for (let at = 0; at < body.length; at += 1) {
      const changed = Buffer.from(body)
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at)
      expect(verify(changed), `byte ${at}`).toBe(false)
    }
  })
})

test('the newer shape names the reservation, by any of its names', () => {
  for (const data of [{ reservation: { id: '66aa01' } }, { reservationId: '66aa01' }])
    expect(read({ event: 'reservation.updated.v2', data }).toFetch).toEqual([
      { what: 'reservation', id: '66aa01' },
    ])
  expect(read({ eventType: 'reservation.created.v2', reservation: { _id: '66aa01' } }).toFetch).toHaveLength(
    1,
  )
  expect(read({ event: 'reservation.updated.v2', data: {} }).problems[0]?.key).toBe('field_missing')
})

test('the older shape carries it whole', () => {
  const { signals, toFetch } = read({ event: 'reservation.updated', reservation })
  expect(toFetch ?? []).toEqual([])
  expect(signals).toMatchObject([
    {
      externalId: '66aa01',
      kind: 'arrival',
      author: { id: 'g-3', name: 'Tomás Vidal' },
      stay: { status: 'expected', room: 'Sea View 2', partySize: 4 },
    },
  ])
})

test('without the time of its change it is fetched, for it could be older than what is known', () => {
  const { lastUpdatedAt: _, ...undated } = reservation
  expect(read({ event: 'reservation.updated', reservation: undated })).toMatchObject({
    signals: [],
    toFetch: [{ what: 'reservation', id: '66aa01' }],
  })
})

test.each([
  ['confirmed', 'expected'],
  ['checked_in', 'in_house'],
  ['checked_out', 'departed'],
  ['canceled', 'canceled'],
])('one that was fetched and is %s is %s', (status, expected) => {
  const { signals } = read({ ...reservation, status }, 'application/json; fetched=reservation')
  expect(signals[0]?.stay?.status).toBe(expected)
})

test('an enquiry, and an event of something else, are nobody who comes', () => {
  expect(
    read({ event: 'reservation.new', reservation: { ...reservation, status: 'inquiry' } }),
  ).toMatchObject({
    signals: [],
    problems: [],
  })
  expect(read({ event: 'listing.updated' })).toMatchObject({ signals: [], problems: [] })
})
