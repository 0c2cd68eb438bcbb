import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { newId } from '@/db/id'
import { callWithin } from '@/lib/outgoing/call'
import type { WayBack } from '@/lib/signals/incoming'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { aKeptBody, anAccess, anAccount } from '@/lib/testing/trust'
import { graphemesIn, lengthOnMastodon } from '@/lib/text/length'
import { naming } from '@/lib/text/naming'

import { bluesky } from './bluesky'
import { blueskyApi, fitsBluesky, keyOfReply } from './bluesky-api'
import { mastodon } from './mastodon'
import { mastodonApi, mostCharactersOf } from './mastodon-api'

const now = new Date('2026-07-10T12:00:00.000Z')
const call = callWithin(2000)
const way = (target: WayBack['target']): WayBack => ({
  audience: 'public',
  target,
  until: null,
  refused: null,
})
const jsonIn = (body: string | undefined): { [field: string]: unknown } => JSON.parse(body ?? '{}')

describe('Mastodon', () => {
  let vendor: StandIn
  beforeAll(async () => {
    vendor = await openStandIn(mastodonVendor())
  })
  afterAll(() => vendor.close())
  beforeEach(() => {
    vendor.heard.length = 0
  })
  const access = () => anAccess({ network: 'mastodon', baseUrl: vendor.url })
  const target = { in_reply_to_id: '1149', acct: 'ada@far.example', visibility: 'direct' }
  const post = (text: string, id = newId()) =>
    mastodonApi.post({ id, text }, way(target), access(), call, now)

  test('is told whom a reply answers, and shows it to nobody else', async () => {
    await post('Obrigado! Rui')
    expect(vendor.heard[0]?.headers['idempotency-key']).toBeTruthy()
    expect(jsonIn(vendor.heard[0]?.body)).toEqual({
      status: '@ada@far.example Obrigado! Rui',
      in_reply_to_id: '1149',
      visibility: 'direct',
    })
  })

  test('makes one post of one reply that is asked for twice', async () => {
    const id = newId()
    expect(await post('Obrigado', id)).toEqual(await post('Obrigado', id))
    expect(await post('Obrigado')).not.toEqual(await post('Obrigado', id))
  })

  test('says when a reply is too long, and what is gone', async () => {
    expect(await post('x'.repeat(501))).toEqual({ kind: 'refused', refusal: 'too_long' })
    expect(await mastodonApi.fetchThing({ what: 'status', id: '404' }, access(), call, now)).toEqual({
      kind: 'gone',
    })
  })

  test('has lost nothing when a server before it answers', async () => {
    vendor.faults.push({ status: 404, body: 'not found', headers: { 'content-type': 'text/html' } })
    expect(await mastodonApi.fetchThing({ what: 'status', id: '1149' }, access(), call, now)).toEqual({
      kind: 'try_again',
      afterMs: null,
    })
  })

  test('is connected only with leave to read statuses, or it would never tell that one is gone', async () => {
    const check = () => mastodonApi.check(access(), call, now)
    expect(await check()).toEqual({ kind: 'connected', id: '7', name: 'harbourhouse' })
    vendor.faults.push({ status: 200, body: { id: '7', acct: 'harbourhouse' } }, { status: 403 })
    expect(await check()).toEqual({ kind: 'refused', refusal: 'not_allowed' })
    expect(vendor.heard.at(-1)?.path).toBe('/api/v1/statuses?id%5B%5D=0')
  })

  test('is read again as it was heard, with what was edited', async () => {
    const found = await mastodonApi.fetchThing({ what: 'status', id: '1149' }, access(), call, now)
    if (found.kind !== 'found') throw new Error(found.kind)
    const account = { ...anAccount, baseUrl: vendor.url }
    expect(
      mastodon.read(aKeptBody(found.body, { contentType: found.contentType, account })).signals,
    ).toMatchObject([
      { action: 'updated', text: 'So quiet here', wayBack: { target: { in_reply_to_id: '1149' } } },
    ])
  })

  test('counts an address as 23 and a name without its host', () => {
    expect(lengthOnMastodon('@ada@far.example hi')).toBe(7)
    expect(lengthOnMastodon(`see https://a.example/${'x'.repeat(90)}`)).toBe(27)
    expect(lengthOnMastodon('👨‍👩‍👧 é')).toBe(3)
    expect(mostCharactersOf('{"configuration":{"statuses":{"max_characters":5000}}}')).toBe(5000)
    expect(mostCharactersOf('garbled')).toBe(500)
  })

  test('needs nobody named twice', () => {
    expect(naming('ada@far.example', 'Hi @Ada@far.example.')).toBe('Hi @Ada@far.example.')
    expect(naming('ada', 'Hi @adam')).toBe('@ada Hi @adam')
  })
})

