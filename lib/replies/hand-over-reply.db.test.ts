import { beforeEach, describe, expect, vi } from 'vitest'

import type { Database } from '@/db/client'
import { questions, replies } from '@/db/schema/replies'
import { connectors } from '@/db/schema/signals'
import { standardWebhooks } from '@/lib/channels/standard-webhooks'
import { type Call, callWithin } from '@/lib/outgoing/call'
import { askQuestion } from '@/lib/questions/ask-question'
import { sealSecret } from '@/lib/secrets/seal'
import { callOffTask } from '@/lib/tasks/call-off-task'
import { findTask } from '@/lib/tasks/store'
import { undoTask } from '@/lib/tasks/undo-task'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import { aConnector, aGesture, aGuest, aSignal, aVisit, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { trusting } from '@/lib/testing/trust'

import { handOverReply } from './hand-over-reply'
import { sendReply, undoReply } from './send-reply'
import { findReply, type ReplyKey } from './store'
import { sweepLeaving } from './sweep-leaving'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const words = 'Thank you, Ana. Where are you sitting?'
const call = callWithin(1000)
const left = new Date(EVENING.getTime() + 10_000)

let receiver: StandIn
beforeEach(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests, long enough')
  receiver = await openStandIn(() => ({ status: 200, body: { id: 'post-1' } }))
  return async () => {
    vi.unstubAllEnvs()
    await receiver.close()
  }
})

async function aQuestionLeaves(db: Database) {
  const floor = await aFloor(db)
  const { propertyId, marta } = floor
  const ana = await aGuest(db, propertyId, { handle: 'ana_eats' })
  const visit = await aVisit(db, propertyId, { guestIds: [ana.id] })
  const connector = await aConnector(db, propertyId, {
    outgoingUrl: `${receiver.url}/post`,
    outgoingSecret: sealSecret(SECRET),
  })
  const signal = await aSignal(db, propertyId, {
    connectorId: connector.id,
    guestId: ana.id,
    handleId: ana.handleId,
    text: 'see http://127.0.0.1:1/elsewhere',
    url: 'http://127.0.0.1:1/elsewhere',
    externalId: 'checkin-7',
  })
  const drink = await aGesture(db, propertyId)
  const due = { propertyId, dueAt: minutesAfter(EVENING, 8), windowEndsAt: visit.endsAt, signalId: signal.id }
  const asked = await askQuestion(
    db,
    {
      propertyId,
      visitId: visit.id,
      reply: { ...due, kind: 'reply', status: 'open', causeKey: 'r', guestId: ana.id },
      waiting: { ...due, kind: 'gesture', status: 'waiting', gestureId: drink.id, causeKey: 'g' },
      answerWithinMinutes: 10,
    },
    EVENING,
  )
  if (!asked) throw new Error('not asked')
  const taskId = asked.reply.id
  expect((await sendReply(db, marta, { taskId, words }, EVENING)).ok).toBe(true)
  const handed: ReplyKey[] = []
  const handOver = async (_: Database, key: ReplyKey) => {
    handed.push(key)
  }
  await sweepLeaving(db, left, handOver)
  await sweepLeaving(db, left, handOver)
  expect(handed).toHaveLength(1)
  const [key] = handed
  if (!key) throw new Error('not handed over')
  return { ...floor, taskId, key, handOver }
}

