import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { apaleo } from './apaleo'

const event = {
  topic: 'Reservation',
  type: 'checked-in',
  id: 'ev-1',
  accountId: 'HRBR',
  propertyId: 'HRBR-LIS',
  timestamp: 1783677600000,
  data: { entityId: 'KXQ-1' },
}
const reservation = {
  id: 'KXQ-1',
  bookingId: 'KXQ',
  status: 'InHouse',
  checkInTime: '2026-07-10T14:05:00+01:00',
  arrival: '2026-07-10T15:00:00+01:00',
  departure: '2026-07-12T11:00:00+01:00',
  created: '2026-06-01T10:00:00+01:00',
  modified: '2026-07-10T14:05:01+01:00',
  adults: 2,
  childrenAges: [4],
  primaryGuest: { title: 'Ms', firstName: 'Noor', lastName: 'Haddad' },
  unit: { id: 'LIS-301', name: '301' } as object | null,
}
const read = (body: object) => apaleo.read(aKeptBody(body))
const fetched = (changes: object = {}) =>
  apaleo.read(
    aKeptBody({ ...reservation, ...changes }, { contentType: 'application/json; fetched=reservation' }),
  )

test('the check of the address is believed with the secret, and says nothing', () => {
  const health = {
    id: 'h-1',
    topic: 'system',
    type: 'healthcheck',
    accountId: 'HRBR',
    propertyIds: ['HRBR-LIS'],
  }
  const delivery = aRawDelivery({
    url: '/api/webhooks/1?secret=hook_a',
    body: Buffer.from(JSON.stringify(health)),
  })
  expect(apaleo.verify(delivery, trusting(['hook_a']), new Date())).toBe(true)
  expect(read(health)).toMatchObject({ signals: [], problems: [], toFetch: [] })
})

test('an event names the reservation, in either spelling of its topic; others name none', () => {
  for (const topic of ['Reservation', 'reservation'])
    expect(read({ ...event, topic }).toFetch).toEqual([{ what: 'reservation', id: 'KXQ-1' }])
  expect(read({ ...event, topic: 'Booking' })).toMatchObject({ problems: [], toFetch: [] })
  expect(read({ ...event, data: {} }).problems).toEqual([{ key: 'field_missing', saw: 'data.entityId' }])
  const ours = { account: { ...anAccount, id: 'HRBR-OPO' } }
  expect(apaleo.read(aKeptBody(event, ours)).problems[0]?.key).toBe('field_wrong')
})

test('its own id tells one event from the next', () => {
  const key = (body: object) => apaleo.deliveryKey(aRawDelivery({ body: Buffer.from(JSON.stringify(body)) }))
  expect(key(event)).toBe(key({ ...event, timestamp: 1 }))
  expect(key(event)).not.toBe(key({ ...event, id: 'ev-2' }))
})

describe('a reservation that was fetched', () => {
  test('is an arrival', () => {
    expect(fetched().signals).toMatchObject([
      {
        externalId: 'KXQ-1',
        kind: 'arrival',
        revisedAt: new Date('2026-07-10T13:05:01.000Z'),
        stay: {
          status: 'in_house',
          guestName: 'Noor Haddad',
          room: '301',
          arrivedAt: '2026-07-10T13:05:00.000Z',
          departsAt: '2026-07-12T10:00:00.000Z',
          partySize: 3,
        },
      },
    ])
  })

  test.each([
    ['Confirmed', 'expected'],
    ['InHouse', 'in_house'],
    ['CheckedOut', 'departed'],
    ['Canceled', 'canceled'],
    ['NoShow', 'no_show'],
  ])('whose status is %s is %s', (status, expected) => {
    expect(fetched({ status }).signals[0]?.stay?.status).toBe(expected)
  })

  test('whose check-in was taken back is expected again, and newer than the check-in', () => {
    const [here] = fetched().signals
    const [back] = fetched({ status: 'Confirmed', modified: '2026-07-10T14:20:00+01:00' }).signals
    expect(back?.stay).toMatchObject({ status: 'expected', arrivedAt: null })
    expect(back?.revisedAt.getTime()).toBeGreaterThan(here?.revisedAt.getTime() ?? Number.NaN)
  })

  test('without a unit has no room yet', () => {
    expect(fetched({ unit: null }).signals[0]?.stay?.room).toBeNull()
  })
})
