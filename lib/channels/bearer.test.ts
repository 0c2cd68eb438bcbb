import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

import { bearer } from './bearer'

const receivedAt = new Date('2026-08-20T12:00:00.000Z')
const read = (body: unknown, contentType = 'application/json') =>
  bearer.read(
    aKeptBody(typeof body === 'string' ? body : JSON.stringify(body), {
      contentType,
      network: 'instagram',
      zone: 'America/New_York',
      receivedAt,
    }),
  )
const one = (body: unknown, contentType?: string) => {
  const { signals, problems } = read(body, contentType)
  expect(problems).toEqual([])
  return signals[0]
}

describe('a token', () => {
  const verify = (headers: Record<string, string>, secrets = ['hook_right']) =>
    bearer.verify(aRawDelivery({ headers: new Headers(headers) }), trusting(secrets), receivedAt)
  const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`

  test('is shown in any of the ways that tools know', () => {
    expect(verify({ authorization: 'Bearer hook_right' })).toBe(true)
    expect(verify({ authorization: 'bearer  hook_right' })).toBe(true)
    expect(verify({ 'x-api-key': 'hook_right' })).toBe(true)
    expect(verify({ authorization: basic('zapier:hook_right') })).toBe(true)
    expect(verify({ authorization: basic('hook_right:') })).toBe(true)
    expect(verify({ 'x-api-key': 'hook_right' }, ['hook_new', 'hook_right'])).toBe(true)
  })

  test('is refused when it is wrong, missing or empty, and by a connector without one', () => {
    expect(verify({ authorization: 'Bearer hook_wrong' })).toBe(false)
    expect(verify({ authorization: 'hook_right' })).toBe(false)
    expect(verify({})).toBe(false)
    expect(verify({ authorization: 'Bearer ' }, [''])).toBe(false)
    expect(verify({ 'x-api-key': '' }, [''])).toBe(false)
    expect(verify({ authorization: basic(':') }, [''])).toBe(false)
    expect(verify({ authorization: 'Bearer hook_right' }, [])).toBe(false)
  })
})

test('the same bytes are the same delivery, unless the sender numbers them', () => {
  const key = (body: string, headers = {}) =>
    bearer.deliveryKey(aRawDelivery({ headers: new Headers(headers), body: Buffer.from(body) }))
  expect(key('{"a":1}')).toBe(key('{"a":1}'))
  expect(key('{"a":1}')).not.toBe(key('{"a":2}'))
  expect(key('{"a":1}', { 'idempotency-key': 'zap-7' })).toBe(key('{"a":2}', { 'idempotency-key': 'zap-7' }))
})

describe('a loose body', () => {
  const expected = {
    externalId: '17894227972186120',
    kind: 'mention',
    text: 'Best breakfast in town @harbourhouse',
    author: { handle: 'jo_doe', name: 'Jo Doe', followers: 1204 },
    url: 'https://www.instagram.com/p/XXXX/',
    occurredAt: new Date('2026-08-20T10:00:00.000Z'),
    language: 'en',
  }

  test('of text only, as Zapier sends it', () => {
    const flat = {
      source: 'instagram',
      id: '17894227972186120',
      text: 'Best breakfast in town @harbourhouse',
      author: 'jo_doe',
      author_name: 'Jo Doe',
      author_followers: '1204',
      url: 'https://www.instagram.com/p/XXXX/',
      created_at: '2026-08-20T10:00:00Z',
      language: 'en',
      kind: 'mention',
    }
    expect(one(flat)).toMatchObject(expected)
    expect(one(new URLSearchParams(flat).toString(), 'application/x-www-form-urlencoded')).toMatchObject(
      expected,
    )
    expect(one({ payload: flat })).toMatchObject(expected)
    expect(
      one(`payload=${encodeURIComponent(JSON.stringify(flat))}`, 'application/x-www-form-urlencoded'),
    ).toMatchObject(expected)
    expect(read([flat, { ...flat, id: '2' }]).signals).toHaveLength(2)
  })

  test('under other names, nested or flattened', () => {
    const rest = {
      permalink: expected.url,
      published_at: '1787220000',
      lang: 'en',
      post_id: 17894227972186120n.toString(),
    }
    const caption = expected.text
    for (const author of [
      { author: { username: '@jo_doe', name: 'Jo Doe', followers: 1204 } },
      { author__handle: 'jo_doe', author__name: 'Jo Doe', author__followers: '1,204' },
      { 'author.username': 'jo_doe', 'author.display_name': 'Jo Doe', 'author.followers_count': 1204 },
      { user: { screen_name: 'jo_doe', name: 'Jo Doe', followers_count: 1204 } },
      { from: { username: 'jo_doe', fullName: 'Jo Doe', followers: '1204' } },
    ])
      expect(one({ ...rest, caption, ...author }), JSON.stringify(author)).toMatchObject(expected)
  })

  test('with stars is a review, on the scale it says or seems to have', () => {
    expect(one({ review_text: 'Lovely', stars: 'FOUR' })).toMatchObject({
      kind: 'review',
      rating: { value: 4, max: 5 },
    })
    expect(one({ review: 'Lovely', rating: '9' })).toMatchObject({ rating: { value: 9, max: 10 } })
    expect(one({ comment: 'Lovely', score: '4/5' })).toMatchObject({ rating: { value: 4, max: 5 } })
    expect(one({ rating: { value: '3', max: '4' } })).toMatchObject({
      text: '',
      rating: { value: 3, max: 4 },
    })
  })

  test('about a reservation is an arrival', () => {
    const booking = {
      reservation_id: 991,
      status: 'checked_in',
      guest_name: 'Ana Reis',
      room_number: '412',
      arrival: '2026-08-20 15:00',
    }
    expect(one(booking)).toMatchObject({
      kind: 'arrival',
      stay: {
        reservationId: '991',
        status: 'in_house',
        guestName: 'Ana Reis',
        room: '412',
        expectedAt: '2026-08-20T19:00:00.000Z',
      },
    })
    expect(one({ text: 'Lovely', status: 'published' })).toMatchObject({ kind: 'mention', stay: null })
  })

  test('without an id gets one from what it says', () => {
    const said = { text: 'Lovely', author: 'jo', created_at: '2026-08-20T10:00:00Z' }
    expect(one(said)?.externalId).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(one(said)?.externalId).toBe(one({ ...said, followers: '9' })?.externalId)
    expect(one(said)?.externalId).not.toBe(one({ ...said, text: 'Awful' })?.externalId)
  })

  test.each([
    [{}, 'nothing_in_it'],
    [{ text: '', author: '' }, 'nothing_in_it'],
    [{ text: 'hi', kind: 'promo' }, 'field_wrong'],
    [{ kind: 'arrival', guest_name: 'Ana' }, 'field_missing'],
    [{ text: 'hi', date: '03/04/2026 10:00' }, 'ambiguous_date'],
    [{ text: 'hi', date: 'soon' }, 'unreadable_date'],
    ['{"text": ', 'not_json'],
  ])('says what is wrong: %#', (body, key) => {
    expect(read(body)).toMatchObject({ signals: [], problems: [{ key }] })
  })

  test('means the same however deep a tool wraps it and however it spells the names', () => {
    const names = fc.constantFrom('text', 'message', 'TEXT', 'Review Text', 'review_text', 'content')
    const wraps = fc.constantFrom(...(['data', 'payload', 'body', 'event'] as const))
    fc.assert(
      fc.property(names, wraps, fc.stringMatching(/^[a-z]{1,20}$/), (name, wrap, words) => {
        expect(one({ [wrap]: { [name]: words } })?.text).toBe(words)
        expect(one({ [`${wrap}__${name}`]: words })?.text).toBe(words)
      }),
    )
  })
})
