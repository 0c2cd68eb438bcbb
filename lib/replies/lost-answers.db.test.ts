import { afterAll, beforeAll, describe, expect } from 'vitest'

import { callOffTask } from '@/lib/tasks/call-off-task'
import { findTask } from '@/lib/tasks/store'
import {
  anAnswerLeaves,
  BLUESKY,
  call,
  GOOGLE,
  MASTODON,
  review,
  STANDS,
  seconds,
  words,
  X,
} from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import { googleVendor, xVendor } from '@/lib/testing/vendors'

import { answerUnsure } from './answer-unsure'
import { letReplyOut } from './let-reply-out'
import { undoReply } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

beforeAll(() => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
})
afterAll(() => {
  delete process.env.HOUSE_KEY
})

describe('an answer that is lost', () => {
  const lost = ['accept_then_reset', 'accept_then_hang', 'accept_then_500', 'hang', 'reset'] as const

  test.for(lost)('%s: a person is asked, and nothing is sent twice', async (fault, { db }) => {
    const { propertyId, marta, jonas, taskId, standIn, goOn, send, reply } = await anAnswerLeaves(
      db,
      X,
      xVendor(),
    )
    standIn.faults.push(STANDS, fault)
    expect(await goOn(seconds(10))).toBe('unsure')
    const accepted = standIn.accepted.length
    expect(await goOn(seconds(2000))).toBe('nothing_to_do')
    expect(standIn.accepted).toHaveLength(accepted)
    expect(await send(seconds(20))).toMatchObject({ refusal: 'unsure', by: 'Marta Oliveira' })
    expect(await undoReply(db, marta, { taskId }, seconds(20))).toMatchObject({ refusal: 'left' })

    const looked = { taskId, wasPosted: accepted > 0 }
    expect(await answerUnsure(db, jonas, looked, seconds(60))).toMatchObject({ refusal: 'not_yours' })
    expect(await answerUnsure(db, marta, looked, seconds(60))).toMatchObject({ ok: true })
    if (accepted > 0) {
      expect(await reply()).toMatchObject({ state: 'sent' })
      expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'delivered' })
    } else {
      expect(await reply()).toMatchObject({ state: 'draft', words })
      expect(await send(seconds(70))).toMatchObject({ ok: true })
      expect(await goOn(seconds(80))).toBe('sent')
    }
    expect(standIn.accepted).toHaveLength(1)
  })

  test('is asked for again where a second time changes nothing', async ({ db }) => {
    const { marta, taskId, standIn, goOn } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
    standIn.faults.push({ status: 200, body: { id: '1149' } }, 'accept_then_reset')
    expect(await goOn(seconds(10))).toBe('later')
    expect(await undoReply(db, marta, { taskId }, seconds(11))).toMatchObject({ refusal: 'left' })
    expect(await goOn(seconds(15))).toBe('sent')
    expect(new Set(standIn.accepted.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
  })

  test('but no more once the vendor may have forgotten', async ({ db }) => {
    const { standIn, goOn } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
    standIn.faults.push({ status: 200, body: { id: '1149' } }, 'accept_then_reset')
    expect(await goOn(seconds(10))).toBe('later')
    expect(await goOn(seconds(55 * 60))).toBe('unsure')
    expect(standIn.accepted).toHaveLength(1)
  })

  test('of a task that ends before it is asked for again is asked of a person', async ({ db }) => {
    const { marta, taskId, standIn, goOn, reply } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
    standIn.faults.push('accept', 'accept_then_reset')
    expect(await goOn(seconds(10))).toBe('later')
    expect(await callOffTask(db, marta, { taskId }, seconds(12))).toMatchObject({ ok: true })
    expect(await reply()).toMatchObject({ state: 'unsure', problem: null })
    expect(await goOn(seconds(20))).toBe('nothing_to_do')
    expect(await answerUnsure(db, marta, { taskId, wasPosted: true }, seconds(60))).toMatchObject({
      ok: true,
    })
    expect(await reply()).toMatchObject({ state: 'sent' })
  })

  test('and then a plain no, is asked of a person: the words may stand there', async ({ db }) => {
    const { standIn, goOn, reply } = await anAnswerLeaves(db, MASTODON, mastodonVendor())
    standIn.faults.push('accept', 'accept_then_reset', 'accept', { status: 403 })
    expect(await goOn(seconds(10))).toBe('later')
    expect(await goOn(seconds(15))).toBe('unsure')
    expect(await reply()).toMatchObject({ state: 'unsure', problem: null })
    expect(standIn.accepted).toHaveLength(1)
  })

  test('replaces itself in a review', async ({ db }) => {
    const { answer, replies: standing } = googleVendor()
    const { standIn, goOn } = await anAnswerLeaves(db, GOOGLE, answer)
    standIn.faults.push({ status: 200, body: { name: review } }, 'accept_then_500')
    expect(await goOn(seconds(10))).toBe('later')
    expect(await goOn(seconds(15))).toBe('sent')
    expect([...standing.values()]).toEqual([`${words} – Marta Oliveira`])
  })

  test('said for a task that ended meanwhile is said, and one that nobody knows of is asked about', async ({
    db,
  }) => {
    const { marta, taskId, standIn, handed, handOver, reply } = await anAnswerLeaves(db, X, xVendor())
    standIn.faults.push(STANDS, 'accept_then_reset')
    await sweepLeaving(db, seconds(10), handOver)
    const [key] = handed
    if (!key) throw new Error('nothing left')
    const calledOff: unknown[] = []
    const ending = async (ask: Parameters<typeof call>[0]) => {
      const called = await call(ask)
      if (ask.method === 'POST') calledOff.push(await callOffTask(db, marta, { taskId }, seconds(10)))
      return called
    }
    expect(await letReplyOut(db, key, ending, seconds(10))).toBe('unsure')
    expect(calledOff).toMatchObject([{ ok: true }])
    expect(await answerUnsure(db, marta, { taskId, wasPosted: true }, seconds(20))).toMatchObject({
      ok: true,
    })
    expect(await reply()).toMatchObject({ state: 'sent' })
  })
})

