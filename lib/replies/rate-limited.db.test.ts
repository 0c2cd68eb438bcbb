/** A vendor that takes no more posts for now: people see until when, and nothing is sent before that, or twice. */
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { amendConnector } from '@/lib/connectors/amend-connector'
import { listConnectorHealth } from '@/lib/connectors/health-store'
import { standingsOf } from '@/lib/connectors/standing'
import { findAccess, noteServes } from '@/lib/connectors/vendor-store'
import { toKeep } from '@/lib/signals/way-back'
import {
  anAnswerLeaves,
  BLUESKY,
  call,
  MASTODON,
  STANDS,
  seconds,
  WEBHOOK,
  type Where,
  words,
  X,
} from '@/lib/testing/an-answer-leaves'
import { cloneDatabase, test } from '@/lib/testing/db-test'
import { aMember, aSignal, aTask, EVENING } from '@/lib/testing/furnish'
import { blueskyVendor, mastodonVendor } from '@/lib/testing/open-networks'
import type { Said } from '@/lib/testing/stand-in'
import { xVendor } from '@/lib/testing/vendors'

import { letReplyOut } from './let-reply-out'
import { findReplyForScreen } from './screen-store'
import { sendReply, undoReply } from './send-reply'
import { findReply } from './store'
import { sweepLeaving } from './sweep-leaving'

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

const limited = (headers: Record<string, string>): Said => ({ status: 429, headers })
const epoch = (at: Date) => `${at.getTime() / 1000}`

/** As X, Mastodon and Bluesky say it, each in its own way. */
const WAYS = [
  ['X', X, xVendor, STANDS, (until: Date) => limited({ 'x-rate-limit-reset': epoch(until) })],
  [
    'Mastodon',
    MASTODON,
    mastodonVendor,
    { status: 200, body: { id: '1149' } },
    (until: Date) => limited({ 'x-ratelimit-reset': until.toISOString() }),
  ],
  [
    'Bluesky',
    BLUESKY,
    blueskyVendor,
    { status: 200, body: { posts: [{ uri: 'at://did:plc:mira/app.bsky.feed.post/3lq2x' }] } },
    (until: Date) => limited({ 'ratelimit-reset': epoch(until) }),
  ],
] as const

type Left = Awaited<ReturnType<typeof anAnswerLeaves>>

/** Marta answers another post that was heard by the same account. */
async function another(
  db: Database,
  { propertyId, connectorId, marta, handed, handOver }: Left,
  at: Date,
  { network, way }: Where = X,
) {
  const said = { connectorId, network, wayBack: way && toKeep(way), authorName: 'Rui' }
  const signal = await aSignal(db, propertyId, said)
  const { id: taskId } = await aTask(db, propertyId, { kind: 'reply', act: '', signalId: signal.id })
  const sent = await sendReply(db, marta, { taskId, words, heardUntil: EVENING }, at)
  if (!sent.ok) throw new Error(sent.refusal)
  const key = { propertyId, replyId: sent.reply.id }
  const goOn = async (now: Date) => {
    await sweepLeaving(db, now, handOver)
    if (!handed.some(({ replyId }) => replyId === key.replyId)) throw new Error('it has not left')
    return letReplyOut(db, key, call, now)
  }
  return { goOn, reply: () => findReply(db, key) }
}

describe.each(WAYS)('%s, which takes no more for a few minutes,', (_, where, vendor, stands, until) => {
  test('is left alone, says until when, and gets the words once, by themselves', async ({ db }) => {
    const left = await anAnswerLeaves(db, where, vendor())
    const { propertyId, connectorId, standIn, goOn, reply } = left
    standIn.faults.push(stands, until(seconds(310)))
    expect(await goOn(seconds(10))).toBe('later')
    expect(await reply()).toMatchObject({
      ...{ state: 'leaving', problem: 'rate_limited', leavesAt: seconds(310), words },
    })
    const access = () => findAccess(db, { propertyId, connectorId })
    expect(await access()).toMatchObject({ postsWaitUntil: seconds(310) })
    const asked = standIn.heard.length
    expect(await goOn(seconds(309))).toBe('nothing_to_do')
    expect(standIn.heard).toHaveLength(asked)

    expect(await goOn(seconds(310))).toBe('sent')
    expect(await reply()).toMatchObject({ state: 'sent', problem: null })
    expect(await access()).toMatchObject({ postsWaitUntil: null })
    expect(await goOn(seconds(320))).toBe('nothing_to_do')
    expect(standIn.accepted).toHaveLength(1)
  })
})

