import { describe, expect, test } from 'vitest'

import type { Channel, KeptBody } from '@/lib/channels/channel'
import { channels } from '@/lib/channels/registry'
import { aKeptBody, aRawDelivery } from '@/lib/testing/trust'

const { hostaway, mews_pos, sevenrooms, square, thefork } = channels
const read = (channel: Channel, body: object, rest: Partial<KeptBody> = {}) =>
  channel.read(aKeptBody(body, rest))
const fetched = (what: string) => ({ contentType: `application/json; fetched=${what}` })
const key = (channel: Channel, body: object) =>
  channel.deliveryKey(aRawDelivery({ body: Buffer.from(JSON.stringify(body)) }))

describe('Square', () => {
  const booking = {
    id: 'bk-1',
    status: 'ACCEPTED',
    start_at: '2026-07-10T18:00:00Z',
    updated_at: '2026-07-10T09:00:00Z',
    customer_id: 'cu-1',
    version: 2,
  }
  const event = (changes: object = {}) => ({
    type: 'booking.updated',
    event_id: 'sq-1',
    data: { type: 'booking', id: 'bk-1:2', object: { booking: { ...booking, ...changes } } },
  })

  test('announces a booking', () => {
    expect(read(square, event()).signals).toMatchObject([
      {
        externalId: 'bk-1',
        kind: 'arrival',
        revisedAt: new Date('2026-07-10T09:00:00Z'),
        stay: { status: 'expected', expectedAt: '2026-07-10T18:00:00.000Z', guestName: null },
      },
    ])
    expect(key(square, event())).toBe('id:sq-1')
  })

  test.each([
    ['CANCELLED_BY_CUSTOMER', 'canceled'],
    ['CANCELLED_BY_SELLER', 'canceled'],
    ['NO_SHOW', 'no_show'],
  ])('%s is %s', (status, expected) => {
    expect(read(square, event({ status })).signals[0]?.stay?.status).toBe(expected)
  })

  test('sends tests that say nothing', () => {
    expect(read(square, { type: 'webhooks.test_notification', event_id: 'e' })).toMatchObject({
      signals: [],
      problems: [],
    })
  })
})

describe('Mews POS', () => {
  const event = (status: string) => ({
    data: { id: 'b-1', type: 'bookings', attributes: { status, updatedAt: '2026-07-10T11:00:00.000Z' } },
    meta: { eventType: 'booking.status.updated' },
  })

  test('says that somebody sat down, and who it is can be asked', () => {
    expect(read(mews_pos, event('seated'))).toMatchObject({
      problems: [],
      signals: [
        {
          externalId: 'b-1',
          kind: 'arrival',
          stay: { status: 'in_house', arrivedAt: '2026-07-10T11:00:00.000Z' },
        },
      ],
      toFetch: [{ what: 'booking', id: 'b-1' }],
    })
    expect(key(mews_pos, event('seated'))).not.toBe(
      key(mews_pos, { ...event('seated'), data: { id: 'b-2' } }),
    )
  })

  test.each([
    ['confirmed', 'expected'],
    ['completed', 'departed'],
    ['cancelled', 'canceled'],
    ['no_show', 'no_show'],
  ])('%s is %s', (status, expected) => {
    expect(read(mews_pos, event(status)).signals[0]?.stay).toMatchObject({ status: expected })
  })

  test('answers with the booking and its guest', () => {
    const booking = {
      data: {
        id: 'b-1',
        attributes: {
          status: 'seated',
          updatedAt: '2026-07-10T11:00:00.000Z',
          bookingDatetime: '2026-07-10T10:45:00.000Z',
          partySize: 5,
          roomNumber: '11',
        },
        relationships: { customer: { data: { id: 'cu-2' } } },
      },
      included: [{ type: 'customers', id: 'cu-2', attributes: { firstName: 'Ewa', lastName: 'Nowak' } }],
    }
    expect(read(mews_pos, booking, fetched('booking')).signals).toMatchObject([
      { author: { id: 'cu-2', name: 'Ewa Nowak' }, stay: { room: '11', partySize: 5 } },
    ])
  })
})

