import { createSign, generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'

import type { ChannelName } from '@/db/vocabulary'
import type { Trust } from '@/lib/channels/channel'
import { hmacOf } from '@/lib/channels/plain-signature'
import type { KnownConnector } from '@/lib/connectors/known-connectors'
import { anAccount, trusting } from '@/lib/testing/trust'

import { BODY_ROOM, openBodyRoom } from './body-room'
import type { ToKeep } from './keep-delivery'
import { receiveDelivery } from './receive-delivery'

const now = new Date('2026-07-10T12:00:00.000Z')
const id = '018f0000-0000-7000-8000-000000000001'
const propertyId = '018f0000-0000-7000-8000-0000000000aa'

type Door = {
  keys: (readonly JsonWebKey[] | null)[]
  asked: { url: string; isStale: boolean }[]
  kept: ToKeep[]
}
const door: Door = { keys: [], asked: [], kept: [] }
beforeEach(() => {
  door.keys = []
  door.asked = []
  door.kept = []
})

async function send(channel: ChannelName, trust: Trust, request: RequestInit & { query?: string }) {
  const connector: KnownConnector = {
    propertyId,
    network: 'other',
    zone: 'Europe/Lisbon',
    id,
    channel,
    ...trust,
  }
  const intake = {
    findConnector: async () => connector,
    findKeys: async (url: string, _now: Date, isStale = false) => {
      door.asked.push({ url, isStale })
      return door.keys[door.asked.length - 1] ?? null
    },
    room: openBodyRoom(BODY_ROOM),
    keeper: {
      keep: async (delivery: ToKeep) => {
        door.kept.push(delivery)
        return { id: 'd-1', isDuplicate: false }
      },
      settled: async () => undefined,
    },
    tell: ({ key }: { key: string }) => key,
  }
  const asked = new Request(`http://house.example/api/webhooks/${id}${request.query ?? ''}`, request)
  const answer = await receiveDelivery(intake, asked, id, now)
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

const vendorSecrets = ['app-secret', 'older-secret']

describe('a handshake', () => {
  test('of X is answered with its token signed by the app’s newest secret', async () => {
    const answer = await send('x', trusting([], { vendorSecrets }), { query: '?crc_token=abc123' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      response_token: `sha256=${hmacOf('app-secret', ['abc123'], 'base64')}`,
    })
    expect((await send('x', trusting([]), { query: '?crc_token=abc123' })).status).toBe(403)
  })

  test('of Meta is answered as plain text when it shows the verify token', async () => {
    const query = (token: string) => `?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=${token}`
    const answer = await send('meta', trusting(['hook_ours']), { query: query('hook_ours') })
    expect(answer).toMatchObject({ status: 200, body: '1158' })
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect((await send('meta', trusting(['hook_ours']), { query: query('hook_theirs') })).status).toBe(403)
  })

  test('of CloudEvents gives leave to the origin that asks', async () => {
    const headers = { 'webhook-request-origin': 'events.example' }
    const answer = await send('cloud_events', trusting(['hook_ours']), { method: 'OPTIONS', headers })
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers.get('webhook-allowed-origin')).toBe('events.example')
  })

  test.each<[ChannelName, RequestInit]>([
    ['mews', { method: 'GET' }],
    ['x', { method: 'PUT', body: '{}' }],
    ['bearer', { method: 'OPTIONS' }],
  ])('that %s does not know is answered as before: only POST', async (channel, request) => {
    const answer = await send(channel, trusting(['hook_ours'], { vendorSecrets }), request)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })
})

describe('what is answered', () => {
  const json = { 'content-type': 'application/json' }

  test('is the success that the vendor insists on', async () => {
    const body = '{"object":"page","entry":[]}'
    const headers = { ...json, 'x-hub-signature-256': `sha256=${hmacOf('older-secret', [body], 'hex')}` }
    expect(
      (await send('meta', trusting([], { vendorSecrets }), { method: 'POST', headers, body })).status,
    ).toBe(200)
    const shown = { method: 'POST', headers: json, body: '{}', query: '?secret=hook_ours' }
    expect((await send('mews', trusting(['hook_ours']), shown)).status).toBe(200)
    const answer = await send('thefork', trusting(['hook_ours']), shown)
    expect(answer).toMatchObject({ status: 204, body: '' })
    expect(door.kept).toHaveLength(3)
  })

  test('to a signature with one byte changed is no', async () => {
    const body = '{"object":"page","entry":[]}'
    const signature = hmacOf('app-secret', [body], 'hex')
    const other = signature.startsWith('0') ? '1' : '0'
    const headers = { ...json, 'x-hub-signature-256': `sha256=${other}${signature.slice(1)}` }
    expect(
      (await send('meta', trusting([], { vendorSecrets }), { method: 'POST', headers, body })).status,
    ).toBe(401)
    expect(door.kept).toEqual([])
  })
})

describe('a push of Google', () => {
  const PUSHER = 'reviews@harbour-house.iam.gserviceaccount.com'
  const google = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const before = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyOf = ({ publicKey }: typeof google) => publicKey.export({ format: 'jwk' })
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const seconds = now.getTime() / 1000
  const claims = {
    iss: 'https://accounts.google.com',
    aud: anAccount.webhookUrl,
    email: PUSHER,
    email_verified: true,
    iat: seconds,
    exp: seconds + 3600,
  }
  const signed = `${part({ alg: 'RS256' })}.${part(claims)}`
  const token = `${signed}.${createSign('sha256').update(signed).sign(google.privateKey, 'base64url')}`
  const push = {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: '{"message":{"data":"e30=","messageId":"1"}}',
  }
  const trust = trusting([], { vendorSecrets: [PUSHER] })
  const CERTS = 'https://www.googleapis.com/oauth2/v3/certs'

  test('is believed with the keys that are known', async () => {
    door.keys = [[keyOf(google)]]
    expect((await send('google_business', trust, push)).status).toBe(202)
    expect(door.asked).toEqual([{ url: CERTS, isStale: false }])
  })

  test('is believed when Google has changed its keys since', async () => {
    door.keys = [[keyOf(before)], [keyOf(before), keyOf(google)]]
    expect((await send('google_business', trust, push)).status).toBe(202)
    expect(door.asked.map(({ isStale }) => isStale)).toEqual([false, true])
  })

  test('is refused when none of Google’s keys signed it', async () => {
    door.keys = [[keyOf(before)], [keyOf(before)]]
    expect((await send('google_business', trust, push)).status).toBe(401)
  })

  test('is to come again when the keys cannot be had, and is not lost', async () => {
    const answer = await send('google_business', trust, push)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(door.kept).toEqual([])
  })

  test('is held against the keys of a stand-in where one answers for Google', async () => {
    door.keys = [[keyOf(google)]]
    const account = { ...anAccount, baseUrl: 'http://127.0.0.1:4000' }
    expect((await send('google_business', { ...trust, account }, push)).status).toBe(202)
    expect(door.asked[0]?.url).toBe('http://127.0.0.1:4000/oauth2/v3/certs')
  })
})
