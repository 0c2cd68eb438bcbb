import { createServer, type ServerResponse } from 'node:http'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import type { Database } from '@/db/client'
import { connectors, deliveries, signals } from '@/db/schema/signals'
import { replaceCredentials } from '@/lib/connectors/replace-credentials'
import { findAccess, findPlace } from '@/lib/connectors/vendor-store'
import { callWithin } from '@/lib/outgoing/call'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, EVENING } from '@/lib/testing/furnish'
import { blueskyVendor } from '@/lib/testing/open-networks'
import { type Heard, openStandIn, type Said, type StandIn } from '@/lib/testing/stand-in'

import { startListening } from './listen'
import { restAfter } from './listen-to'
import { readAccount } from './read-account'
import { ownConnector } from './store'

type House = Awaited<ReturnType<typeof cloneDatabase>>
let house: House
let vendor: StandIn | undefined
beforeEach(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  vi.stubEnv('PUBLIC_URL', 'https://house.example')
  house = await cloneDatabase()
})
afterEach(async () => {
  await vendor?.close()
  vendor = undefined
  await house.drop()
  vi.unstubAllEnvs()
})

const call = callWithin(300)
const enqueue = async () => undefined
const on = (db: Database, key: { propertyId: string; connectorId: string }, take = enqueue) =>
  readAccount(db, key, { call, enqueue: take, now: EVENING, signal: new AbortController().signal })

async function connected(channel: 'mastodon' | 'bluesky', baseUrl: string, accessToken = 'token-now') {
  const { id: propertyId } = await aProperty(house.db)
  const admin = await aMember(house.db, propertyId, { role: 'admin' })
  const connector = await aConnector(house.db, propertyId, { channel, network: channel, baseUrl })
  const connectorId = connector.id
  const rest = { refreshToken: 'refresh-1', expiresAt: null, clientId: null, clientSecret: null }
  await replaceCredentials(house.db, admin, { connectorId, accessToken, ...rest }, EVENING)
  return { propertyId, connectorId }
}

const notification = (id: number) => ({
  id: `${id}`,
  type: 'mention',
  created_at: EVENING.toISOString(),
  status: {
    id: `${id}9`,
    uri: `https://far.example/statuses/${id}`,
    created_at: EVENING.toISOString(),
    content: `<p>Lovely, number ${id}</p>`,
    visibility: 'public',
    account: { id: '8', acct: 'ada@far.example', url: 'https://far.example/@ada' },
  },
})

/** An instance: what follows `min_id` at once, newest first. `ids` grows while it is asked. */
const anInstance =
  (ids: number[]) =>
  ({ path, headers }: Heard): Said => {
    if (headers.authorization !== 'Bearer token-now') return { status: 401 }
    if (path.startsWith('/api/v1/streaming')) return { status: 404 }
    const query = new URLSearchParams(path.split('?')[1])
    const [minId, limit] = [query.get('min_id'), Number(query.get('limit'))]
    const page = minId === null ? ids.slice(-limit) : ids.filter((id) => id > Number(minId)).slice(0, limit)
    return { status: 200, body: page.toReversed().map(notification) }
  }

const heardIds = async () => (await house.db.select().from(deliveries)).map(({ key }) => key).toSorted()
const keysOf = (ids: number[]) => ids.map((id) => `notification:${id}:`).toSorted()

