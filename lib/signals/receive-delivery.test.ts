import { beforeEach, describe, expect, test, vi } from 'vitest'

import { signedHeaders } from '@/lib/channels/signature'
import type { KnownConnector } from '@/lib/connectors/known-connectors'
import { trusting } from '@/lib/testing/trust'

import { BODY_ROOM, openBodyRoom } from './body-room'
import { Overloaded } from './gather'
import type { ToKeep } from './keep-delivery'
import { type Intake, MAX_BODY_BYTES, receiveDelivery } from './receive-delivery'

const now = new Date('2026-07-10T18:00:00.000Z')
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const signing = '018f0000-0000-7000-8000-000000000001'
const token = '018f0000-0000-7000-8000-000000000002'
const bare = '018f0000-0000-7000-8000-000000000003'

const house = {
  propertyId: '018f0000-0000-7000-8000-0000000000aa',
  network: 'x',
  zone: 'Europe/Lisbon',
} as const
const connectors: KnownConnector[] = [
  { ...house, id: signing, channel: 'standard_webhooks', ...trusting([secret]) },
  { ...house, id: token, channel: 'bearer', ...trusting(['hook_right']) },
  { ...house, id: bare, channel: 'standard_webhooks', ...trusting([]) },
]

const kept: ToKeep[] = []
const keep = vi.fn(async (delivery: ToKeep) => {
  kept.push(delivery)
  return { id: 'd-1', isDuplicate: kept.length > 1 }
})
beforeEach(() => {
  kept.length = 0
  keep.mockClear()
})

const intake = {
  findConnector: async (id: string) => connectors.find((known) => known.id === id) ?? null,
  findKeys: async () => null,
  room: openBodyRoom(BODY_ROOM),
  keeper: { keep, settled: async () => undefined },
  tell: ({ key }: { key: string }) => `told: ${key}`,
}

type Sent = {
  body?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  method?: string
  at?: Date
}

function send(
  connectorId: string,
  { body = '{}', headers = {}, method = 'POST', at = now }: Sent = {},
  house: Intake = intake,
) {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const signed =
    connectorId === token
      ? { 'x-api-key': 'hook_right' }
      : signedHeaders({ id: 'msg_1', at, body: bytes }, secret)
  const init = { method, headers: { 'content-type': 'application/json', ...signed, ...headers } }
  const request = new Request('http://house.example/', method === 'GET' ? init : { ...init, body: bytes })
  return receiveDelivery(house, request, connectorId, now)
}

const said = async (response: Promise<Response>) => {
  const { status, headers } = await response
  const json: unknown = await (await response).json()
  return { status, json, retryAfter: headers.get('retry-after') }
}

