import { beforeEach, describe, expect, test } from 'vitest'

import { callWithin } from '@/lib/outgoing/call'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { anAccess } from '@/lib/testing/trust'
import { googleVendor } from '@/lib/testing/vendors'

import { googleBusinessApi } from './google-business-api'

const now = new Date('2026-07-10T12:00:00.000Z')
const call = callWithin(1000)
const LOCATION = 'accounts/81/locations/450'
const NAME = `${LOCATION}/reviews/Ab_1`
let vendor: StandIn
let replies: Map<string, unknown>

beforeEach(async () => {
  const google = googleVendor()
  replies = google.replies
  vendor = await openStandIn(google.answer)
  return () => vendor.close()
})

const access = (rest: object = {}) => anAccess({ network: 'google', baseUrl: vendor.url, ...rest })
const post = (text: string, name = NAME) =>
  googleBusinessApi.post(
    { id: 'r', text },
    { audience: 'public', target: { name }, until: null, refused: null },
    access(),
    call,
    now,
  )

describe('a reply to a review', () => {
  test('is put there, and put again it is still one', async () => {
    vendor.faults.push('accept_then_reset')
    expect(await post('Thank you, Tomás. Rui')).toEqual({ kind: 'try_again', afterMs: null })
    expect(await post('Thank you, Tomás. Rui')).toEqual({ kind: 'accepted', externalId: `${NAME}/reply` })
    expect([...replies]).toEqual([[`/v4/${NAME}/reply`, 'Thank you, Tomás. Rui']])
    expect(vendor.accepted).toMatchObject([{ method: 'PUT' }, { method: 'PUT' }])
  })

  test('has 4,096 bytes at most, and that is not letters', async () => {
    expect(await post('ã'.repeat(2048))).toMatchObject({ kind: 'accepted' })
    expect(await post('ã'.repeat(2049))).toEqual({ kind: 'refused', refusal: 'too_long' })
  })

  test('finds that the review is gone', async () => {
    vendor.faults.push({ status: 404 })
    expect(await post('Thank you')).toEqual({ kind: 'refused', refusal: 'gone' })
  })
})

describe('a review that was only named', () => {
  const ask = (id: string) => googleBusinessApi.fetchThing({ what: 'review', id }, access(), call, now)

  test('is asked for', async () => {
    const found = await ask(NAME)
    expect(found).toMatchObject({ kind: 'found', contentType: 'application/json; fetched=review' })
    expect(found.kind === 'found' && JSON.parse(found.body.toString())).toMatchObject({ name: NAME })
    expect(await ask(`${LOCATION}/reviews/gone`)).toEqual({ kind: 'gone' })
    expect(await ask('accounts/81/../../v1/x')).toEqual({ kind: 'refused', refusal: 'no_way' })
  })
})

describe('the connection', () => {
  test('is that to a location whose reviews may be listed', async () => {
    const check = (id: string | null) => googleBusinessApi.check(access({ id }), call, now)
    expect(await check(LOCATION)).toEqual({ kind: 'connected', id: LOCATION, name: null })
    expect(await check('accounts/81')).toEqual({ kind: 'refused', refusal: 'wrong_account' })
    vendor.faults.push({ status: 404 })
    expect(await check(LOCATION)).toEqual({ kind: 'refused', refusal: 'wrong_account' })
  })

  test('is renewed for an hour, and the refresh token stays', async () => {
    expect(await googleBusinessApi.renew?.(access(), call, now)).toMatchObject({
      kind: 'renewed',
      credentials: {
        accessToken: 'token-next',
        refreshToken: 'refresh-1',
        expiresAt: new Date('2026-07-10T12:59:59.000Z'),
      },
    })
    vendor.faults.push({ status: 400, body: { error: 'invalid_grant' } })
    const ended = { kind: 'refused', refusal: 'access_ended' }
    expect(await googleBusinessApi.renew?.(access(), call, now)).toEqual(ended)
    expect(await googleBusinessApi.renew?.(access({ clientId: null }), call, now)).toEqual(ended)
  })
})