describe('a reading', () => {
  test('closes a gap of pages through every fault, and keeps each word once', async () => {
    const ids = [1000]
    vendor = await openStandIn(anInstance(ids))
    const key = await connected('mastodon', vendor.url)
    expect(await on(house.db, key)).toEqual({ kind: 'read', kept: 1, isMore: false })
    ids.push(...Array.from({ length: 250 }, (_, at) => 1001 + at))

    const slower = { status: 429, headers: { 'retry-after': '7' } }
    vendor.faults.push('reset', slower, { status: 500 }, 'hang', 'accept_then_cut', 'accept_then_reset')
    const became = []
    for (let tries = 0; tries < 12; tries += 1) {
      const read = await on(house.db, key)
      became.push(read.kind === 'try_again' ? read.afterMs : read.kind)
      if (read.kind === 'read') break
    }
    expect(became).toEqual([null, 7000, null, null, null, null, 'read'])
    expect(await heardIds()).toEqual(keysOf(ids))
    expect(await on(house.db, key)).toEqual({ kind: 'read', kept: 0, isMore: false })
  })

  test('that is told to come back later says until when, and forgets it once it is answered', async () => {
    vendor = await openStandIn(anInstance([1]))
    const key = await connected('mastodon', vendor.url)
    vendor.faults.push({ status: 429, headers: { 'retry-after': '90' } })
    await on(house.db, key)
    const waitsUntil = new Date(EVENING.getTime() + 90_000)
    expect(await findAccess(house.db, key)).toMatchObject({ waitsUntil, refusal: null })
    await on(house.db, key)
    expect(await findAccess(house.db, key)).toMatchObject({ waitsUntil: null })
  })

  test('whose page could not be kept has not moved, and the next one hears it', async () => {
    const ids = [1]
    vendor = await openStandIn(anInstance(ids))
    const key = await connected('mastodon', vendor.url)
    await on(house.db, key)
    ids.push(2, 3)
    await expect(on(house.db, key, () => Promise.reject(new Error('the queue is away')))).rejects.toThrow()
    expect(await findPlace(house.db, key)).toEqual({ readTo: '1' })
    expect(await heardIds()).toEqual(keysOf([1]))
    await on(house.db, key)
    expect(await heardIds()).toEqual(keysOf([1, 2, 3]))
  })

  test('is heeded like any other signal', async () => {
    vendor = await openStandIn(anInstance([7]))
    const key = await connected('mastodon', vendor.url)
    await on(house.db, key)
    const kept = await house.db.select().from(deliveries)
    await takeDeliveries(
      house.db,
      kept.map(({ propertyId, id }) => ({ propertyId, deliveryId: id })),
      EVENING,
    )
    expect(await house.db.select().from(signals)).toMatchObject([
      { kind: 'mention', text: 'Lovely, number 7', externalId: 'https://far.example/statuses/7' },
    ])
  })

  test('renews a token that the vendor ended, keeps it, and reads on', async () => {
    const answer = blueskyVendor()
    vendor = await openStandIn((heard) =>
      heard.path.includes('listNotifications') && heard.headers.authorization?.includes('eyJl')
        ? { status: 200, body: { notifications: [] } }
        : answer(heard),
    )
    const key = await connected('bluesky', vendor.url, 'token-old')
    expect(await on(house.db, key)).toEqual({ kind: 'read', kept: 0, isMore: false })
    expect(vendor.heard.map(({ path }) => path.replace(/.*\.|\?.*/g, ''))).toEqual([
      'listNotifications',
      'refreshSession',
      'listNotifications',
    ])
    expect(await findAccess(house.db, key)).toMatchObject({ expiresAt: new Date(1_783_700_000_000) })
  })

  test('that is refused says so where the connector shows it', async () => {
    vendor = await openStandIn(anInstance([1]))
    const key = await connected('mastodon', vendor.url, 'token-of-another')
    expect(await on(house.db, key)).toMatchObject({ kind: 'refused', refusal: 'access_ended' })
    expect(await findAccess(house.db, key)).toMatchObject({ refusal: 'access_ended', refusedAt: EVENING })
  })

  test('that succeeds again says so, too', async () => {
    vendor = await openStandIn(anInstance([1]))
    const key = await connected('mastodon', vendor.url)
    vendor.faults.push({ status: 403 })
    expect(await on(house.db, key)).toMatchObject({ kind: 'refused', refusal: 'not_allowed' })
    expect(await on(house.db, key)).toMatchObject({ kind: 'read' })
    expect(await findAccess(house.db, key)).toMatchObject({ refusal: null, refusedAt: null })
  })
})

