import { once } from 'node:events'
import { request as ask, type RequestOptions } from 'node:http'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { doors } from '@/app/api/doors'
import { POST } from '@/app/api/webhooks/[connectorId]/route'
import { openedDatabase } from '@/db/pool'
import { vendorSecrets } from '@/db/schema/connections'
import { connectorSecrets, deliveries } from '@/db/schema/signals'
import { signedHeaders } from '@/lib/channels/signature'
import { sealSecret } from '@/lib/secrets/seal'
import { MAX_BODY_BYTES } from '@/lib/signals/receive-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aConnector, aProperty } from '@/lib/testing/furnish'

import { makeDoor } from './door'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const house = { port: 0, signing: '', token: '', x: '', thefork: '', close: async () => {} }

beforeAll(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  const { db, url, drop } = await cloneDatabase()
  vi.stubEnv('DATABASE_URL', url)
  const swan = await aProperty(db)
  const keep = async (connector: { id: string }, text: string) => {
    const row = {
      propertyId: swan.id,
      connectorId: connector.id,
      sealed: sealSecret(text),
      createdAt: new Date(),
    }
    await db.insert(connectorSecrets).values(row)
    return connector.id
  }
  house.signing = await keep(await aConnector(db, swan.id), secret)
  house.token = await keep(await aConnector(db, swan.id, { name: 'Zapier', channel: 'bearer' }), 'hook_right')
  house.thefork = await keep(
    await aConnector(db, swan.id, { name: 'TheFork', channel: 'thefork' }),
    'hook_right',
  )
  house.x = (await aConnector(db, swan.id, { name: 'X', channel: 'x' })).id
  await db.insert(vendorSecrets).values({
    propertyId: swan.id,
    connectorId: house.x,
    sealed: sealSecret('app-secret'),
    createdAt: new Date(),
  })

  const server = makeDoor({
    publicUrl: 'http://house.example',
    isDev: false,
    answerByNext: async (incoming, outgoing) => {
      outgoing.end(JSON.stringify(incoming.headers))
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  house.port = typeof address === 'object' ? (address?.port ?? 0) : 0
  house.close = async () => {
    await doors().close()
    server.close()
    server.closeAllConnections()
    await openedDatabase().close()
    await drop()
  }
})
afterAll(async () => {
  await house.close()
  vi.unstubAllEnvs()
})

type Sent = { method?: string; headers?: Record<string, string>; body?: Buffer }
type Answered = { status: number; headers: Record<string, unknown>; body: string }

const throughTheDoor = (path: string, { method = 'POST', headers = {}, body }: Sent) =>
  new Promise<Answered>((done, failed) => {
    const options: RequestOptions = { port: house.port, host: '127.0.0.1', path, method, headers }
    const sending = ask(options, async (answer) => {
      const parts: Buffer[] = []
      for await (const part of answer) parts.push(part)
      done({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() })
    })
    sending.on('error', failed)
    sending.end(body)
  })

async function throughNext(
  connectorId: string,
  query: string,
  { method = 'POST', headers = {}, body }: Sent,
): Promise<Answered> {
  const init = { method, headers, ...(body && method !== 'GET' ? { body: new Uint8Array(body) } : {}) }
  const request = new Request(`http://house.example/api/webhooks/${connectorId}${query}`, init)
  const answer = await POST(request, { params: Promise.resolve({ connectorId }) })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
}

const signed = (id: string, text: string): Sent => {
  const body = Buffer.from(text)
  return { body, headers: signedHeaders({ id, at: new Date(), body }, secret) }
}
const json = { 'content-type': 'application/json' }

describe('the door and the route of Next answer the same', () => {
  test.each<[string, 'signing' | 'token' | 'x' | 'thefork' | 'none', () => Sent & { query?: string }]>([
    ['a signed delivery', 'signing', () => signed('msg_same', '{"id":1}')],
    ['the same again', 'signing', () => signed('msg_same', '{"id":1}')],
    ['a wrong signature', 'signing', () => ({ ...signed('msg_2', '{}'), body: Buffer.from('{ }') })],
    ['no signature', 'signing', () => ({ headers: json, body: Buffer.from('{}') })],
    ['an unknown connector', 'none', () => signed('msg_3', '{}')],
    ['a GET', 'signing', () => ({ method: 'GET' })],
    ['a PUT', 'signing', () => ({ ...signed('msg_4', '{}'), method: 'PUT' })],
    ['a handshake', 'x', () => ({ method: 'GET', query: '?crc_token=abc' })],
    ['a handshake that is none', 'x', () => ({ method: 'GET' })],
    [
      'a vendor who wants no words',
      'thefork',
      () => ({ headers: json, body: Buffer.from('{}'), query: '?secret=hook_right' }),
    ],
    ['XML', 'signing', () => ({ headers: { 'content-type': 'text/xml' }, body: Buffer.from('<a/>') })],
    ['too much', 'signing', () => ({ headers: json, body: Buffer.alloc(MAX_BODY_BYTES + 1) })],
    ['far too much', 'signing', () => ({ headers: json, body: Buffer.alloc(MAX_BODY_BYTES * 3) })],
    [
      'nothing at all',
      'token',
      () => ({ headers: { ...json, 'x-api-key': 'hook_right' }, body: Buffer.alloc(0) }),
    ],
    ['garbled JSON', 'token', () => ({ headers: { 'x-api-key': 'hook_right' }, body: Buffer.from('{"a":') })],
    [
      'an unclear date',
      'token',
      () => ({ headers: { 'x-api-key': 'hook_right' }, body: Buffer.from('{"text":"a","date":"1/2/2026"}') }),
    ],
  ])('to %s', async (_what, which, make) => {
    const id = which === 'none' ? '018f0000-0000-7000-8000-00000000ffff' : house[which]
    const { query = '', ...sent } = make()
    // Once before, so that both are told of a duplicate where there is one.
    await throughNext(id, query, sent)
    const door = await throughTheDoor(`/api/webhooks/${id}${query}`, sent)
    const next = await throughNext(id, query, sent)
    expect(door.status).toBe(next.status)
    expect(door.body).toBe(next.body)
    for (const name of ['content-type', 'cache-control', 'allow', 'retry-after'])
      expect(door.headers[name], name).toBe(next.headers[name])
  })
})

test('a body that ends before its time is neither answered nor kept', async () => {
  const before = await openedDatabase().db.select().from(deliveries)
  const { headers } = signed('msg_cut', '{"id":1}')
  const sending = ask({
    port: house.port,
    host: '127.0.0.1',
    path: `/api/webhooks/${house.signing}`,
    method: 'POST',
    headers: { ...headers, 'content-length': '100' },
  })
  sending.write('{"id":1}')
  const gone = once(sending, 'error')
  setTimeout(() => sending.destroy(new Error('hung up')), 50)
  await gone
  await new Promise((done) => setTimeout(done, 50))
  expect(await openedDatabase().db.select().from(deliveries)).toHaveLength(before.length)
})

test('Next is told the nonce and the path, and nothing that a caller made up', async () => {
  const answer = await throughTheDoor('/inbox?x=1', { method: 'GET', headers: { 'x-house-path': '/evil' } })
  const seen: Record<string, string> = JSON.parse(answer.body)
  expect(seen['x-house-path']).toBe('/inbox?x=1')
  expect(answer.headers['content-security-policy']).toBe(seen['content-security-policy'])
  expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
})

test('the live stream is for those who are signed in', async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret that is long enough')
  expect((await throughTheDoor('/api/live', { method: 'GET' })).status).toBe(401)
})
