import { createSign, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { googleBusiness } from './google-business'

const now = new Date('2026-07-10T12:00:00.000Z')
const seconds = now.getTime() / 1000
const google = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })
const keyOf = ({ publicKey }: typeof google, kid: string) => ({ ...publicKey.export({ format: 'jwk' }), kid })

const PUSHER = 'reviews@harbour-house.iam.gserviceaccount.com'
const claims = {
  iss: 'https://accounts.google.com',
  aud: anAccount.webhookUrl,
  sub: '1130',
  email: PUSHER,
  email_verified: true,
  iat: seconds - 5,
  exp: seconds + 3595,
}
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function tokenOf(
  said: object = claims,
  header: object = { alg: 'RS256', kid: 'k2', typ: 'JWT' },
  by = google,
) {
  const signed = `${part(header)}.${part(said)}`
  return `${signed}.${createSign('sha256').update(signed).sign(by.privateKey, 'base64url')}`
}

const trust = trusting([], { vendorSecrets: [PUSHER], keys: [keyOf(stranger, 'k1'), keyOf(google, 'k2')] })
const passes = (token: string, rest: Partial<typeof trust> = {}, at = now) =>
  googleBusiness.verify(
    aRawDelivery({ headers: new Headers({ authorization: `Bearer ${token}` }) }),
    { ...trust, ...rest },
    at,
  )

describe('the token of a push', () => {
  const good = tokenOf()

  test('is believed when Google signed it for our push account and this address', () => {
    expect(passes(good)).toBe(true)
    expect(passes(tokenOf({ ...claims, iss: 'accounts.google.com' }))).toBe(true)
    expect(passes(tokenOf(claims, { alg: 'RS256' }))).toBe(true)
  })

  test('fails with any byte changed', () => {
    for (let at = 0; at < good.length; at += 1) {
      const other = good[at] === 'A' ? 'B' : 'A'
      expect(passes(good.slice(0, at) + other + good.slice(at + 1)), `byte ${at}`).toBe(false)
    }
  })

  test.each<[string, object]>([
    ['another issuer', { iss: 'https://accounts.example' }],
    ['another address', { aud: 'https://house.example/api/webhooks/1' }],
    ['a stranger’s push account', { email: 'reviews@elsewhere.iam.gserviceaccount.com' }],
    ['an account that was not verified', { email_verified: false }],
    ['no account', { email: undefined }],
    ['a time to come', { iat: seconds + 61 }],
    ['a time gone by', { exp: seconds - 60 }],
    ['no end', { exp: undefined }],
  ])('is refused with %s', (_what, changed) => {
    expect(passes(tokenOf({ ...claims, ...changed }))).toBe(false)
  })

  test('forgives a minute between two clocks, and no more', () => {
    expect(passes(tokenOf({ ...claims, iat: seconds + 60, exp: seconds - 59 }))).toBe(true)
    expect(passes(good, {}, new Date(now.getTime() + 3_655_000))).toBe(false)
  })

  test('is refused when another key signed it, or none did', () => {
    expect(passes(tokenOf(claims, { alg: 'RS256', kid: 'k2' }, stranger))).toBe(false)
    expect(passes(tokenOf(claims, { alg: 'HS256', kid: 'k2' }))).toBe(false)
    expect(passes(`${part({ alg: 'none' })}.${part(claims)}.`)).toBe(false)
    expect(passes(good, { keys: [] })).toBe(false)
    expect(passes(good, { keys: [{ kty: 'RSA' }, { kty: 'EC' }] })).toBe(false)
    expect(passes(good, { keys: [keyOf(google, 'k3')] })).toBe(false)
    expect(passes(good, { vendorSecrets: [] })).toBe(false)
    for (const garbled of ['', 'a.b.c', `${good}.x`, 'x'.repeat(9000)]) expect(passes(garbled)).toBe(false)
    expect(googleBusiness.verify(aRawDelivery(), trust, now)).toBe(false)
  })
})

const NAME = 'accounts/81/locations/450/reviews/AbFvOqn-2_x='
const pushed = (inner: object | string, rest: object = { messageId: '2070443601311540' }) => ({
  message: {
    data: Buffer.from(typeof inner === 'string' ? inner : JSON.stringify(inner)).toString('base64'),
    ...rest,
  },
  subscription: 'projects/harbour-house/subscriptions/reviews',
})
const account = { ...anAccount, id: 'accounts/81/locations/450' }
const read = (body: object, rest: Parameters<typeof aKeptBody>[1] = {}) =>
  googleBusiness.read(aKeptBody(body, { network: 'google', account, ...rest }))
const NOTHING = { signals: [], problems: [], toFetch: [] }

