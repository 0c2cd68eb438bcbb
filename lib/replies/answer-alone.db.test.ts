/** A comment that everyone can see, answered to who wrote it alone: by their own choice, once, within seven days. */
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { replies } from '@/db/schema/replies'
import { connectors } from '@/db/schema/signals'
import { replaceCredentials } from '@/lib/connectors/replace-credentials'
import { sealSecret } from '@/lib/secrets/seal'
import { toKeep } from '@/lib/signals/way-back'
import { readTask } from '@/lib/tasks/read-task'
import { findTask } from '@/lib/tasks/store'
import { anAnswerLeaves, META, seconds, WEBHOOK } from '@/lib/testing/an-answer-leaves'
import { test } from '@/lib/testing/db-test'
import { aConnector, aMember, aSignal, aTask, EVENING } from '@/lib/testing/furnish'
import { metaVendor } from '@/lib/testing/vendors'

import { saveDraft } from './draft-reply'
import { markPosted, sendReply, undoReply } from './send-reply'
import { sweepLeaving } from './sweep-leaving'

const PRIVATE = 'We put a new lamp into room 412 for you'
const OPENLY = 'Thank you, Ana. I am looking after it'
const aWeekLater = seconds(7 * 24 * 60 * 60)

beforeEach(() => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  return () => vi.unstubAllEnvs()
})

const leavesAlone = (db: Database, where = META.instagramComment) =>
  anAnswerLeaves(db, where, metaVendor(), { text: PRIVATE, isAlone: true })
type House = Awaited<ReturnType<typeof leavesAlone>>

/** Another task about the same comment. */
async function another(db: Database, { propertyId, signal, marta }: House) {
  const about = { signalId: signal.id, guestId: signal.guestId }
  const { id: taskId } = await aTask(db, propertyId, { kind: 'reply', act: '', ...about })
  const send = (isAlone: boolean) =>
    sendReply(db, marta, { taskId, words: OPENLY, isAlone, heardUntil: EVENING }, seconds(30))
  const mayBeAlone = async () => (await readTask(db, marta, taskId, seconds(30)))?.reply?.mayBeAlone
  return { taskId, send, mayBeAlone }
}