describe('Bluesky', () => {
  let vendor: StandIn
  beforeAll(async () => {
    vendor = await openStandIn(blueskyVendor())
  })
  afterAll(() => vendor.close())
  beforeEach(() => {
    vendor.heard.length = 0
  })
  const access = (rest: { accessToken?: string; refreshToken?: string | null } = {}) =>
    anAccess({ network: 'bluesky', baseUrl: vendor.url, id: 'did:plc:swan', ...rest })
  const uri = 'at://did:plc:mira/app.bsky.feed.post/3lq2x'
  const target = {
    parent_uri: uri,
    parent_cid: 'bafyone',
    root_uri: 'at://did:plc:swan/app.bsky.feed.post/3root',
    root_cid: 'bafyroot',
    did: 'did:plc:mira',
    handle: 'Mira.example',
  }
  const post = (text: string) => blueskyApi.post({ id: newId(), text }, way(target), access(), call, now)

  test('is told the thread and, in bytes, whom the words name', async () => {
    await post('Grüße, @mira.example 🏊')
    expect(jsonIn(vendor.heard[0]?.body)).toMatchObject({
      repo: 'did:plc:swan',
      collection: 'app.bsky.feed.post',
      record: {
        reply: {
          root: { uri: target.root_uri, cid: 'bafyroot' },
          parent: { uri, cid: 'bafyone' },
        },
        facets: [{ index: { byteStart: 9, byteEnd: 22 }, features: [{ did: 'did:plc:mira' }] }],
      },
    })
  })

  test('takes 300 as people count them, and 3,000 bytes', async () => {
    expect(graphemesIn('👨‍👩‍👧é')).toBe(2)
    expect(fitsBluesky('x'.repeat(300))).toBe(true)
    expect(fitsBluesky('👨‍👩‍👧'.repeat(150))).toBe(true)
    expect(fitsBluesky('👨‍👩‍👧'.repeat(200))).toBe(false)
    expect(await post('x'.repeat(301))).toEqual({ kind: 'refused', refusal: 'too_long' })
    expect(vendor.heard).toEqual([])
  })

  test('has one key for one reply, of the shape that it asks for, in the order of time', () => {
    const [earlier, later] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0001-7000-8000-000000000001']
    for (const id of [earlier, later, newId(), 'no uuid'])
      expect(keyOfReply(id)).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/)
    expect(keyOfReply(earlier)).toBe(keyOfReply(earlier))
    expect(keyOfReply(earlier) < keyOfReply(later)).toBe(true)
  })

  test('says what is gone by leaving it out', async () => {
    const fetch = (id: string) => blueskyApi.fetchThing({ what: 'post', id }, access(), call, now)
    expect(await fetch('at://did:plc:mira/app.bsky.feed.post/gone')).toEqual({ kind: 'gone' })
    const found = await fetch(uri)
    if (found.kind !== 'found') throw new Error(found.kind)
    expect(bluesky.read(aKeptBody(found.body, { contentType: found.contentType })).signals).toMatchObject([
      { externalId: uri, action: 'updated' },
    ])
  })

  test('ends a session by a word, and renews it with a token that works once', async () => {
    expect(await blueskyApi.check(access({ accessToken: 'old' }), call, now)).toMatchObject({
      refusal: 'access_ended',
    })
    const renewed = await blueskyApi.renew?.(access(), call, now)
    expect(renewed).toMatchObject({
      kind: 'renewed',
      credentials: { refreshToken: 'refresh-2', expiresAt: new Date(1783700000_000) },
    })
    expect(await blueskyApi.renew?.(access({ refreshToken: 'refresh-0' }), call, now)).toMatchObject({
      refusal: 'access_ended',
    })
    expect(await blueskyApi.renew?.(access({ refreshToken: null }), call, now)).toMatchObject({
      kind: 'renewed',
    })
    expect(vendor.heard.at(-1)?.path).toContain('createSession')
  })

  test('is of the account that was connected, or it is not', async () => {
    const others = anAccess({ network: 'bluesky', baseUrl: vendor.url, id: 'did:plc:other' })
    expect(await blueskyApi.check(others, call, now)).toEqual({ kind: 'refused', refusal: 'wrong_account' })
  })
})