describe('a reply that would have to wait', () => {
  test('for long goes back to its author, who sees until when, and never leaves by itself', async ({
    db,
  }) => {
    const left = await anAnswerLeaves(db, X, xVendor())
    const { propertyId, marta, taskId, standIn, goOn, reply, send } = left
    standIn.faults.push(STANDS, limited({ 'retry-after': '3600' }))
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ state: 'stopped', problem: 'rate_limited', leavesAt: null })
    const shown = (at: Date) => findReplyForScreen(db, { propertyId, taskId }, at)
    expect(await shown(seconds(20))).toMatchObject({ waitsUntil: seconds(3610) })
    expect(await goOn(seconds(3700))).toBe('nothing_to_do')
    expect(standIn.accepted).toEqual([])
    expect(await shown(seconds(3700))).toMatchObject({ waitsUntil: null })
    expect(await send(seconds(3700))).toMatchObject({ ok: true })
    expect(await goOn(seconds(3710))).toBe('sent')
    expect(standIn.accepted).toHaveLength(1)
    expect(await undoReply(db, marta, { taskId }, seconds(3720))).toMatchObject({ refusal: 'left' })
  })

  test('behind another one is not even tried, and leaves when that does', async ({ db }) => {
    const left = await anAnswerLeaves(db, X, xVendor())
    left.standIn.faults.push(STANDS, limited({ 'retry-after': '300' }))
    expect(await left.goOn(seconds(10))).toBe('later')
    const second = await another(db, left, seconds(20))
    const asked = left.standIn.heard.length
    expect(await second.goOn(seconds(30))).toBe('later')
    expect(left.standIn.heard).toHaveLength(asked)
    expect(await second.reply()).toMatchObject({
      ...{ state: 'leaving', problem: 'rate_limited', leavesAt: seconds(310), tries: 0 },
    })
    expect(await second.goOn(seconds(310))).toBe('sent')
    expect(left.standIn.accepted).toHaveLength(1)
  })

  test('may be taken back as long as it waits', async ({ db }) => {
    const left = await anAnswerLeaves(db, X, xVendor())
    const { marta, taskId, standIn, goOn, reply } = left
    standIn.faults.push(STANDS, limited({ 'retry-after': '300' }))
    await goOn(seconds(10))
    expect(await undoReply(db, marta, { taskId }, seconds(200))).toMatchObject({ ok: true })
    expect(await reply()).toMatchObject({ state: 'draft', problem: null })
    expect(await goOn(seconds(310))).toBe('nothing_to_do')
    expect(standIn.accepted).toEqual([])
  })

  test('is shown as waiting also where reading goes on', async ({ db }) => {
    const left = await anAnswerLeaves(db, X, xVendor())
    const { propertyId, connectorId, standIn, goOn } = left
    const key = { propertyId, connectorId }
    standIn.faults.push(STANDS, limited({ 'retry-after': '300' }))
    await goOn(seconds(10))
    await noteServes(db, key)
    expect(await findAccess(db, key)).toMatchObject({ postsWaitUntil: seconds(310), waitsUntil: null })
  })
})