describe('a reply that is handed over', () => {
  test('is signed, carries its own id, and starts the question once it was taken', async ({ db }) => {
    const { propertyId, key, taskId, marta } = await aQuestionLeaves(db)
    expect(await undoReply(db, marta, { taskId }, left)).toMatchObject({ refusal: 'left' })
    expect(await db.select().from(questions)).toMatchObject([{ state: 'unasked' }])

    expect(await handOverReply(db, key, call, left)).toBe('sent')
    const [delivery] = receiver.heard
    if (!delivery) throw new Error('nothing arrived')
    const { path, headers, body } = delivery
    expect(path).toBe('/post')
    const named = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]))
    const raw = { url: path, headers: named, body: Buffer.from(body) }
    expect(standardWebhooks.verify(raw, trusting([SECRET]), left)).toBe(true)
    expect(headers['webhook-id']).toBe(key.replyId)
    expect(JSON.parse(body)).toMatchObject({
      type: 'reply.send',
      data: {
        id: key.replyId,
        text: `${words} – Marta Oliveira`,
        inReplyTo: 'checkin-7',
        to: 'ana_eats',
        voice: { name: 'Marta Oliveira' },
      },
    })
    expect(await db.select().from(replies)).toMatchObject([
      { state: 'sent', externalId: 'post-1', sentAt: left },
    ])
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'delivered' })
    expect(await db.select().from(questions)).toMatchObject([
      { state: 'asked', askedAt: left, hostAt: minutesAfter(left, 10) },
    ])

    expect(await handOverReply(db, key, call, left)).toBe('nothing_to_do')
    expect(receiver.heard).toHaveLength(1)
  })

  test('is tried again under the same id, and then stands there with the reason', async ({ db }) => {
    const { propertyId, key, taskId, handOver } = await aQuestionLeaves(db)
    receiver.faults.push(...Array.from({ length: 6 }, () => ({ status: 503 })))
    let at = left
    for (const wait of [5, 15, 60, 180, 600]) {
      expect(await handOverReply(db, key, call, at)).toBe('later')
      at = new Date(at.getTime() + wait * 1000)
      await sweepLeaving(db, at, handOver)
    }
    expect(await handOverReply(db, key, call, at)).toBe('stopped')
    const ids = receiver.heard.map(({ headers }) => headers['webhook-id'])
    expect([ids.length, new Set(ids)]).toEqual([6, new Set([key.replyId])])
    expect(await db.select().from(replies)).toMatchObject([{ state: 'stopped', problem: 'vendor_busy' }])
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'claimed' })
  })

  test('is asked about in the end, where any of the tries may have been heard', async ({ db }) => {
    const { key, handOver } = await aQuestionLeaves(db)
    receiver.faults.push('accept_then_500', { status: 404 })
    expect(await handOverReply(db, key, call, left)).toBe('later')
    const later = minutesAfter(left, 1)
    await sweepLeaving(db, later, handOver)
    expect(await handOverReply(db, key, call, later)).toBe('unsure')
    expect(await db.select().from(replies)).toMatchObject([{ state: 'unsure', problem: null }])
  })

  test('by a worker that died is handed over once more, and asked about where none came back', async ({
    db,
  }) => {
    const dies = () => Promise.reject(new Error('killed'))
    const { key } = await aQuestionLeaves(db)
    await expect(handOverReply(db, key, dies, left)).rejects.toThrow('killed')
    expect(await handOverReply(db, key, call, left)).toBe('sent')
    const other = await aQuestionLeaves(db)
    await expect(handOverReply(db, other.key, dies, left)).rejects.toThrow('killed')
    await sweepLeaving(db, minutesAfter(left, 15), other.handOver)
    expect(await findReply(db, other.key)).toMatchObject({ state: 'unsure' })
    expect(receiver.heard).toHaveLength(1)
  })

  test('goes nowhere without a secret to sign it with', async ({ db }) => {
    const { key } = await aQuestionLeaves(db)
    await db.update(connectors).set({ outgoingSecret: null })
    expect(await handOverReply(db, key, call, left)).toBe('stopped')
    expect(await db.select().from(replies)).toMatchObject([{ problem: 'vendor.no_way' }])
    expect(receiver.heard).toEqual([])
  })

  test('and called off while it was being posted is known as ours: it was said', async ({ db }) => {
    const { propertyId, key, taskId, marta } = await aQuestionLeaves(db)
    const calledOff: Call = async (ask) => {
      expect((await callOffTask(db, marta, { taskId }, left)).ok).toBe(true)
      return call(ask)
    }
    expect(await handOverReply(db, key, calledOff, left)).toBe('sent')
    expect(await db.select().from(replies)).toMatchObject([
      { state: 'sent', externalId: 'post-1', sentAt: left, problem: null },
    ])
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'called_off' })
    expect(await db.select().from(questions)).toMatchObject([{ state: 'closed' }])
    expect(await undoTask(db, marta, { taskId }, left)).toMatchObject({ refusal: 'sent' })
  })

  test('and lost on its way is told after a while', async ({ db }) => {
    const { handOver } = await aQuestionLeaves(db)
    await sweepLeaving(db, minutesAfter(left, 14), handOver)
    expect(await db.select().from(replies)).toMatchObject([{ state: 'leaving' }])
    await sweepLeaving(db, minutesAfter(left, 15), handOver)
    expect(await db.select().from(replies)).toMatchObject([{ state: 'stopped', problem: 'not_accepted' }])
  })
})