describe('an answer to a comment', () => {
  test.for([
    ['Instagram', META.instagramComment, '1790'],
    ['Facebook', META.pageComment, '7_70'],
  ] as const)(
    'on %s reaches the guest alone, with what nobody else may read',
    async ([, where, id], { db }) => {
      const house = await leavesAlone(db, where)
      const { marta, taskId, standIn, goOn, reply } = house
      await undoReply(db, marta, { taskId }, seconds(1))
      const openly = { taskId, words: PRIVATE, heardUntil: EVENING }
      expect(await sendReply(db, marta, openly, seconds(1))).toMatchObject({ refusal: 'guarded' })
      expect(await sendReply(db, marta, { ...openly, isAlone: true }, seconds(1))).toMatchObject({ ok: true })

      expect(await goOn(seconds(11))).toBe('sent')
      expect(standIn.accepted.map(({ path, body }) => [path, JSON.parse(body)])).toEqual([
        [
          '/v23.0/me/messages',
          { recipient: { comment_id: id }, message: { text: `${PRIVATE} – Marta Oliveira` } },
        ],
      ])
      expect(await reply()).toMatchObject({ state: 'sent', isAlone: true, externalId: 'm_1' })
      expect(await findTask(db, house)).toMatchObject({ status: 'delivered' })
      const shown = await readTask(db, marta, taskId, seconds(20))
      expect(shown?.reply).toMatchObject({ mayTakeBack: false, reply: { isAlone: true } })
    },
  )

  test('goes so once, and then where everyone can see it', async ({ db }) => {
    const house = await leavesAlone(db)
    const second = await another(db, house)
    expect(await second.send(true), 'it leaves already').toMatchObject({ refusal: 'alone_before' })
    await house.goOn(seconds(10))
    expect(await second.mayBeAlone()).toBe(false)
    expect(await second.send(true)).toMatchObject({ refusal: 'alone_before' })
    expect(await second.send(false)).toMatchObject({ ok: true, reply: { isAlone: false } })
  })

  test('may go so again where the first one never left', async ({ db }) => {
    const house = await leavesAlone(db)
    house.standIn.faults.push('accept', { status: 403 })
    expect(await house.goOn(seconds(10))).toBe('stopped')
    const second = await another(db, house)
    expect(await second.mayBeAlone()).toBe(true)
    expect(await second.send(true)).toMatchObject({ ok: true, reply: { isAlone: true } })
  })

  test('goes nowhere after seven days, and nowhere else instead', async ({ db }) => {
    const { standIn, marta, taskId, send, handOver, reply } = await leavesAlone(db)
    await sweepLeaving(db, aWeekLater, handOver)
    expect(await reply()).toMatchObject({ state: 'stopped', problem: 'vendor.window_closed' })
    expect(await send(aWeekLater)).toMatchObject({ refusal: 'vendor.window_closed' })
    expect((await readTask(db, marta, taskId, aWeekLater))?.reply?.mayBeAlone).toBe(false)
    expect(standIn.heard).toEqual([])
  })

  test('goes nowhere once the comment is gone', async ({ db }) => {
    const { standIn, goOn, reply } = await leavesAlone(db)
    standIn.faults.push({ status: 400, body: { error: { code: 100, error_subcode: 33 } } })
    expect(await goOn(seconds(10))).toBe('stopped')
    expect(await reply()).toMatchObject({ problem: 'deleted' })
    expect(standIn.accepted).toEqual([])
  })

  test('needs no yes of a manager, and a draft remembers what was chosen', async ({ db }) => {
    const { propertyId, marta, taskId } = await leavesAlone(db)
    await undoReply(db, marta, { taskId }, seconds(1))
    await db.update(properties).set({ repliesNeedYes: true }).where(eq(properties.id, propertyId))
    const openly = { taskId, words: OPENLY, heardUntil: EVENING }
    const write = (more: object) => saveDraft(db, marta, { taskId, words: OPENLY, ...more }, seconds(2))
    expect(await write({})).toMatchObject({ reply: { isAlone: true } })
    expect(await write({ isAlone: false })).toMatchObject({ reply: { isAlone: false } })
    expect(await sendReply(db, marta, openly, seconds(3))).toMatchObject({ reply: { state: 'awaiting' } })
    await undoReply(db, marta, { taskId }, seconds(4))
    expect(await sendReply(db, marta, { ...openly, isAlone: true }, seconds(5))).toMatchObject({
      reply: { state: 'leaving', isAlone: true },
    })
  })
})

describe('nobody is told that words reach one person alone', () => {
  test('where everyone will read them', async ({ db }) => {
    const { marta, taskId } = await anAnswerLeaves(db, META.threads, metaVendor())
    await undoReply(db, marta, { taskId }, seconds(1))
    const alone = { taskId, words: PRIVATE, isAlone: true, heardUntil: EVENING }
    expect(await sendReply(db, marta, alone, seconds(2))).toMatchObject({ refusal: 'no_route' })
    expect(await markPosted(db, marta, alone, seconds(2))).toMatchObject({ refusal: 'no_route' })
    expect((await readTask(db, marta, taskId, seconds(2)))?.heard?.aboutAlone).toBeNull()
  })

  test('and somebody else who posts for us is never given them', async ({ db }) => {
    const { propertyId, marta, standIn } = await anAnswerLeaves(db, WEBHOOK, () => ({ status: 200 }))
    const admin = await aMember(db, propertyId, { role: 'admin' })
    const { id: connectorId } = await aConnector(db, propertyId, { channel: 'meta', network: 'instagram' })
    await replaceCredentials(db, admin, { connectorId, accessToken: 'token-now' }, EVENING)
    const outgoing = { outgoingUrl: `${standIn.url}/post`, outgoingSecret: sealSecret('whsec_c2VjcmV0') }
    await db.update(connectors).set(outgoing).where(eq(connectors.id, connectorId))
    const wayBack = toKeep({ ...META.instagramComment.way, alone: { target: {}, until: EVENING } })
    const signal = await aSignal(db, propertyId, { connectorId, network: 'instagram', wayBack })
    const { id: taskId } = await aTask(db, propertyId, { kind: 'reply', act: '', signalId: signal.id })
    const alone = { taskId, words: OPENLY, isAlone: true, heardUntil: EVENING }
    expect(await sendReply(db, marta, alone, seconds(2))).toMatchObject({ refusal: 'vendor.window_closed' })
    expect(await db.$count(replies, eq(replies.taskId, taskId))).toBe(0)
  })
})
