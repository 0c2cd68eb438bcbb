import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { questions, replies } from '@/db/schema/replies'
import { standardWebhooks } from '@/lib/channels/standard-webhooks'
import { askQuestion } from '@/lib/questions/ask-question'
import { sealSecret } from '@/lib/secrets/seal'
import { callOffTask } from '@/lib/tasks/call-off-task'
import { findTask } from '@/lib/tasks/store'
import { undoTask } from '@/lib/tasks/undo-task'
import { aFloor } from '@/lib/testing/a-floor'
import { test } from '@/lib/testing/db-test'
import { aConnector, aGesture, aGuest, aSignal, aVisit, EVENING, minutesAfter } from '@/lib/testing/furnish'
import { trusting } from '@/lib/testing/trust'

import { handOverReply } from './hand-over-reply'
import { sendReply, undoReply } from './send-reply'
import type { ReplyKey } from './store'
import { sweepLeaving } from './sweep-leaving'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const words = 'Thank you, Ana. Where are you sitting?'
const left = new Date(EVENING.getTime() + 10_000)

type Heard = { headers: Headers; body: Buffer; url: string }
let server: Server
let url: string
let heard: Heard[]
let answer: { status: number; body?: string; headers?: Record<string, string> }

const read = async (request: IncomingMessage) => Buffer.concat(await request.toArray())

beforeAll(async () => {
  process.env.HOUSE_KEY = 'a key for tests, long enough'
  server = createServer(async (request, response) => {
    heard.push({
      headers: new Headers(Object.entries(request.headers).map(([key, value]) => [key, String(value)])),
      body: await read(request),
      url: request.url ?? '',
    })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  url = `http://127.0.0.1:${port}/post`
})
afterAll(() => {
  delete process.env.HOUSE_KEY
  server.close()
})
beforeEach(() => {
  heard = []
  answer = { status: 200, body: '{"id":"post-1"}' }
})

async function aQuestionLeaves(db: Database) {
  const floor = await aFloor(db)
  const { propertyId, marta } = floor
  const ana = await aGuest(db, propertyId, { handle: 'ana_eats' })
  const visit = await aVisit(db, propertyId, { guestIds: [ana.id] })
  const connector = await aConnector(db, propertyId, { outgoingUrl: url, outgoingSecret: sealSecret(SECRET) })
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

    expect(await handOverReply(db, key, { isLastTry: false }, left)).toBe('sent')
    const [delivery] = heard
    if (!delivery) throw new Error('nothing arrived')
    expect(delivery.url).toBe('/post')
    expect(standardWebhooks.verify({ ...delivery, body: delivery.body }, trusting([SECRET]), left)).toBe(true)
    expect(delivery.headers.get('webhook-id')).toBe(key.replyId)
    expect(JSON.parse(delivery.body.toString())).toMatchObject({
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

    expect(await handOverReply(db, key, { isLastTry: false }, left)).toBe('nothing_to_do')
    expect(heard).toHaveLength(1)
  })

  test('is tried again under the same id, and then stands there with the reason', async ({ db }) => {
    const { propertyId, key, taskId } = await aQuestionLeaves(db)
    answer = { status: 503 }
    expect(await handOverReply(db, key, { isLastTry: false }, left)).toBe('retry')
    expect(await handOverReply(db, key, { isLastTry: true }, left)).toBe('stopped')
    expect(new Set(heard.map(({ headers }) => headers.get('webhook-id')))).toEqual(new Set([key.replyId]))
    expect(await db.select().from(replies)).toMatchObject([{ state: 'stopped', problem: 'not_accepted' }])
    expect(await findTask(db, { propertyId, taskId })).toMatchObject({ status: 'claimed' })
  })

  test('follows nobody elsewhere, and is not tried again where it is not wanted', async ({ db }) => {
    const { key } = await aQuestionLeaves(db)
    answer = { status: 302, headers: { location: '/secret' } }
    expect(await handOverReply(db, key, { isLastTry: false }, left)).toBe('stopped')
    expect(heard.map((one) => one.url)).toEqual(['/post'])
  })

  test('is told as not reached when nobody is there', async ({ db }) => {
    const { key } = await aQuestionLeaves(db)
    const post = () => Promise.reject(new TypeError('fetch failed'))
    expect(await handOverReply(db, key, { isLastTry: true, post }, left)).toBe('stopped')
    expect(await db.select().from(replies)).toMatchObject([{ problem: 'not_reached' }])
  })

  test('and called off while it was being posted is known as ours: it was said', async ({ db }) => {
    const { propertyId, key, taskId, marta } = await aQuestionLeaves(db)
    const post = async () => {
      expect((await callOffTask(db, marta, { taskId }, left)).ok).toBe(true)
      return Response.json({ id: 'post-1' })
    }
    expect(await handOverReply(db, key, { isLastTry: false, post }, left)).toBe('sent')
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
