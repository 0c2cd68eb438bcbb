import { beforeEach, describe, expect, test } from 'vitest'

import type { Network } from '@/db/vocabulary'
import { callWithin } from '@/lib/outgoing/call'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { anAccess } from '@/lib/testing/trust'
import { metaVendor } from '@/lib/testing/vendors'

import { metaApi } from './meta-api'

const now = new Date('2026-07-10T12:00:00.000Z')
const call = callWithin(1000)
const text = 'Thank you, Inês. Rui'
let vendor: StandIn

beforeEach(async () => {
  vendor = await openStandIn(metaVendor())
  return () => vendor.close()
})

const access = (network: Network, rest: object = {}) => anAccess({ network, baseUrl: vendor.url, ...rest })
const post = (target: Record<string, string>, network: Network = 'facebook') =>
  metaApi.post(
    { id: 'r', text },
    { audience: 'public', target, until: null, refused: null },
    access(network),
    call,
    now,
  )

describe('a reply', () => {
  test.each<[string, Record<string, string>, Network, string, object]>([
    ['a comment on a Page', { object_id: '7_70' }, 'facebook', '/v23.0/7_70/comments', { message: text }],
    ['a comment on Instagram', { comment_id: '9' }, 'instagram', '/v23.0/9/replies', { message: text }],
    [
      'a mention in a caption',
      { ig_user_id: '17', media_id: '18' },
      'instagram',
      '/v23.0/17/mentions',
      { media_id: '18', message: text },
    ],
    [
      'a mention in a comment',
      { ig_user_id: '17', media_id: '18', comment_id: '19' },
      'instagram',
      '/v23.0/17/mentions',
      { media_id: '18', comment_id: '19', message: text },
    ],
    [
      'a message',
      { recipient_id: '55' },
      'facebook',
      '/v23.0/me/messages',
      { recipient: { id: '55' }, messaging_type: 'RESPONSE', message: { text } },
    ],
    [
      'a comment, in private',
      { private_reply_to: '19' },
      'instagram',
      '/v23.0/me/messages',
      { recipient: { comment_id: '19' }, message: { text } },
    ],
  ])('to %s', async (_what, target, network, path, body) => {
    expect(await post(target, network)).toMatchObject({ kind: 'accepted' })
    expect(vendor.accepted).toMatchObject([{ path, headers: { authorization: 'Bearer token-now' } }])
    expect(JSON.parse(vendor.accepted[0]?.body ?? '')).toEqual(body)
  })

  test('on Threads is made first, and then published', async () => {
    expect(await post({ reply_to_id: '890' }, 'threads')).toEqual({ kind: 'accepted', externalId: '1002' })
    const [made, published] = vendor.accepted
    expect(made).toMatchObject({ path: '/v1.0/me/threads' })
    expect(JSON.parse(made?.body ?? '')).toEqual({ media_type: 'TEXT', text, reply_to_id: '890' })
    expect(published).toMatchObject({ path: '/v1.0/me/threads_publish' })
    expect(JSON.parse(published?.body ?? '')).toEqual({ creation_id: '1001' })
  })

  test('on Threads may be made again as long as nobody could see it', async () => {
    vendor.faults.push('accept_then_reset')
    expect(await post({ reply_to_id: '890' }, 'threads')).toEqual({ kind: 'try_again', afterMs: null })
  })

  test.each([
    [{ code: 190 }, { kind: 'refused', refusal: 'access_ended' }],
    [
      { code: 10, error_subcode: 2018278 },
      { kind: 'refused', refusal: 'window_closed' },
    ],
    [{ code: 10 }, { kind: 'refused', refusal: 'not_allowed' }],
    [{ code: 200 }, { kind: 'refused', refusal: 'not_allowed' }],
    [
      { code: 100, error_subcode: 33 },
      { kind: 'refused', refusal: 'gone' },
    ],
    [{ code: 100 }, { kind: 'refused', refusal: 'not_accepted' }],
    [{ code: 506 }, { kind: 'refused', refusal: 'said_already' }],
    [{ code: 10900 }, { kind: 'refused', refusal: 'said_already' }],
    [{ code: 551 }, { kind: 'refused', refusal: 'no_way' }],
    [{ code: 4 }, { kind: 'try_again', afterMs: null }],
    [{ code: 32 }, { kind: 'try_again', afterMs: null }],
    [{ code: 2 }, { kind: 'unsure' }],
  ])('is judged by the number of the error, not the status: %j', async (error, expected) => {
    vendor.faults.push({ status: 400, body: { error: { message: 'no', ...error } } })
    expect(await post({ object_id: '7_70' })).toEqual(expected)
  })
})

