import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { openStandIn, type StandIn } from '@/lib/testing/stand-in'

import { callWithin } from './call'
import { limitedForMs, retryAfterMs } from './retry-after'

const TIMEOUT_MS = 500
const call = callWithin(TIMEOUT_MS, 64)
let vendor: StandIn

beforeAll(async () => {
  vendor = await openStandIn(({ path }) => ({
    status: 201,
    body: path === '/large' ? 'x'.repeat(100) : { ok: true },
    headers: { 'x-said': 'yes' },
  }))
})
afterAll(() => vendor.close())
beforeEach(() => {
  vendor.heard.length = 0
  vendor.faults.length = 0
})

const post = (path = '/post') => call({ method: 'POST', url: vendor.url + path, body: '{"text":"Olá"}' })

/** A port that nobody listens to. */
async function deadUrl() {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/post`
}

describe('a call', () => {
  test('tells what was answered', async () => {
    const answered = await post()
    expect(answered).toMatchObject({ kind: 'answered', status: 201, body: '{"ok":true}' })
    expect(answered.kind === 'answered' && answered.headers.get('x-said')).toBe('yes')
    expect(vendor.heard).toMatchObject([{ method: 'POST', path: '/post', body: '{"text":"Olá"}' }])
  })

  test('waits for a slow answer, in time', async () => {
    vendor.faults.push('accept_slowly')
    expect(await post()).toMatchObject({ kind: 'answered', status: 201 })
  })

  test('never follows a redirect', async () => {
    vendor.faults.push({ status: 307, headers: { location: `${vendor.url}/elsewhere` } })
    expect(await post()).toMatchObject({ kind: 'answered', status: 307 })
    expect(vendor.heard).toHaveLength(1)
  })

  test.each(['reset', 'hang', 'accept_then_reset', 'accept_then_hang'] as const)(
    'that ends in "%s" is lost: it may have been taken',
    async (fault) => {
      vendor.faults.push(fault)
      expect(await post()).toEqual({ kind: 'lost' })
      expect(vendor.heard).toHaveLength(1)
    },
  )

  test('holds no more of an answer than it may, and trusts no half of one', async () => {
    expect(await post('/large')).toMatchObject({ kind: 'answered', status: 201, body: null })
    vendor.faults.push('accept_then_cut')
    expect(await post()).toMatchObject({ kind: 'answered', status: 201, body: null })
  })

  test('is not sent to where nobody listens', async () => {
    expect(await call({ method: 'POST', url: await deadUrl(), body: '{}' })).toEqual({ kind: 'not_sent' })
    expect(await call({ method: 'GET', url: 'https://nobody.invalid/' })).toEqual({ kind: 'not_sent' })
  })

  test('is not sent in the clear, but on this machine', async () => {
    for (const url of [
      'http://vendor.example/',
      'http://127.0.0.1.vendor.example/',
      'ftp://127.0.0.1/',
      'no',
    ])
      expect(await call({ method: 'GET', url }), url).toEqual({ kind: 'not_sent' })
  })

  test('that never reaches TLS was not sent', async () => {
    const url = vendor.url.replace('http:', 'https:')
    expect(await call({ method: 'POST', url, body: '{}' })).toEqual({ kind: 'not_sent' })
    expect(vendor.heard).toEqual([])
  })
})

describe('how long to wait', () => {
  const now = new Date('2026-07-10T12:00:00.000Z')
  const said = (text: string | null) => retryAfterMs({ headers: { get: () => text } }, now)

  test.each([
    ['2', 2000],
    ['0', 0],
    ['Fri, 10 Jul 2026 12:01:00 GMT', 60_000],
    ['Fri, 10 Jul 2026 11:00:00 GMT', 0],
    ['999999999', 86_400_000],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%s', (text, ms) => {
    expect(said(text)).toBe(ms)
  })
})

describe('how long a limit holds', () => {
  const now = new Date('2026-07-10T12:00:00.000Z')
  const said = (headers: Record<string, string>) =>
    limitedForMs({ headers: { get: (name) => headers[name] ?? null } }, now)

  test.each<[string, Record<string, string>, number | null]>([
    ['as Bluesky says it', { 'ratelimit-reset': '1783684860' }, 60_000],
    ['as X says it', { 'x-rate-limit-reset': '1783684860' }, 60_000],
    ['as Mastodon says it', { 'x-ratelimit-reset': '2026-07-10T12:01:00.000000Z' }, 60_000],
    ['by what everybody else says, first', { 'retry-after': '5', 'ratelimit-reset': '1783684860' }, 5000],
    ['no longer than a day', { 'ratelimit-reset': '1993684860' }, 86_400_000],
    ['not known once it is over', { 'ratelimit-reset': '1783684800' }, null],
    ['not known in other words', { 'x-ratelimit-reset': 'soon' }, null],
    ['not known in none', {}, null],
  ])('%s', (_, headers, ms) => {
    expect(said(headers)).toBe(ms)
  })
})
