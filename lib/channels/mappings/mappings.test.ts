import { describe, expect, test } from 'vitest'

import type { Channel, KeptBody } from '@/lib/channels/channel'
import { channels } from '@/lib/channels/registry'
import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

const { yelp, square, toast, mews_pos, hostaway, youscan, sevenrooms, thefork } = channels
const read = (channel: Channel, body: object, rest: Partial<KeptBody> = {}) =>
  channel.read(aKeptBody(body, rest))
const fetched = (what: string) => ({ contentType: `application/json; fetched=${what}` })
const key = (channel: Channel, body: object) =>
  channel.deliveryKey(aRawDelivery({ body: Buffer.from(JSON.stringify(body)) }))

describe('Yelp', () => {
  const update = {
    event_type: 'NEW_REVIEW_EVENT',
    review_id: 'rv-1',
    rating: 2,
    language: 'de',
    user_id: 'u-1',
  }
  const body = (...updates: object[]) => ({
    time: '2026-07-10T11:00:00.000000',
    object: 'business',
    data: { id: 'biz-1', updates },
  })

  test('names a review, whose stars are known at once and whose words are fetched', () => {
    const { signals, toFetch, problems } = read(yelp, body(update, update))
    expect(problems).toEqual([])
    expect(signals[0]).toMatchObject({
      externalId: 'rv-1',
      kind: 'review',
      occurredAt: new Date('2026-07-10T11:00:00.000Z'),
      rating: { value: 2, max: 5 },
      language: 'de',
      author: { id: 'u-1' },
    })
    expect(toFetch).toEqual([{ what: 'review', id: 'rv-1', with: { business: 'biz-1' } }])
  })

  test('brings the words later, newer than the event that named them', () => {
    const review = {
      id: 'rv-1',
      rating: 2,
      text: 'Kalte Suppe',
      time_created: '2026-07-10 03:00:00',
      user: { id: 'u-1', name: 'Jonas' },
    }
    expect(read(yelp, review, fetched('review')).signals).toMatchObject([
      { externalId: 'rv-1', action: 'updated', text: 'Kalte Suppe', author: { name: 'Jonas' } },
    ])
  })

  test('tells of edits and of removals, and of other things that are not ours to read', () => {
    const all = read(
      yelp,
      body(
        { ...update, event_type: 'REVIEW_EDITED_EVENT' },
        { ...update, event_type: 'REVIEW_REMOVED_EVENT' },
        { ...update, event_type: 'NEW_LEAD_EVENT' },
      ),
    )
    expect(all.signals.map(({ action }) => action)).toEqual(['updated', 'deleted'])
  })

  test('is answered its verification when the secret is in the address', () => {
    const ask = (url: string, method = 'GET') =>
      yelp.shakeHands?.({ method, url, headers: new Headers() }, trusting(['hook_a']))
    expect(ask('/?secret=hook_a&verification=xyz')).toMatchObject({
      status: 200,
      body: '{"verification":"xyz"}',
    })
    expect(ask('/?verification=xyz')).toBeNull()
    expect(ask('/?secret=hook_a')).toBeNull()
    expect(ask('/?secret=hook_a&verification=xyz', 'POST')).toBeNull()
  })
})

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

test('Toast’s orders are kept and say nothing', () => {
  const order = { timestamp: '2026-07-10T11:00:00.000Z', eventType: 'order_updated', guid: 'g-1' }
  expect(read(toast, order)).toMatchObject({ signals: [], problems: [] })
  expect(key(toast, order)).toBe('id:g-1')
  expect(read(toast, { guid: 'g-1' }).problems).toEqual([{ key: 'field_missing', saw: 'eventType' }])
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

describe('YouScan', () => {
  const found = {
    topicId: 4,
    mentionId: 88,
    url: 'https://blog.example/weekend',
    published: '2026-07-10T10:00:00Z',
    text: 'The <b>Swan</b> does eggs &amp; more',
    author: { name: 'Petra', avatarUrl: 'https://blog.example/p.jpg' },
    language: 'eng',
    postType: 'post',
    spam: false,
  }

  test('finds what was written, without its own marks', () => {
    expect(read(youscan, found).signals).toMatchObject([
      {
        externalId: '88',
        kind: 'mention',
        text: 'The Swan does eggs & more',
        language: 'en',
        author: { name: 'Petra' },
        isRepost: false,
      },
    ])
    expect(key(youscan, found)).toBe('id:4 88')
  })

  test('knows spam and reposts; of X nothing but the fact is left', () => {
    expect(read(youscan, { ...found, spam: true }).signals).toEqual([])
    expect(read(youscan, { ...found, postType: 'repost' }).signals[0]?.isRepost).toBe(true)
    const { text: _, author: _author, url: _url, ...bare } = found
    expect(read(youscan, bare).signals).toMatchObject([{ externalId: '88', text: '', author: null }])
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

test('each vendor that cannot sign is believed with the house’s secret alone', () => {
  for (const channel of [yelp, hostaway, youscan, sevenrooms, thefork]) {
    const headers = new Headers({ authorization: `Basic ${Buffer.from('house:hook_a').toString('base64')}` })
    expect(channel.verify(aRawDelivery({ headers }), trusting(['hook_a']), new Date())).toBe(true)
    expect(channel.verify(aRawDelivery({ headers }), trusting(['hook_b']), new Date())).toBe(false)
    expect(channel.verify(aRawDelivery(), trusting(['hook_a']), new Date())).toBe(false)
  }
})