describe('what was only named', () => {
  const ask = (what: string, id: string, rest?: Record<string, string>) =>
    metaApi.fetchThing({ what, id, ...(rest && { with: rest }) }, access('instagram'), call, now)
  const asked = () => decodeURIComponent(vendor.heard.at(-1)?.path ?? '')

  test('is asked for by its own id, or through our account', async () => {
    expect(await ask('page_post', '301_9')).toMatchObject({
      contentType: 'application/json; fetched=page_post',
    })
    expect(asked()).toBe('/v23.0/301_9?fields=id,message,from,created_time')
    await ask('mentioned_media', '18', { ig_user_id: '17' })
    expect(asked()).toBe(
      '/v23.0/17?fields=mentioned_media.media_id(18){id,caption,username,permalink,timestamp}',
    )
    await ask('mentioned_comment', '19', { ig_user_id: '17', media_id: '18' })
    expect(asked()).toBe(
      '/v23.0/17?fields=mentioned_comment.comment_id(19){id,text,username,timestamp,media{id}}',
    )
  })

  test('is known to be gone, and asked for again when nothing was heard', async () => {
    expect(await ask('page_post', '404')).toEqual({ kind: 'gone' })
    vendor.faults.push('reset')
    expect(await ask('page_post', '301_9')).toEqual({ kind: 'try_again', afterMs: null })
    vendor.faults.push('accept_then_cut')
    expect(await ask('page_post', '301_9')).toEqual({ kind: 'try_again', afterMs: null })
  })

  test('never leads astray', async () => {
    for (const [what, id, rest] of [
      ['page_post', '../me'],
      ['mentioned_media', '18'],
      ['mentioned_media', '18', { ig_user_id: '1/2' }],
      ['mentioned_comment', '1){id},me{', { ig_user_id: '17' }],
      ['review', '18'],
    ] as const)
      expect(await ask(what, id, rest)).toEqual({ kind: 'refused', refusal: 'no_way' })
    expect(vendor.heard).toEqual([])
  })
})

describe('the connection', () => {
  test.each<[Network, string, string]>([
    ['facebook', '41', 'Harbour House'],
    ['instagram', '1784', 'harbourhouse'],
    ['threads', '41', 'Harbour House'],
  ])('of %s names the account, and is refused for another', async (network, id, name) => {
    const connected = { kind: 'connected', id, name }
    expect(await metaApi.check(access(network), call, now)).toEqual(connected)
    expect(await metaApi.check(access(network, { id }), call, now)).toEqual(connected)
    const other = await metaApi.check(access(network, { id: '99' }), call, now)
    expect(other).toEqual({ kind: 'refused', refusal: 'wrong_account' })
  })

  test('of a Page without an Instagram account hears nothing of Instagram', async () => {
    vendor.faults.push({ status: 200, body: { id: '41', name: 'Harbour House' } })
    const checked = await metaApi.check(access('instagram'), call, now)
    expect(checked).toEqual({ kind: 'refused', refusal: 'wrong_account' })
  })

  test.each<[Network, string]>([
    ['instagram', 'ig_refresh_token'],
    ['threads', 'th_refresh_token'],
  ])('of %s is lengthened', async (network, kind) => {
    expect(await metaApi.renew?.(access(network), call, now)).toMatchObject({
      kind: 'renewed',
      credentials: { accessToken: 'token-next', expiresAt: new Date('2026-09-08T12:00:00.000Z') },
    })
    expect(vendor.heard[0]?.path).toBe(`/refresh_access_token?grant_type=${kind}&access_token=token-now`)
    vendor.faults.push({ status: 400, body: { error: { code: 190 } } })
    const ended = { kind: 'refused', refusal: 'access_ended' }
    expect(await metaApi.renew?.(access(network), call, now)).toEqual(ended)
  })
})