describe('a worker that dies while it posts', () => {
  const diesAt =
    (method: 'GET' | 'POST'): typeof call =>
    (ask) =>
      ask.method === method ? Promise.reject(new Error('killed')) : call(ask)
  const dies = diesAt('POST')

  test('before it says anything is forgotten: nothing was heard', async ({ db }) => {
    const { standIn, handed, handOver, goOn } = await anAnswerLeaves(db, X, xVendor())
    await sweepLeaving(db, seconds(10), handOver)
    const [key] = handed
    if (!key) throw new Error('nothing left')
    const looking = diesAt('GET')
    await expect(letReplyOut(db, key, looking, seconds(10))).rejects.toThrow('killed')
    expect(await goOn(seconds(12))).toBe('sent')
    expect(standIn.accepted).toHaveLength(1)
  })

  test('leaves a question where a second try may be a second post', async ({ db }) => {
    const { standIn, handed, handOver, goOn } = await anAnswerLeaves(db, X, xVendor())
    await sweepLeaving(db, seconds(10), handOver)
    const [key] = handed
    if (!key) throw new Error('nothing left')
    await expect(letReplyOut(db, key, dies, seconds(10))).rejects.toThrow('killed')
    expect(await goOn(seconds(30))).toBe('under_way')
    expect(await goOn(seconds(71))).toBe('unsure')
    expect(standIn.accepted).toEqual([])
  })

  test('is forgotten where the vendor knows the reply by its key', async ({ db }) => {
    const { standIn, handed, handOver, goOn } = await anAnswerLeaves(db, BLUESKY, blueskyVendor())
    await sweepLeaving(db, seconds(10), handOver)
    const [key] = handed
    if (!key) throw new Error('nothing left')
    await expect(letReplyOut(db, key, dies, seconds(10))).rejects.toThrow('killed')
    expect(await goOn(seconds(71))).toBe('sent')
    expect(standIn.accepted).toHaveLength(1)
  })

  test('and never comes back leaves a question after a while', async ({ db }) => {
    const { handed, handOver, reply } = await anAnswerLeaves(db, X, xVendor())
    await sweepLeaving(db, seconds(10), handOver)
    const [key] = handed
    if (!key) throw new Error('nothing left')
    await expect(letReplyOut(db, key, dies, seconds(10))).rejects.toThrow('killed')
    await sweepLeaving(db, seconds(10 + 15 * 60), handOver)
    expect(await reply()).toMatchObject({ state: 'unsure' })
  })
})
