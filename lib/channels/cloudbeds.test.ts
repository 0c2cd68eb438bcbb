import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { cloudbeds } from './cloudbeds'

const event = {
  version: '1.0',
  event: 'reservation/status_changed',
  timestamp: 1783677600.25,
  propertyID: 2211,
  propertyID_str: '2211',
  reservationID: '55009911',
  status: 'checked_in',
}
const data = {
  propertyID: '2211',
  reservationID: '55009911',
  guestID: '7001',
  guestName: 'Marta Ruiz',
  status: 'confirmed',
  dateCreated: '2026-06-01 10:00:00',
  dateModified: '2026-07-10 10:30:00',
  startDate: '2026-07-10',
  endDate: '2026-07-12',
  assigned: [{ roomID: '3', roomName: '204', adults: '2', children: '1' }],
  unassigned: [],
}
const read = (body: object) => cloudbeds.read(aKeptBody(body))
const fetched = (changes: object = {}) =>
  cloudbeds.read(
    aKeptBody(
      { success: true, data: { ...data, ...changes } },
      { contentType: 'application/json; fetched=reservation' },
    ),
  )

test('an event names the reservation, with ids as numbers or as text', () => {
  expect(read(event).toFetch).toEqual([{ what: 'reservation', id: '55009911' }])
  expect(read({ ...event, reservationID: 55009911 }).toFetch).toEqual([
    { what: 'reservation', id: '55009911' },
  ])
})

test('an event about a guest alone asks for nothing', () => {
  const changed = { event: 'guest/details_changed', propertyId: 2211, guestId: '7001' }
  expect(read(changed)).toMatchObject({ signals: [], problems: [], toFetch: [] })
})

test('an event of another property, or one that names nothing, says so', () => {
  const ours = { account: { ...anAccount, id: '9' } }
  expect(cloudbeds.read(aKeptBody(event, ours)).problems).toEqual([
    { key: 'field_wrong', saw: 'propertyID = 2211' },
  ])
  const { reservationID: _, ...nameless } = event
  expect(read(nameless).problems).toEqual([{ key: 'field_missing', saw: 'reservationID' }])
})

test('what was deleted cannot be fetched and counts as cancelled', () => {
  expect(read({ ...event, event: 'reservation/deleted' }).signals).toMatchObject([
    { externalId: '55009911', revisedAt: new Date(1783677600250), stay: { status: 'canceled' } },
  ])
})

describe('a reservation that was fetched', () => {
  test('is an arrival on the clock of the property, with days left as days', () => {
    expect(fetched().signals).toMatchObject([
      {
        externalId: '55009911',
        kind: 'arrival',
        revisedAt: new Date('2026-07-10T09:30:00.000Z'),
        author: { id: '7001', name: 'Marta Ruiz' },
        stay: {
          status: 'expected',
          room: '204',
          expectedAt: '2026-07-10',
          departsAt: '2026-07-12',
          partySize: 3,
        },
      },
    ])
  })

  test.each([
    ['confirmed', 'expected'],
    ['checked_in', 'in_house'],
    ['checked_out', 'departed'],
    ['canceled', 'canceled'],
    ['no_show', 'no_show'],
  ])('whose status is %s is %s', (status, expected) => {
    expect(fetched({ status }).signals[0]?.stay?.status).toBe(expected)
  })

  test('that is not confirmed is nobody who comes', () => {
    expect(fetched({ status: 'not_confirmed' })).toMatchObject({ signals: [], problems: [] })
  })
})

test('the same bytes are the same event; the next has another time', () => {
  const key = (body: object) =>
    cloudbeds.deliveryKey(aRawDelivery({ body: Buffer.from(JSON.stringify(body)) }))
  expect(key(event)).toBe(key(event))
  expect(key(event)).not.toBe(key({ ...event, timestamp: 1783677601 }))
})

test('only the secret in the address, or basic authorization, is believed', () => {
  const verify = (url: string) => cloudbeds.verify(aRawDelivery({ url }), trusting(['hook_a']), new Date())
  expect(verify('/?secret=hook_a')).toBe(true)
  expect(verify('/?secret=hook_b')).toBe(false)
})
