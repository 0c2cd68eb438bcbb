/** What holds for whoever we speak to, whatever goes wrong on the way: nothing is posted twice, nothing is lost. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import type { Network } from '@/db/vocabulary'
import { callWithin } from '@/lib/outgoing/call'
import type { WayBack } from '@/lib/signals/incoming'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import { type Fault, openStandIn, type Said, type StandIn } from '@/lib/testing/stand-in'
import { anAccess } from '@/lib/testing/trust'
import { googleVendor, metaVendor, xVendor } from '@/lib/testing/vendors'
import { messagesOf } from '@/lib/words/messages'

import { blueskyApi } from './bluesky-api'
import { googleBusinessApi } from './google-business-api'
import { mastodonApi } from './mastodon-api'
import { metaApi } from './meta-api'
import { type Poster, REFUSALS } from './poster'
import { xApi } from './x-api'

const now = new Date('2026-07-10T12:00:00.000Z')
/** A machine that is busy with other tests is no vendor that hangs. */
const patient = callWithin(5000)
const impatient = callWithin(400)
const reply = { id: '018f0000-0000-7000-8000-000000000001', text: 'Thank you, Inês. Rui, at the bar' }
const way = (target: WayBack['target'], rest: Partial<WayBack> = {}): WayBack => ({
  audience: 'public',
  target,
  until: null,
  refused: null,
  ...rest,
})

type Vendor = (heard: Parameters<Parameters<typeof openStandIn>[0]>[0]) => Said
type Case = {
  name: string
  poster: Poster
  network: Network
  target: WayBack['target']
  vendor: () => Vendor
  /** Our own id there, where a reply needs it. */
  account?: string
  /** Requests that one reply takes. */
  steps: number
  /** Putting it again changes nothing. */
  mayRepeat: boolean
}
const one = { steps: 1, mayRepeat: false }
const meta = { poster: metaApi, vendor: metaVendor, ...one }
const CASES: Case[] = [
  {
    name: 'a reply on X',
    poster: xApi,
    network: 'x',
    target: { in_reply_to_tweet_id: '31' },
    vendor: xVendor,
    ...one,
  },
  {
    name: 'a message on X',
    poster: xApi,
    network: 'x',
    target: { participant_id: '5' },
    vendor: xVendor,
    ...one,
  },
  { name: 'a comment on a Page', network: 'facebook', target: { object_id: '7_70' }, ...meta },
  { name: 'a message of Messenger', network: 'facebook', target: { recipient_id: '5501' }, ...meta },
  { name: 'a private reply', network: 'instagram', target: { private_reply_to: '1790' }, ...meta },
  { name: 'a comment on Instagram', network: 'instagram', target: { comment_id: '1790' }, ...meta },
  {
    name: 'an answer to a mention on Instagram',
    network: 'instagram',
    target: { ig_user_id: '1784', media_id: '1791', comment_id: '1790' },
    ...meta,
  },
  { name: 'a reply on Threads', network: 'threads', target: { reply_to_id: '890' }, ...meta, steps: 2 },
  {
    name: 'a reply to a review',
    poster: googleBusinessApi,
    network: 'google',
    target: { name: 'accounts/81/locations/450/reviews/Ab_1' },
    vendor: () => googleVendor().answer,
    steps: 1,
    mayRepeat: true,
  },
  {
    name: 'a reply on Mastodon',
    poster: mastodonApi,
    network: 'mastodon',
    target: { in_reply_to_id: '1149', acct: 'ada@far.example', visibility: 'unlisted' },
    vendor: mastodonVendor,
    ...one,
  },
  {
    name: 'a reply on Bluesky',
    poster: blueskyApi,
    network: 'bluesky',
    target: {
      parent_uri: 'at://did:plc:mira/app.bsky.feed.post/3lq2x',
      parent_cid: 'bafyone',
      root_uri: 'at://did:plc:mira/app.bsky.feed.post/3lq2x',
      root_cid: 'bafyone',
    },
    vendor: blueskyVendor,
    account: 'did:plc:swan',
    steps: 1,
    mayRepeat: true,
  },
]