describe('the door', () => {
  test('keeps a signed delivery byte for byte, and says so', async () => {
    const body = Buffer.from('{ "odd" : "but signed", "bytes": "\u0000é" }')
    expect(await said(send(signing, { body }))).toMatchObject({
      status: 202,
      json: { ok: true, id: 'd-1', duplicate: false },
    })
    expect(kept).toMatchObject([
      { connectorId: signing, key: 'msg_1', receivedAt: now, propertyId: house.propertyId },
    ])
    expect(kept[0]?.body.equals(body)).toBe(true)
    expect(await said(send(signing, { body }))).toMatchObject({ status: 202, json: { duplicate: true } })
  })

  test.each<[string, number, string, Sent]>([
    ['another method', 405, signing, { method: 'GET' }],
    ['an address that is none', 404, 'nonsense', {}],
    ['a connector that is none', 404, '018f0000-0000-7000-8000-00000000ffff', {}],
    ['a content type that nobody reads', 415, signing, { headers: { 'content-type': 'text/xml' } }],
    ['a body that is too large', 413, signing, { body: new Uint8Array(MAX_BODY_BYTES + 1) }],
    ['a false length', 413, signing, { headers: { 'content-length': '99999999' } }],
    ['a wrong signature', 401, signing, { headers: { 'webhook-signature': 'v1,AAAA' } }],
    ['an old signature', 401, signing, { at: new Date(now.getTime() - 6 * 60_000) }],
    ['no secret at all', 401, bare, {}],
    ['a wrong token', 401, token, { headers: { 'x-api-key': 'hook_wrong' } }],
    ['an empty body', 400, signing, { body: '' }],
    ['an endless id', 400, token, { headers: { 'idempotency-key': 'k'.repeat(400) } }],
    ['bytes that are no JSON, from a tool whose owner reads the answer', 400, token, { body: '{"text":' }],
  ])('refuses %s with %i, and keeps nothing', async (_what, status, connectorId, sent) => {
    const answered = await said(send(connectorId, sent))
    expect(answered).toMatchObject({ status, json: { error: expect.any(String) } })
    expect(JSON.stringify(answered.json)).not.toMatch(/at .*\.ts|Error:/)
    expect(keep).not.toHaveBeenCalled()
  })

  test('keeps what is signed and cannot be read, because a refusal would end it for ever', async () => {
    expect(await said(send(signing, { body: 'not even JSON' }))).toMatchObject({ status: 202 })
    expect(kept).toHaveLength(1)
  })

  test('keeps what a tool sent oddly, and tells its owner in words', async () => {
    expect(await said(send(token, { body: '{"text":"hi","date":"03/04/2026"}' }))).toMatchObject({
      status: 202,
      json: { ok: true, problem: 'told: ambiguous_date' },
    })
    expect(kept).toHaveLength(1)
  })

  test('asks for another try when it is overrun or the database is away, never with a stack', async () => {
    for (const error of [new Overloaded('all'), new Error('connect ECONNREFUSED')]) {
      keep.mockRejectedValueOnce(error)
      const answered = await said(send(signing))
      expect(answered).toMatchObject({ status: 503, retryAfter: '5' })
      expect(JSON.stringify(answered.json)).not.toContain(error.message)
    }
  })

  test('tells a sender who is too fast to slow down, and when to come back', async () => {
    keep.mockRejectedValueOnce(new Overloaded('one'))
    expect(await said(send(signing))).toMatchObject({
      status: 429,
      retryAfter: '2',
      json: { error: expect.stringContaining('slowly') },
    })
  })

  test('holds so many bytes of bodies and no more, of one sender and of all, until they are written', async () => {
    const written = Promise.withResolvers<void>()
    const slow = vi.fn(async () => {
      await written.promise
      return { id: 'd-1', isDuplicate: false }
    })
    const full = {
      ...intake,
      keeper: { ...intake.keeper, keep: slow },
      room: openBodyRoom({ most: 25, mostOfOne: 20 }),
    }
    const ten = { body: '0123456789' }
    const held = [send(signing, ten, full), send(signing, ten, full)]
    await vi.waitFor(() => expect(slow).toHaveBeenCalledTimes(2))

    expect(await said(send(signing, { body: '1' }, full))).toMatchObject({ status: 429, retryAfter: '2' })
    expect(await said(send(token, { body: '"1234"' }, full))).toMatchObject({ status: 503, retryAfter: '5' })
    expect(slow).toHaveBeenCalledTimes(2)
    written.resolve()
    for (const answer of held) expect((await answer).status).toBe(202)
    expect(await said(send(signing, ten, full))).toMatchObject({ status: 202 })
  })

  test('never keeps half a body', async () => {
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"id":'))
        controller.error(new Error('the sender hung up'))
      },
    })
    const init = {
      method: 'POST',
      body: half,
      duplex: 'half',
      headers: { 'content-type': 'application/json' },
    }
    const request = new Request('http://house.example/', init)
    expect((await receiveDelivery(intake, request, signing, now)).status).toBe(400)
    expect(keep).not.toHaveBeenCalled()
  })
})
