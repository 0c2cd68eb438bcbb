import { afterAll, beforeAll, describe, expect } from 'vitest'

import { vendorAccess } from '@/db/schema/connections'
import { findTask } from '@/lib/tasks/store'
import { takeTask } from '@/lib/tasks/take-task'
import { aFloor } from '@/lib/testing/a-floor'
import {
  anAnswerLeaves,
  call,
  MASTODON,
  STANDS,
  seconds,
  there,
  words,
  X,
} from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { aTask } from '@/lib/testing/furnish'
import { mastodonVendor } from '@/lib/testing/open-networks'
import { knowingRenewed } from '@/lib/testing/stand-in'
import { xVendor } from '@/lib/testing/vendors'

import { letReplyOut } from './let-reply-out'
import { sendReply, undoReply } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

beforeAll(() => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
})
afterAll(() => {
  delete process.env.HOUSE_KEY
})

describe('a reply is posted where it was said', () => {
  test('signed by the person, once, with its price, and the task is done', async ({ db }) => {
    const { propertyId, taskId, standIn, goOn, reply } = await anAnswerLeaves(db, X, xVendor())
    expect(await goOn(seconds(10))).toBe('sent')
    expect(await goOn(seconds(20))).toBe('nothing_to_do')
    expect(standIn.accepted.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
      ['/2/tweets', { text: `${words} – Marta Oliveira`, reply: { in_reply_to_tweet_id: '31' } }],
    ])
    expect(await reply()).toMatchObject({ state: 'sent', externalId: '1001', costMillis: 10 })
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'delivered' })
  })

  test('which costs more with an address in it', async ({ db }) => {
    const text = 'Here you are: theswan.example.com'
    const { propertyId, marta, taskId, goOn, reply } = await anAnswerLeaves(db, X, xVendor())
    await undoReply(db, marta, { taskId }, seconds(1))
    const overruled = { guards: ['own_link' as const], reason: 'Asked for the address' }
    expect(await sendReply(db, marta, { taskId, words: text, overruled }, seconds(2))).toMatchObject({
      ok: true,
    })
    expect(await goOn(seconds(12))).toBe('sent')
    expect(await reply()).toMatchObject({ propertyId, costMillis: 200 })
  })

  test('naming whom it answers where nothing else does', async ({ db }) => {
    const { standIn, goOn } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
    expect(await goOn(seconds(10))).toBe('sent')
    expect(JSON.parse(standIn.accepted[0]?.body ?? '')).toMatchObject({
      status: `@ada@far.example ${words} – Marta Oliveira`,
    })
  })

  test('and a slow vendor is waited for, while the house goes on', async ({ db }) => {
    const { propertyId, jonas, standIn, handed, handOver } = await anAnswerLeaves(db, X, xVendor())
    const { id: other } = await aTask(db, propertyId)
    standIn.faults.push(STANDS, 'accept_slowly')
    await sweepLeaving(db, seconds(10), handOver)
    const [key] = handed
    if (!key) throw new Error('nothing left')
    const meanwhile: unknown[] = []
    const out = letReplyOut(
      db,
      key,
      async (ask) => {
        meanwhile.push(await takeTask(db, jonas, { taskId: other }, seconds(10)))
        return call(ask)
      },
      seconds(10),
    )
    expect(await out).toBe('sent')
    expect(meanwhile).toMatchObject([{ ok: true }, { ok: true }])
  })
})

describe('a vendor that says no', () => {
  test('gives the words back to the person, with the reason', async ({ db }) => {
    const { propertyId, taskId, standIn, goOn, reply } = await anAnswerLeaves(db, X, xVendor())
    standIn.faults.push(STANDS, { status: 403, body: { detail: 'You may only reply when mentioned' } })
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ state: 'stopped', problem: 'vendor.not_summoned', words })
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'claimed' })
  })

  test('or points elsewhere, is followed nowhere', async ({ db }) => {
    const { standIn, goOn, reply } = await anAnswerLeaves(db, X, xVendor())
    standIn.faults.push(STANDS, { status: 302, headers: { location: '/elsewhere' } })
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ problem: 'vendor.not_accepted' })
    expect(standIn.heard.map(({ path }) => path.split('?')[0])).toEqual(['/2/tweets/31', '/2/tweets'])
  })

  test('because the post is gone, is not asked at all', async ({ db }) => {
    const gone = { ...X, way: there({ in_reply_to_tweet_id: '9' }) }
    const { standIn, goOn, reply } = await anAnswerLeaves(db, gone, xVendor())
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ state: 'stopped', problem: 'deleted' })
    expect(standIn.heard.map(({ method }) => method)).toEqual(['GET'])
  })

  test('for now, is asked again when it said, and until then the words may be taken back', async ({ db }) => {
    const { marta, taskId, standIn, goOn, reply } = await anAnswerLeaves(db, X, xVendor())
    standIn.faults.push(STANDS, { status: 429, headers: { 'retry-after': '30' } })
    expect(await goOn(seconds(10))).toBe('later')
    expect(await reply()).toMatchObject({ state: 'leaving', leavesAt: seconds(40) })
    expect(await goOn(seconds(39))).toBe('nothing_to_do')
    expect(await undoReply(db, marta, { taskId }, seconds(39))).toMatchObject({ ok: true })
    expect(standIn.accepted).toEqual([])
  })

  test('again and again, is left alone in the end', async ({ db }) => {
    const { standIn, goOn, reply } = await anAnswerLeaves(db, X, xVendor())
    let at = 10
    for (const wait of [5, 15, 60, 180, 600]) {
      standIn.faults.push(STANDS, { status: 503 })
      expect(await goOn(seconds(at))).toBe('later')
      at += wait
    }
    standIn.faults.push(STANDS, { status: 503 })
    expect(await goOn(seconds(at))).toBe('stopped')
    expect(await reply()).toMatchObject({ problem: 'vendor_busy', tries: 6 })
    expect(standIn.accepted).toEqual([])
  })

  test('to an old token gets a new one, which is kept', async ({ db }) => {
    const { standIn, goOn } = await anAnswerLeaves(db, X, knowingRenewed(xVendor()), { token: 'token-old' })
    const [before] = await db.select().from(vendorAccess)
    expect(await goOn(seconds(10))).toBe('sent')
    expect(standIn.accepted.map(({ path }) => path)).toEqual(['/2/oauth2/token', '/2/tweets'])
    const [after] = await db.select().from(vendorAccess)
    expect(after?.sealed.equals(before?.sealed ?? Buffer.of())).toBe(false)
  })
})

test('another house posts nothing of it', async ({ db }) => {
  const { standIn, handed, handOver } = await anAnswerLeaves(db, X, xVendor())
  await sweepLeaving(db, seconds(10), handOver)
  const { propertyId } = await aFloor(db)
  const replyId = handed[0]?.replyId ?? ''
  expect(await letReplyOut(db, { propertyId, replyId }, call, seconds(10))).toBe('nothing_to_do')
  expect(standIn.heard).toEqual([])
})