describe('listening', () => {
  const ears = { lookAroundMs: 50 }

  test('is done by one worker for each account; when it leaves, the other reads on without gap or double', async () => {
    const ids = [1]
    vendor = await openStandIn(anInstance(ids))
    const key = await connected('mastodon', vendor.url)
    const first = startListening(house, enqueue, ears)
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1])), 5000)
    const asked = () => vendor?.heard.filter(({ path }) => path.includes('?')).length
    expect(asked()).toBe(1)
    const second = startListening(house, enqueue, ears)
    await new Promise((go) => setTimeout(go, 300))
    expect(asked(), 'the second leaves it alone').toBe(1)

    ids.push(2, 3)
    await first.stop()
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1, 2, 3])), 5000)
    await second.stop()
    expect(await findPlace(house.db, key)).toEqual({ readTo: '3' })
  })

  test('goes on when the connection to the database is cut', async () => {
    const ids = [1]
    vendor = await openStandIn(anInstance(ids))
    await connected('mastodon', vendor.url)
    const listening = startListening(house, enqueue, ears)
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1])), 5000)
    await house.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()
         and database = (select oid from pg_database where datname = current_database())`,
    )
    ids.push(2)
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1, 2])), 8000)
    await listening.stop()
  })

  test('ends when the connector is put away', async () => {
    vendor = await openStandIn(anInstance([1]))
    const { connectorId } = await connected('mastodon', vendor.url)
    const listening = startListening(house, enqueue, ears)
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1])), 5000)
    const other = await house.pool.connect()
    expect(await ownConnector(other, connectorId)).toBe(false)
    await house.db.update(connectors).set({ archivedAt: EVENING }).where(eq(connectors.id, connectorId))
    await vi.waitFor(async () => expect(await ownConnector(other, connectorId)).toBe(true), 5000)
    other.release(true)
    await listening.stop()
  })

  test('reads at once when the vendor rings', async () => {
    const ids = [1]
    const answer = anInstance(ids)
    const lines: ServerResponse[] = []
    const server = createServer((request, response) => {
      const { method = 'GET', url: path = '/', headers } = request
      if (path.startsWith('/api/v1/streaming')) {
        response.writeHead(headers.authorization === 'Bearer token-now' ? 200 : 401)
        response.write(':)\n')
        lines.push(response)
        return
      }
      const said = answer({ method, path, headers, body: '' })
      response.writeHead(said.status).end(JSON.stringify(said.body))
    })
    await new Promise<void>((go) => server.listen(0, '127.0.0.1', go))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await connected('mastodon', `http://127.0.0.1:${port}`)
    const listening = startListening(house, enqueue, ears)
    await vi.waitFor(() => expect(lines).toHaveLength(1), 5000)
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1])), 5000)
    await new Promise((go) => setTimeout(go, 500))

    ids.push(2)
    const rungAt = Date.now()
    lines[0]?.write('event: notification\ndata: {}\n\n')
    await vi.waitFor(async () => expect(await heardIds()).toEqual(keysOf([1, 2])), 5000)
    expect(Date.now() - rungAt).toBeLessThan(5000)
    await listening.stop()
    server.closeAllConnections()
    server.close()
  })
})

test('a vendor is asked again after a while that grows, and never sooner than it says', () => {
  const again = (afterMs: number | null) => ({ kind: 'try_again' as const, afterMs })
  expect(restAfter({ kind: 'read', kept: 0, isMore: true }, 0)).toBe(0)
  expect(restAfter({ kind: 'read', kept: 2, isMore: false }, 0)).toBe(15_000)
  expect([1, 2, 3].map((failures) => restAfter(again(null), failures))).toEqual([2000, 4000, 8000])
  expect(restAfter(again(null), 40)).toBe(300_000)
  expect(restAfter(again(600_000), 1)).toBe(600_000)
  expect(restAfter({ kind: 'refused', refusal: 'access_ended' }, 0)).toBe(60_000)
})