describe('Hostaway', () => {
  const reservation = {
    object: 'reservation',
    event: 'reservation.updated',
    data: {
      id: 9001,
      hostawayReservationId: 9001,
      status: 'modified',
      guestName: 'Olu Ade',
      listingName: 'Loft 3',
      numberOfGuests: 2,
      arrivalDate: '2026-07-10',
      departureDate: '2026-07-15',
      latestActivityOn: '2026-07-10 08:00:00',
    },
  }
  const message = (changes: object = {}) => ({
    object: 'conversationMessage',
    event: 'message.received',
    data: {
      id: 71,
      conversationId: 12,
      reservationId: 9001,
      body: 'Is there parking?',
      isIncoming: 1,
      date: '2026-07-10 13:00:00',
      listingTimeZoneName: 'Europe/Madrid',
      ...changes,
    },
  })

  test('announces, and its guest writes', () => {
    expect(read(hostaway, reservation).signals).toMatchObject([
      {
        externalId: '9001',
        kind: 'arrival',
        revisedAt: new Date('2026-07-10T08:00:00Z'),
        stay: {
          status: 'expected',
          guestName: 'Olu Ade',
          room: 'Loft 3',
          expectedAt: '2026-07-10',
          partySize: 2,
        },
      },
    ])
    expect(read(hostaway, message()).signals).toMatchObject([
      {
        externalId: '71',
        kind: 'direct_message',
        text: 'Is there parking?',
        occurredAt: new Date('2026-07-10T11:00:00Z'),
      },
    ])
  })

  test('does not give us our own messages back, and pings', () => {
    expect(read(hostaway, message({ isIncoming: 0 })).signals).toEqual([])
    expect(read(hostaway, { data: 'test' })).toMatchObject({ signals: [], problems: [] })
  })
})

describe('SevenRooms', () => {
  const changed = (entity: object = {}) => ({
    entity_type: 'reservation',
    event_type: 'updated',
    entity: {
      id: 'sr-1',
      client_id: 'cl-1',
      date: '2026-07-10',
      arrival_time: '7:30 PM',
      seated_time: '2026-07-10T19:35:00',
      updated: '2026-07-10T10:00:00',
      status: 'SEATED',
      max_guests: 4,
      first_name: 'Hana',
      last_name: 'Sato',
      table_numbers: ['12'],
      ...entity,
    },
    updates: [{ field: 'status', previous: 'ARRIVED' }],
  })

  test('tells of several at once, on the venue’s clock', () => {
    const { signals, problems } = read(sevenrooms, [changed(), changed({ id: 'sr-2' })])
    expect(problems).toEqual([])
    expect(signals.map(({ externalId }) => externalId)).toEqual(['sr-1', 'sr-2'])
    expect(signals[0]).toMatchObject({
      place: { outlet: null, spot: '12' },
      stay: {
        status: 'in_house',
        guestName: 'Hana Sato',
        expectedAt: '2026-07-10T18:30:00.000Z',
        arrivedAt: '2026-07-10T18:35:00.000Z',
        partySize: 4,
      },
    })
  })

  test('leaves its clients alone; an unknown status is told', () => {
    expect(read(sevenrooms, [{ entity_type: 'client', entity: {} }])).toMatchObject({
      signals: [],
      problems: [],
    })
    expect(read(sevenrooms, [changed({ status: 'FLOATING' })]).problems).toEqual([
      { key: 'field_wrong', saw: 'status = FLOATING' },
    ])
    expect(read(sevenrooms, []).problems[0]?.key).toBe('field_missing')
  })
})

describe('TheFork', () => {
  test.each(['ARRIVED', 'SEATED'])('%s is in house', (mealStatus) => {
    const body = { entityType: 'reservation', reservationUuid: 'tf-1', mealStatus, partySize: 3 }
    expect(read(thefork, body).signals).toMatchObject([
      { externalId: 'tf-1', kind: 'arrival', stay: { status: 'in_house', partySize: 3 } },
    ])
  })

  test('rates out of ten, and takes no other yes than 204', () => {
    const body = {
      entityType: 'review',
      reviewUuid: 'tr-1',
      ratingValue: 9,
      comment: 'Soberbio',
      createdAt: '2026-07-10T10:00:00Z',
    }
    expect(read(thefork, body).signals).toMatchObject([
      { kind: 'review', rating: { value: 9, max: 10 }, text: 'Soberbio' },
    ])
    expect(thefork.accepts).toBe(204)
  })
})
