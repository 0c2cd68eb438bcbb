/** Many large bodies while nothing can be written: what the house holds of them, and what it tells their senders. */
import { once } from 'node:events'
import { request as ask } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { doors } from '@/app/api/doors'
import { openedDatabase } from '@/db/pool'
import { connectorSecrets, deliveries } from '@/db/schema/signals'
import { signedHeaders } from '@/lib/channels/signature'
import { sealSecret } from '@/lib/secrets/seal'
import { BODY_ROOM } from '@/lib/signals/body-room'
import { MAX_BODY_BYTES } from '@/lib/signals/receive-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aConnector, aProperty } from '@/lib/testing/furnish'

import { makeDoor } from './door'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const SENDERS = 6
const EACH = 20
const TO_COME_AGAIN = ['429, again in 2', '503, again in 5']
const body = Buffer.alloc(MAX_BODY_BYTES, 'a')

const house = {
  port: 0,
  senders: [] as string[],
  database: null as Awaited<ReturnType<typeof cloneDatabase>> | null,
  close: async () => {},
}

beforeAll(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  const database = await cloneDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  const { id: propertyId } = await aProperty(database.db)
  for (let at = 0; at < SENDERS; at += 1) {
    const { id: connectorId } = await aConnector(database.db, propertyId, { name: `Sender ${at}` })
    const row = { propertyId, connectorId, sealed: sealSecret(secret), createdAt: new Date() }
    await database.db.insert(connectorSecrets).values(row)
    house.senders.push(connectorId)
  }
  const answerByNext = async () => undefined
  const server = makeDoor({ publicUrl: 'http://house.example', isDev: false, answerByNext })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  house.port = typeof address === 'object' ? (address?.port ?? 0) : 0
  house.database = database
  house.close = async () => {
    await doors().close()
    server.close()
    server.closeAllConnections()
    await openedDatabase().close()
    await database.drop()
  }
})
afterAll(async () => {
  await house.close()
  vi.unstubAllEnvs()
})

type Answered = { status: number; retryAfter: string | undefined; id: string }

function send(connectorId: string, id: string) {
  const headers = { ...signedHeaders({ id, at: new Date(), body }, secret), 'content-length': body.length }
  const path = `/api/webhooks/${connectorId}`
  return new Promise<Answered>((done, failed) => {
    const sending = ask({ port: house.port, host: '127.0.0.1', path, method: 'POST', headers }, (answer) => {
      done({ status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'], id })
      answer.resume()
    })
    sending.on('error', failed)
    sending.end(body)
  })
}

/** Bytes of bodies that are still held by somebody, without those that only wait to be swept up. */
function heldBytes() {
  setFlagsFromString('--expose_gc')
  const sweepUp: unknown = runInNewContext('gc')
  if (typeof sweepUp === 'function') sweepUp()
  return process.memoryUsage().arrayBuffers
}

test('while the database stands still, no more is held than there is room for, and all else is told to come again', async () => {
  const { db } = house.database ?? {}
  if (!db) throw new Error('There is no database.')
  const before = heldBytes()
  const { promise: unlocked, resolve: unlock } = Promise.withResolvers<void>()
  const { promise: locked, resolve: tellLocked } = Promise.withResolvers<void>()
  const standing = db.transaction(async (tx) => {
    await tx.execute(sql`lock table deliveries in access exclusive mode`)
    tellLocked()
    await unlocked
  })
  await locked

  const refused: Answered[] = []
  const sent = Array.from({ length: SENDERS * EACH }, async (_, at) => {
    const answered = await send(house.senders[at % SENDERS] ?? '', `msg_${at}`)
    if (answered.status !== 202) refused.push(answered)
    return answered
  })
  // Those that were let in are not answered before they are written; everybody else is, at once.
  const room = BODY_ROOM.most / MAX_BODY_BYTES
  const toRefuse = sent.length - room
  await vi.waitFor(() => expect(refused.length).toBeGreaterThanOrEqual(toRefuse), { timeout: 20_000 })
  // Beside what is let in, two batches of it wait for the database as text that is twice as long (keep-delivery.ts), and
  // what was refused is on the wire for a moment.
  const most = BODY_ROOM.most * 1.5
  await vi
    .waitFor(() => expect(heldBytes() - before).toBeLessThan(most), { timeout: 10_000, interval: 250 })
    .finally(unlock)
  await standing
  const answers = await Promise.all(sent)

  const told = new Set(refused.map(({ status, retryAfter }) => `${status}, again in ${retryAfter}`))
  expect([...told].filter((words) => !TO_COME_AGAIN.includes(words))).toEqual([])
  const kept = await db.select({ key: deliveries.key, bytes: sql<number>`length(body)` }).from(deliveries)
  const accepted = answers.filter(({ status }) => status === 202).map(({ id }) => id)
  expect(kept.map(({ key }) => key).toSorted()).toEqual(accepted.toSorted())
  expect(new Set(kept.map(({ bytes }) => bytes))).toEqual(new Set([body.length]))
  expect(accepted.length).toBeGreaterThan(room / 2)
}, 60_000)
