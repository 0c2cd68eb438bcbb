import { beforeEach, describe, expect, test } from 'vitest'

import { callWithin } from '@/lib/outgoing/call'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { aKeptBody, anAccess } from '@/lib/testing/trust'
import { xVendor } from '@/lib/testing/vendors'

import { x } from './x'
import { xApi } from './x-api'

const now = new Date('2026-07-10T12:00:00.000Z')
const call = callWithin(1000)
let vendor: StandIn

beforeEach(async () => {
  vendor = await openStandIn(xVendor())
  return () => vendor.close()
})

const access = (rest: object = {}) => anAccess({ network: 'x', baseUrl: vendor.url, ...rest })
const post = (target: Record<string, string> = { in_reply_to_tweet_id: '31' }) =>
  xApi.post(
    { id: 'r', text: 'Thank you, Inês. Rui' },
    { audience: 'public', target, until: null, refused: null },
    access(),
    call,
    now,
  )

describe('a reply', () => {
  test('is posted in the thread, as ours, in JSON', async () => {
    expect(await post()).toEqual({ kind: 'accepted', externalId: '1001' })
    const [heard] = vendor.accepted
    expect(heard).toMatchObject({
      method: 'POST',
      path: '/2/tweets',
      headers: { authorization: 'Bearer token-now', 'content-type': 'application/json' },
    })
    expect(JSON.parse(heard?.body ?? '')).toEqual({
      text: 'Thank you, Inês. Rui',
      reply: { in_reply_to_tweet_id: '31' },
    })
  })

  test('to a message goes to its writer', async () => {
    expect(await post({ participant_id: '5' })).toEqual({ kind: 'accepted', externalId: '1001' })
    expect(vendor.accepted).toMatchObject([{ path: '/2/dm_conversations/with/5/messages' }])
  })

  test.each([
    ['You are not allowed to create a Tweet with duplicate content.', 'said_already'],
    ['You attempted to reply to a Tweet that is deleted or not visible to you.', 'gone'],
    ['Your Tweet text is too long.', 'too_long'],
    ['You can only reply to posts in which you were mentioned.', 'not_summoned'],
    ['Something else.', 'not_allowed'],
  ])('is refused with a reason: %s', async (detail, refusal) => {
    vendor.faults.push({ status: 403, body: { title: 'Forbidden', detail } })
    expect(await post()).toEqual({ kind: 'refused', refusal })
  })

  test('waits until the window that X names ends', async () => {
    const reset = `${now.getTime() / 1000 + 90}`
    vendor.faults.push({ status: 429, headers: { 'x-rate-limit-reset': reset } })
    expect(await post()).toEqual({ kind: 'try_again', afterMs: 90_000 })
    vendor.faults.push({ status: 429, headers: { 'x-rate-limit-reset': reset, 'retry-after': '3' } })
    expect(await post()).toEqual({ kind: 'try_again', afterMs: 3000 })
  })
})

describe('a post that is asked for', () => {
  const fetchPost = (id: string, what = 'post') => xApi.fetchThing({ what, id }, access(), call, now)

  test('comes with its author, as the channel reads it', async () => {
    const found = await fetchPost('31')
    if (found.kind !== 'found') throw new Error(found.kind)
    const kept = aKeptBody(found.body, { contentType: found.contentType, network: 'x' })
    expect(x.read(kept).signals).toMatchObject([{ externalId: '31', text: 'Table 14' }])
    expect(decodeURIComponent(vendor.heard[0]?.path ?? '')).toContain('expansions=author_id')
    expect(vendor.heard[0]?.headers.authorization).toBe('Bearer token-now')
  })

  test('is known to be gone', async () => {
    expect(await fetchPost('32')).toEqual({ kind: 'gone' })
    vendor.faults.push({ status: 404 })
    expect(await fetchPost('31')).toEqual({ kind: 'gone' })
  })

  test('is asked for again when nothing was heard, and nothing astray is asked for', async () => {
    for (const fault of ['reset', 'accept_then_cut', { status: 500 }] as const) {
      vendor.faults.push(fault)
      expect(await fetchPost('31')).toEqual({ kind: 'try_again', afterMs: null })
    }
    vendor.heard.length = 0
    expect(await fetchPost('../users/me')).toMatchObject({ kind: 'refused' })
    expect(await fetchPost('31', 'review')).toMatchObject({ kind: 'refused' })
    expect(vendor.heard).toEqual([])
  })
})

describe('the connection', () => {
  test('names the account, and is refused for another', async () => {
    const connected = { kind: 'connected', id: '71', name: 'harbourhouse' }
    expect(await xApi.check(access(), call, now)).toEqual(connected)
    expect(await xApi.check(access({ id: '71' }), call, now)).toEqual(connected)
    expect(await xApi.check(access({ id: '72' }), call, now)).toMatchObject({ refusal: 'wrong_account' })
    const ended = access({ accessToken: 'token-old' })
    expect(await xApi.check(ended, call, now)).toMatchObject({ refusal: 'access_ended' })
  })

  test('is renewed with a refresh token that ends with its use', async () => {
    const renewed = await xApi.renew?.(access(), call, now)
    expect(renewed).toEqual({
      kind: 'renewed',
      credentials: {
        ...access().credentials,
        accessToken: 'token-next',
        refreshToken: 'refresh-1+',
        expiresAt: new Date('2026-07-10T14:00:00.000Z'),
      },
    })
    expect(vendor.heard[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('client-1:client-secret').toString('base64')}`,
    )
    expect(await xApi.renew?.(access(), call, now)).toEqual({ kind: 'refused', refusal: 'access_ended' })
    const next = access({ refreshToken: 'refresh-1+' })
    expect(await xApi.renew?.(next, call, now)).toMatchObject({ kind: 'renewed' })
  })

  test('cannot be renewed without a refresh token, and is tried again when nothing was heard', async () => {
    const none = access({ refreshToken: null })
    expect(await xApi.renew?.(none, call, now)).toEqual({ kind: 'refused', refusal: 'access_ended' })
    vendor.faults.push('reset')
    expect(await xApi.renew?.(access(), call, now)).toEqual({ kind: 'try_again', afterMs: null })
  })
})