describe.each(CASES)('$name', ({ poster, network, target, vendor: open, account, steps, mayRepeat }) => {
  let vendor: StandIn
  beforeAll(async () => {
    vendor = await openStandIn(open())
  })
  afterAll(() => vendor.close())
  beforeEach(() => {
    for (const list of [vendor.heard, vendor.accepted, vendor.faults]) list.length = 0
  })
  afterEach(() => expect(vendor.faults).toEqual([]))

  const access = () => anAccess({ network, baseUrl: vendor.url, id: account ?? null })
  const post = (wayBack = way(target), accessToken?: string, call = patient) =>
    poster.post(
      reply,
      wayBack,
      anAccess({ network, baseUrl: vendor.url, id: account ?? null, ...(accessToken && { accessToken }) }),
      call,
      now,
    )
  /** For the last of its requests: what nobody can see yet may be made again. */
  const failing = (fault: Fault) => {
    for (let step = 1; step < steps; step += 1) vendor.faults.push('accept_slowly')
    vendor.faults.push(fault)
  }

  test('is posted once, and its name there is known', async () => {
    const posted = await post()
    expect(posted.kind).toBe('accepted')
    expect(posted.kind === 'accepted' && posted.externalId).toBeTruthy()
    expect(vendor.accepted).toHaveLength(steps)
    expect(vendor.accepted[0]?.body).toContain(reply.text)
  })

  test('is posted when the answer takes its time', async () => {
    failing('accept_slowly')
    expect((await post()).kind).toBe('accepted')
    expect(vendor.accepted).toHaveLength(steps)
  })

  test.each<[string, Fault]>([
    ['429', { status: 429, headers: { 'retry-after': '7' } }],
    ['503', { status: 503, headers: { 'retry-after': '7' } }],
  ])('waits as long as a %s asks, and nothing was posted', async (_status, fault) => {
    failing(fault)
    expect(await post()).toEqual({ kind: 'try_again', afterMs: 7000 })
    expect(vendor.accepted).toHaveLength(steps - 1)
  })

  test.each<Fault>([
    'accept_then_reset',
    'accept_then_hang',
    'accept_then_500',
    'reset',
    'hang',
    { status: 500 },
    { status: 502 },
  ])('whose answer is lost (%j) is never sent twice by itself', async (fault) => {
    failing(fault)
    const isSilent = fault === 'hang' || fault === 'accept_then_hang'
    const posted = await post(way(target), undefined, isSilent ? impatient : patient)
    expect(posted.kind).toBe(mayRepeat ? 'try_again' : 'unsure')
    expect(vendor.heard).toHaveLength(steps)
  })

  test('that was taken is taken, also when the rest of the answer is cut off', async () => {
    failing('accept_then_cut')
    expect((await post()).kind).toBe('accepted')
  })

  test('follows no redirect with the house’s token', async () => {
    failing({ status: 307, headers: { location: `${vendor.url}/elsewhere` } })
    expect(await post()).toEqual({ kind: 'refused', refusal: 'not_accepted' })
    expect(vendor.heard).toHaveLength(steps)
  })

  test('is tried again where nobody listened', async () => {
    const nobody = await openStandIn(() => ({ status: 200 }))
    await nobody.close()
    const away = anAccess({ network, baseUrl: nobody.url, id: account ?? null })
    const posted = await poster.post(reply, way(target), away, patient, now)
    expect(posted).toEqual({ kind: 'try_again', afterMs: null })
  })

  test('is refused, and says why, when the permission has ended or the answer is unwelcome', async () => {
    expect(await post(way(target), 'token-old')).toEqual({ kind: 'refused', refusal: 'access_ended' })
    failing({ status: 403, body: {} })
    expect(await post()).toEqual({ kind: 'refused', refusal: 'not_allowed' })
    failing({ status: 400, body: {} })
    expect(await post()).toEqual({ kind: 'refused', refusal: 'not_accepted' })
  })

  test('does not even leave when it is known to be refused', async () => {
    expect(await post(way(target, { refused: 'not_summoned' }))).toMatchObject({ refusal: 'not_summoned' })
    expect(await post(way(target, { until: now }))).toMatchObject({ refusal: 'window_closed' })
    expect(await post(way({}))).toMatchObject({ refusal: 'no_way' })
    const astray = Object.fromEntries(Object.keys(target).map((name) => [name, '../../me']))
    expect(await post(way(astray))).toMatchObject({ refusal: 'no_way' })
    expect(vendor.heard).toEqual([])
  })

  test('tried until it is settled, through any two faults, stands there once or is asked of a person', async () => {
    const faults: Fault[] = [
      { status: 429 },
      { status: 503 },
      'accept_then_reset',
      'accept_then_500',
      'accept_slowly',
      'reset',
    ]
    for (const first of faults)
      for (const second of faults) {
        vendor.accepted.length = 0
        vendor.faults.splice(0, vendor.faults.length, first, second)
        let posted = await post()
        for (let tries = 1; posted.kind === 'try_again' && tries < 5; tries += 1) posted = await post()
        vendor.faults.length = 0

        const published = vendor.accepted.filter(({ path }) => steps === 1 || path.endsWith('_publish'))
        const stands = mayRepeat ? new Set(published.map(({ path }) => path)).size : published.length
        const what = JSON.stringify([first, second, posted])
        if (posted.kind === 'accepted') expect(stands, what).toBe(1)
        else {
          expect(posted.kind, what).toBe('unsure')
          expect(stands, what).toBeLessThanOrEqual(1)
        }
      }
  })

  test('needs an account that is really connected', async () => {
    const checked = await poster.check(access(), patient, now)
    expect(checked).toMatchObject(network === 'google' ? { refusal: 'wrong_account' } : { kind: 'connected' })
  })
})

test('every refusal has its words', () => {
  for (const locale of ['en', 'es'] as const)
    expect(Object.keys(messagesOf(locale).vendor?.refusal ?? {}).toSorted()).toEqual([...REFUSALS].toSorted())
})
