/**
 * Every sample of the folder `CHANNEL_SAMPLES`, signed as its vendor would, through the real door to every channel, and
 * taken: nothing is answered with 5xx, and each is understood or lies in quarantine with a reason.
 */
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { doors } from '@/app/api/doors'
import type { Database } from '@/db/client'
import { openedDatabase } from '@/db/pool'
import { vendorSecrets } from '@/db/schema/connections'
import { connectorSecrets, type Delivery, deliveries, signals } from '@/db/schema/signals'
import { CHANNELS, type ChannelName } from '@/db/vocabulary'
import { type Keys, signAs } from '@/lib/rehearsal/sign-as'
import { sealSecret } from '@/lib/secrets/seal'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aConnector, aProperty } from '@/lib/testing/furnish'
import { channelOfSample, SAMPLES, sampleText } from '@/lib/testing/samples'
import { openStandIn, type StandIn } from '@/lib/testing/stand-in'
import { messagesOf } from '@/lib/words/messages'

import { makeDoor } from './door'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const PUSHER = 'reviews@harbour-house.iam.gserviceaccount.com'

const house = { url: '', ids: new Map<ChannelName, string>(), close: async () => {} }
let google: StandIn

beforeAll(async () => {
  if (SAMPLES.length === 0) return
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  vi.stubEnv('PUBLIC_URL', 'http://house.example')
  google = await openStandIn(() => ({ status: 200, body: { keys: [publicKey.export({ format: 'jwk' })] } }))
  const { db, url, drop } = await cloneDatabase()
  vi.stubEnv('DATABASE_URL', url)
  const { id: propertyId } = await aProperty(db)
  for (const channel of CHANNELS) house.ids.set(channel, await aTrustingConnector(db, propertyId, channel))

  const server = makeDoor({ publicUrl: 'http://house.example', isDev: false, answerByNext: async () => {} })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The door has no port.')
  house.url = `http://127.0.0.1:${address.port}/api/webhooks/`
  house.close = async () => {
    await doors().close()
    server.closeAllConnections()
    server.close()
    await google.close()
    await openedDatabase().close()
    await drop()
  }
})
afterAll(async () => {
  await house.close()
  vi.unstubAllEnvs()
})

async function aTrustingConnector(db: Database, propertyId: string, channel: ChannelName) {
  const baseUrl = channel === 'google_business' ? google.url : null
  const { id: connectorId } = await aConnector(db, propertyId, { name: channel, channel, baseUrl })
  const row = { propertyId, connectorId, createdAt: new Date() }
  await db.insert(connectorSecrets).values({ ...row, sealed: sealSecret(SECRET) })
  await db.insert(vendorSecrets).values({ ...row, sealed: sealSecret(vendorSecretOf(channel)) })
  return connectorId
}

const vendorSecretOf = (channel: ChannelName) => (channel === 'google_business' ? PUSHER : SECRET)

async function post(channel: ChannelName, name: string, body: string, spoiled = false) {
  const id = house.ids.get(channel) ?? ''
  const keys: Keys = {
    secret: SECRET,
    vendorSecret: vendorSecretOf(channel),
    pushKey: privateKey,
    webhookUrl: `http://house.example/api/webhooks/${id}`,
  }
  if (channel === 'mastodon' || channel === 'bluesky') return null
  const sending = signAs(channel, { id: name, body, at: new Date() }, keys)
  const { query, headers } = sending
  const sent = {
    query: spoiled ? query.replace(/.$/, '-') : query,
    headers: spoiled ? spoil(headers) : headers,
  }
  const text = spoiled ? sending.body.replace(/secret=../, 'secret=--') : sending.body
  const answer = await fetch(house.url + id + sent.query, {
    method: 'POST',
    headers: sent.headers,
    body: text,
  })
  await answer.arrayBuffer()
  return answer.status
}

/** Of whatever proves who is calling, one letter is another. */
const spoil = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      /signature|authorization/.test(name)
        ? value.replace(/(.)(.{4})$/, (_, one, rest) => (one === 'A' ? 'B' : 'A') + rest)
        : value,
    ]),
  )

/** What the door kept is taken at once; what it names would be fetched, and is counted. */
async function takeAll(): Promise<{ kept: Delivery[]; fetches: number }> {
  const { db } = openedDatabase()
  const waiting = await db.select().from(deliveries).where(eq(deliveries.state, 'kept'))
  const keys = waiting.map(({ propertyId, id }) => ({ propertyId, deliveryId: id }))
  let fetches = 0
  await takeDeliveries(db, keys, new Date(), async (_tx, jobs) => {
    fetches += jobs.length
  })
  const all = await db.select().from(deliveries)
  return { kept: all.filter(({ id }) => waiting.some((one) => one.id === id)), fetches }
}

describe.skipIf(SAMPLES.length === 0)('through the door', () => {
  test.each(SAMPLES)('%s is understood, or lies in quarantine with a reason', async (name) => {
    const text = sampleText(name)
    const ours = channelOfSample(name)
    for (const channel of CHANNELS) {
      const status = await post(channel, name, text)
      if (status === null) continue
      expect(status, `${name} to ${channel}`).toBeLessThan(500)
      if (channel === ours) expect([200, 202, 204], `${name} to its own channel`).toContain(status)
    }
    const { kept, fetches } = await takeAll()
    const reasons = messagesOf('en').intake?.problem
    for (const { state, problem, connectorId } of kept) {
      expect(['taken', 'quarantined'], `${name} to ${connectorId}`).toContain(state)
      if (state === 'quarantined') expect(reasons).toHaveProperty(problem?.key ?? 'no reason')
    }
    const own = kept.find(({ connectorId }) => ours !== null && connectorId === house.ids.get(ours))
    const became = own ? `${own.state} ${own.problem?.key ?? ''} ${own.problem?.saw ?? ''}` : 'sent by nobody'
    console.log(`${name} → ${ours ?? 'no channel of its own'}: ${became.trim()}, ${fetches} to fetch in all`)
  })

  test('not one of them passes with a letter of its proof changed', async () => {
    const before = await openedDatabase().db.$count(deliveries)
    for (const name of SAMPLES)
      for (const channel of CHANNELS) {
        const status = await post(channel, name, sampleText(name), true)
        if (status !== null) expect([401, 415], `${name} to ${channel}`).toContain(status)
      }
    expect(await openedDatabase().db.$count(deliveries)).toBe(before)
  })

  test('something was heard', async () => {
    expect(await openedDatabase().db.$count(signals)).toBeGreaterThan(10)
  })
})