test('a push is known by its message, or else by its bytes', () => {
  const key = (body: object) =>
    googleBusiness.deliveryKey(aRawDelivery({ body: Buffer.from(JSON.stringify(body)) }))
  expect(key(pushed({}))).toBe('message:2070443601311540')
  expect(key(pushed({}, { message_id: '7' }))).toBe('message:7')
  expect(key(pushed({}, {}))).toMatch(/^sha256:/)
})

describe('a notification', () => {
  test.each([
    { type: 'NEW_REVIEW', reviewName: NAME, locationName: account.id },
    { notificationType: 'UPDATED_REVIEW', review_name: NAME, location_name: account.id },
    { notificationType: 'NEW_REVIEW', review: NAME, location: account.id },
  ])('names a review to ask for, in either spelling: %#', (inner) => {
    expect(read(pushed(inner))).toEqual({ ...NOTHING, toFetch: [{ what: 'review', id: NAME }] })
    expect(read(pushed(inner), { account: anAccount }).toFetch).toHaveLength(1)
  })

  test('about something else, or another house, means nothing', () => {
    expect(read(pushed({ type: 'NEW_CUSTOMER_MEDIA' }))).toEqual(NOTHING)
    const elsewhere = { ...account, id: 'accounts/81/locations/45' }
    expect(read(pushed({ type: 'NEW_REVIEW', reviewName: NAME }), { account: elsewhere })).toEqual(NOTHING)
  })

  test('that cannot be read says why, and no name from outside becomes an address', () => {
    const saidOf = (body: object) => read(body).problems[0]
    expect(saidOf({ subscription: 's' })).toEqual({ key: 'field_missing', saw: 'message' })
    expect(saidOf({ message: { messageId: '1' } })).toEqual({ key: 'field_missing', saw: 'message.data' })
    expect(saidOf(pushed('not JSON'))).toEqual({ key: 'not_json' })
    expect(saidOf(pushed({ type: 'NEW_REVIEW' }))).toEqual({ key: 'field_missing', saw: 'reviewName' })
    for (const reviewName of ['../../v1/accounts/81', `${NAME}/../../..`, `${NAME}?x=1`])
      expect(saidOf(pushed({ type: 'NEW_REVIEW', reviewName }))).toMatchObject({ key: 'field_wrong' })
  })
})

describe('a review', () => {
  const review = {
    name: NAME,
    reviewId: 'AbFvOqn-2_x=',
    reviewer: {
      displayName: 'Tomás Neves',
      profilePhotoUrl: 'https://img.example/t.png',
      isAnonymous: false,
    },
    starRating: 'FOUR',
    comment: 'The bath salts were a lovely surprise',
    createTime: '2026-07-09T21:10:00Z',
    updateTime: '2026-07-09T21:10:00Z',
  }
  const one = (said: object) => {
    const { signals, problems } = read(said, { contentType: 'application/json; fetched=review' })
    expect(problems).toEqual([])
    return signals[0]
  }

  test('becomes a signal', () => {
    expect(one(review)).toEqual({
      externalId: NAME,
      kind: 'review',
      action: 'created',
      occurredAt: new Date('2026-07-09T21:10:00.000Z'),
      revisedAt: new Date('2026-07-09T21:10:00.000Z'),
      author: {
        id: null,
        handle: null,
        name: 'Tomás Neves',
        avatarUrl: 'https://img.example/t.png',
        followers: null,
      },
      text: 'The bath salts were a lovely surprise',
      language: null,
      url: null,
      inReplyTo: null,
      rating: { value: 4, max: 5 },
      place: null,
      stay: null,
      isRepost: false,
      wayBack: { audience: 'public', target: { name: NAME }, until: null, refused: null },
    })
  })

  test('that was changed counts from then', () => {
    expect(one({ ...review, updateTime: '2026-07-10T08:00:00.5Z' })).toMatchObject({
      action: 'updated',
      occurredAt: new Date('2026-07-09T21:10:00.000Z'),
      revisedAt: new Date('2026-07-10T08:00:00.500Z'),
    })
  })

  test('may be by nobody, and of stars alone', () => {
    const reviewer = { displayName: 'A Google user', isAnonymous: true }
    expect(one({ ...review, reviewer, comment: undefined })).toMatchObject({
      author: null,
      text: '',
      rating: { value: 4, max: 5 },
    })
    expect(one({ ...review, starRating: 'STAR_RATING_UNSPECIFIED' })?.rating).toBeNull()
  })

  test('is kept in the guest’s own words, not in those of a translation', () => {
    const said = (comment: string) => one({ ...review, comment })?.text
    expect(said('(Translated by Google) Very good\n\n(Original)\nMuito bom')).toBe('Muito bom')
    expect(said('Muito bom\n\n(Translated by Google)\nVery good')).toBe('Muito bom')
    expect(said('(Translated by Google) Very good')).toBe('Very good')
    expect(said('Muito bom (mesmo)')).toBe('Muito bom (mesmo)')
  })
})