describe('a receiver of replies that takes no more for now', () => {
  const takes = (): Said => ({ status: 200, body: { id: 'post-1' } })
  const standing = async (db: Database, { propertyId }: Left, at: Date) => {
    const [one] = await listConnectorHealth(db, { propertyId, since: EVENING })
    return one && standingsOf(one, at).filter(({ kind }) => kind === 'receiver_waits')
  }

  test('is left alone by every reply, says until when on its connector, and gets each of them once', async ({
    db,
  }) => {
    const left = await anAnswerLeaves(db, WEBHOOK, takes)
    const { propertyId, taskId, standIn } = left
    standIn.faults.push(limited({ 'retry-after': '300' }))
    expect(await standing(db, left, seconds(9))).toEqual([])
    expect(await left.goOn(seconds(10))).toBe('later')
    const until = seconds(310)
    expect(await left.reply()).toMatchObject({ state: 'leaving', problem: 'rate_limited', leavesAt: until })
    expect(await standing(db, left, seconds(20))).toEqual([{ kind: 'receiver_waits', until }])
    const shown = await findReplyForScreen(db, { propertyId, taskId }, seconds(20))
    expect(shown).toMatchObject({ waitsUntil: until })

    const [first] = left.handed
    if (!first) throw new Error('nothing left')
    const second = await another(db, left, seconds(20), WEBHOOK)
    expect(await second.goOn(seconds(30))).toBe('later')
    expect(standIn.heard).toHaveLength(1)
    expect(await second.reply()).toMatchObject({ problem: 'rate_limited', leavesAt: until, tries: 0 })

    expect(await second.goOn(until)).toBe('sent')
    expect(await standing(db, left, until)).toEqual([])
    expect(await letReplyOut(db, first, call, until)).toBe('sent')
    expect(standIn.accepted).toHaveLength(2)
  })

  test('for long gets nothing by itself: the words go back to their author, who sees until when', async ({
    db,
  }) => {
    const left = await anAnswerLeaves(db, WEBHOOK, takes)
    const { propertyId, taskId, standIn, goOn, reply, send } = left
    standIn.faults.push(limited({ 'retry-after': '3600' }))
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ state: 'stopped', problem: 'rate_limited', words })
    const shown = (at: Date) => findReplyForScreen(db, { propertyId, taskId }, at)
    expect(await shown(seconds(20))).toMatchObject({ waitsUntil: seconds(3610) })
    expect(await shown(seconds(3610))).toMatchObject({ waitsUntil: null })
    expect(await send(seconds(3700))).toMatchObject({ ok: true })
    expect(await goOn(seconds(3710))).toBe('sent')
    expect(standIn.accepted).toHaveLength(1)
  })

  test('is not waited for once replies are handed to another address', async ({ db }) => {
    const left = await anAnswerLeaves(db, WEBHOOK, takes)
    const { propertyId, connectorId, standIn } = left
    standIn.faults.push(limited({ 'retry-after': '300' }))
    await left.goOn(seconds(10))
    const admin = await aMember(db, propertyId, { role: 'admin' })
    const change = (name: string, path: string) =>
      amendConnector(db, admin, { connectorId, name, outgoingUrl: `${standIn.url}${path}`, ownHandles: [] })
    expect(await change('Another name', '/post')).toMatchObject({ ok: true })
    expect(await standing(db, left, seconds(20))).toHaveLength(1)
    expect(await change('Another name', '/elsewhere')).toMatchObject({ ok: true })
    expect(await standing(db, left, seconds(20))).toEqual([])
  })
})

test('two workers that find the wait over send the words once', async () => {
  const { db, drop } = await cloneDatabase()
  try {
    const left = await anAnswerLeaves(db, X, xVendor())
    const { standIn, goOn, handed, handOver } = left
    standIn.faults.push(STANDS, limited({ 'retry-after': '60' }))
    await goOn(seconds(10))
    const at = seconds(70)
    await Promise.all([sweepLeaving(db, at, handOver), sweepLeaving(db, at, handOver)])
    const key = handed.at(-1)
    if (!key) throw new Error('nothing left')
    const out = () => letReplyOut(db, key, call, at)
    const became = await Promise.all([out(), out(), out()])
    expect(became.filter((one) => one === 'sent')).toHaveLength(1)
    expect(standIn.accepted).toHaveLength(1)
  } finally {
    await drop()
  }
})
