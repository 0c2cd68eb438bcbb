import { describe, expect, test } from 'vitest'

import type { Channel, KeptBody } from '@/lib/channels/channel'
import { channels } from '@/lib/channels/registry'
import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

const { hostaway, sevenrooms, thefork, toast, trustpilot, yelp, youscan } = channels
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

test('Toast’s orders are kept and say nothing', () => {
  const order = { timestamp: '2026-07-10T11:00:00.000Z', eventType: 'order_updated', guid: 'g-1' }
  expect(read(toast, order)).toMatchObject({ signals: [], problems: [] })
  expect(key(toast, order)).toBe('id:g-1')
  expect(read(toast, { guid: 'g-1' }).problems).toEqual([{ key: 'field_missing', saw: 'eventType' }])
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

test('each vendor that cannot sign is believed with the house’s secret alone', () => {
  for (const channel of [yelp, hostaway, youscan, sevenrooms, thefork]) {
    const headers = new Headers({ authorization: `Basic ${Buffer.from('house:hook_a').toString('base64')}` })
    expect(channel.verify(aRawDelivery({ headers }), trusting(['hook_a']), new Date())).toBe(true)
    expect(channel.verify(aRawDelivery({ headers }), trusting(['hook_b']), new Date())).toBe(false)
    expect(channel.verify(aRawDelivery(), trusting(['hook_a']), new Date())).toBe(false)
  }
})

describe('Trustpilot', () => {
  const review = {
    id: 'tp-1',
    language: 'en',
    title: 'Three good nights',
    text: 'They remembered our coffee.',
    stars: 5,
    createdAt: '2026-07-10T09:34:44.000Z',
    consumer: { id: 'c-9', name: 'Inês' },
  }
  const event = (name: string, changes: object = {}) => ({
    eventName: `service-review-${name}`,
    version: '1',
    eventData: { ...review, ...changes },
  })

  test('brings a review, its edit and its end, and nothing of products', () => {
    const events = [event('created'), event('updated', { stars: 2 }), event('deleted')]
    const other = { eventName: 'product-review-created', eventData: review }
    const { signals, problems } = read(trustpilot, { events: [...events, other] })
    expect(problems).toEqual([])
    expect(signals).toMatchObject([
      {
        externalId: 'tp-1',
        kind: 'review',
        action: 'created',
        text: 'Three good nights They remembered our coffee.',
        rating: { value: 5, max: 5 },
        author: { id: 'c-9', name: 'Inês' },
        occurredAt: new Date(review.createdAt),
      },
      { externalId: 'tp-1', action: 'updated', rating: { value: 2 } },
      { externalId: 'tp-1', action: 'deleted' },
    ])
    // An edit that does not say when it was made is as new as its coming.
    expect(signals[1]?.revisedAt).toEqual(new Date('2026-07-10T12:00:00.000Z'))
  })

  test('names what is missing', () => {
    const { signals, problems } = read(trustpilot, { events: [event('created', { id: undefined })] })
    expect(signals).toEqual([])
    expect(problems).toEqual([{ key: 'field_missing', saw: 'eventData.id' }])
  })
})
