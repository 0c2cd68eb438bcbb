/** Words are taken back wherever the platform allows it, whatever it does to the call; elsewhere a person takes them down. */
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { callWithin } from '@/lib/outgoing/call'
import { findTask } from '@/lib/tasks/store'
import {
  anAnswerLeaves,
  BLUESKY,
  GOOGLE,
  MASTODON,
  META,
  review,
  seconds,
  WEBHOOK,
  type Where,
  X,
} from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import { FAILURES, type Fault, type Heard, type Said } from '@/lib/testing/stand-in'
import { googleVendor, metaVendor, xVendor } from '@/lib/testing/vendors'
import { messagesOf } from '@/lib/words/messages'

import { recallReply } from './recall-reply'
import { findReplyForScreen } from './screen-store'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

type Way = { where: Where; vendor: () => (heard: Heard) => Said; asks: string }
const WAYS: Record<string, Way> = {
  X: { where: X, vendor: xVendor, asks: 'DELETE /2/tweets/1001' },
  'a Page': { where: META.pageComment, vendor: metaVendor, asks: 'DELETE /v23.0/1001' },
  Instagram: { where: META.instagramComment, vendor: metaVendor, asks: 'DELETE /v23.0/1001' },
  Threads: { where: META.threads, vendor: metaVendor, asks: 'DELETE /v1.0/1002' },
  Google: { where: GOOGLE, vendor: () => googleVendor().answer, asks: `DELETE /v4/${review}/reply` },
  Mastodon: { where: MASTODON, vendor: mastodonVendor, asks: 'DELETE /api/v1/statuses/2000' },
  Bluesky: {
    where: BLUESKY,
    vendor: blueskyVendor,
    asks: 'POST /xrpc/com.atproto.repo.deleteRecord',
  },
}

/** It stands there; from here on only what takes it back is asked for. */
async function stands(db: Database, { where, vendor }: Omit<Way, 'asks'>) {
  const house = await anAnswerLeaves(db, where, vendor())
  expect(await house.goOn(seconds(10), callWithin(5000))).toBe('sent')
  house.standIn.heard.length = 0
  const { marta, taskId } = house
  const recall = (withinMs = 5000, byHand = false) =>
    recallReply(db, marta, { taskId, byHand }, callWithin(withinMs), seconds(20))
  return { ...house, recall, asked: () => house.standIn.heard.map(({ method, path }) => `${method} ${path}`) }
}

/** One after the other: the first three take nothing back, the next do and nobody hears of it. */
const THROUGH = [
  ['asks us to wait', 'not_now'],
  ['points elsewhere', 'vendor.not_accepted'],
  ['does not allow it', 'vendor.not_allowed'],
  ['fails after taking it', 'not_now'],
  ['hangs', 'not_now'],
  ['resets after taking it', 'not_now'],
] as const
const FAULTS: Record<(typeof THROUGH)[number][0], Fault> = {
  ...FAILURES,
  'does not allow it': { status: 403 },
}

describe.each(Object.entries(WAYS))('from %s', (_, way) => {
  test('in the end, whatever it does to the call', async ({ db }) => {
    const house = await stands(db, way)
    const { standIn, recall, asked, reply, marta } = house
    for (const [failure, refusal] of THROUGH) {
      standIn.faults.push(FAULTS[failure])
      expect(await recall(failure === 'hangs' ? 100 : 5000), failure).toMatchObject({ refusal })
      expect(await reply(), 'it stands there, as far as we know').toMatchObject({ state: 'sent' })
    }
    standIn.faults.push(FAILURES.slow)
    expect(await recall(), 'gone already is taken back').toMatchObject({ ok: true })
    expect(await reply()).toMatchObject({ state: 'recalled', recalledBy: marta.personId })
    expect(asked()).toEqual(Array.from({ length: 7 }, () => way.asks))
    expect(await recall()).toMatchObject({ refusal: 'not_sent' })
    expect(await findTask(db, house), 'and the task stays done').toMatchObject({ status: 'delivered' })
  })

  test('which knows it no more', async ({ db }) => {
    const { standIn, recall } = await stands(db, way)
    standIn.faults.push({ status: 404 })
    expect(await recall()).toMatchObject({ ok: true })
  })
})

test('what the vendor would refuse is said in words', () => {
  for (const locale of ['en', 'es'] as const) {
    const { vendor, reply } = messagesOf(locale)
    for (const refusal of ['not_allowed', 'not_accepted', 'access_ended'])
      expect(vendor?.refusal).toHaveProperty(refusal)
    for (const refusal of ['not_now', 'not_sent', 'cannot']) expect(reply?.refused).toHaveProperty(refusal)
  }
})

describe('a person takes it down', () => {
  const byWebhook = { where: WEBHOOK, vendor: () => () => ({ status: 200, body: { id: 'post-1' } }) }
  test.for<[string, Omit<Way, 'asks'>]>([
    ['where Instagram lets only the owner of the post', { where: META.instagramMention, vendor: metaVendor }],
    ['what went to somebody alone', { where: META.messenger, vendor: metaVendor }],
    ['what somebody else posted for us', byWebhook],
  ])('%s', async ([, way], { db }) => {
    const { propertyId, taskId, recall, asked, reply } = await stands(db, way)
    const screen = await findReplyForScreen(db, { propertyId, taskId }, seconds(20))
    expect(screen?.mayTakeBack).toBe(false)
    expect(await recall()).toMatchObject({ refusal: 'cannot' })
    expect(asked()).toEqual([])
    expect(await recall(5000, true)).toMatchObject({ ok: true })
    expect(await reply()).toMatchObject({ state: 'recalled' })
  })

  test('what the vendor took without naming it', async ({ db }) => {
    const house = await anAnswerLeaves(db, META.pageComment, metaVendor())
    const cut: Fault = 'accept_then_cut'
    house.standIn.faults.push(cut)
    expect(await house.goOn(seconds(10))).toBe('sent')
    const { marta, taskId } = house
    const back = { taskId, byHand: false }
    expect(await recallReply(db, marta, back, callWithin(5000), seconds(20))).toMatchObject({
      refusal: 'cannot',
    })
  })
})
