/** Where every story begins: verify, keep, acknowledge. Next and the door share it. */
import { newId } from '@/db/id'
import {
  type Account,
  type Keepsake,
  type KeptBody,
  mediaTypeOf,
  type Problem,
  type RawDelivery,
  type SaidHeaders,
} from '@/lib/channels/channel'
import { channels } from '@/lib/channels/registry'
import type { FindConnector, KnownConnector } from '@/lib/connectors/known-connectors'
import type { FindKeys } from '@/lib/connectors/known-keys'
import { log } from '@/lib/log'

import type { BodyRoom, Seat } from './body-room'
import { Overloaded } from './gather'
import type { Keeper } from './keep-delivery'

export const MAX_BODY_BYTES = 1024 * 1024
const MAX_KEY_LENGTH = 300
const RETRY_AFTER_SECONDS = 5
/** What one sender may have waiting is written by then. */
const SLOWER_AFTER_SECONDS = 2

export type Intake = {
  findConnector: FindConnector
  findKeys: FindKeys
  keeper: Keeper
  /** Where bodies are held, from their first byte to their answer. */
  room: BodyRoom
  /** A problem in English, for the person who sets up a sender and reads the answer. */
  tell: (problem: Problem) => string
}

/** A request, as little of it as is needed: from the web's `Request`, or straight from a socket. */
export type Asked = {
  method: string
  /** Path and query. */
  url: string
  headers: SaidHeaders
  /**
   * Counted while reading, because a sender may say any length: a body is kept whole or not at all. Every part of it
   * is taken before it is held; what `take` throws ends the reading.
   */
  readBody: (most: number, take: Seat['take']) => Promise<Uint8Array | 'too_large' | 'cut'>
}
export type Answer = { status: number; headers: Record<string, string>; text: string }

/** Web-standard in and out, for Next and whatever else speaks it. */
export async function receiveDelivery(intake: Intake, request: Request, connectorId: string, now: Date) {
  const { method, headers } = request
  const { pathname, search } = new URL(request.url)
  const readBody: Asked['readBody'] = (most, take) => readAtMost(request, most, take)
  const asked = { method, url: pathname + search, headers, readBody }
  return responseOf(await answerDelivery(intake, asked, connectorId, now))
}

export const responseOf = ({ status, headers, text }: Answer) =>
  new Response(status === 204 ? null : text, { status, headers })

/** Answers 2xx only after the row is committed, and never throws: what goes wrong here is for later, not for ever. */
export async function answerDelivery(
  intake: Intake,
  asked: Asked,
  connectorId: string,
  now: Date,
): Promise<Answer> {
  try {
    if (asked.method !== 'POST') return (await shakeHands(intake, asked, connectorId, now)) ?? ONLY_POST
    return await receive(intake, asked, connectorId, now)
  } catch (error) {
    if (error instanceof Overloaded && error.by === 'one') return SLOWER
    log.warn({ err: error, connectorId }, 'a delivery could not be kept')
    return COME_BACK
  }
}

/** Before anything is sent, some vendors ask whether it would be welcome. Null where this one asks nothing. */
async function shakeHands(intake: Intake, asked: Asked, connectorId: string, now: Date) {
  if (!HANDSHAKES.includes(asked.method) || !isId(connectorId)) return null
  const connector = await intake.findConnector(connectorId, now)
  if (!connector) return null
  const channel = channels[connector.channel]
  if (!channel.shakeHands) return null
  const shaken = channel.shakeHands(asked, connector)
  if (!shaken) return answer(403, { error: 'This handshake is not the one of this connector.' })
  const { status, headers, body, contentType } = shaken
  return { status, headers: { ...plain(contentType), ...headers }, text: body }
}

const HANDSHAKES = ['GET', 'OPTIONS']

async function receive(intake: Intake, asked: Asked, connectorId: string, now: Date): Promise<Answer> {
  const connector = isId(connectorId) ? await intake.findConnector(connectorId, now) : null
  if (!connector) return answer(404, { error: 'There is no connector at this address.' })

  const channel = channels[connector.channel]
  const contentType = asked.headers.get('content-type') ?? ''
  if (!channel.takes(mediaTypeOf(contentType)))
    return answer(415, { error: 'This content type cannot be read. Please send application/json.' })

  const seat = intake.room(connector.id)
  try {
    const body = await asked.readBody(MAX_BODY_BYTES, seat.take)
    return await receiveBody(intake, asked, { connector, contentType, body }, now)
  } finally {
    seat.leave()
  }
}

type Received = { connector: KnownConnector; contentType: string; body: Uint8Array | 'too_large' | 'cut' }

async function receiveBody(
  intake: Intake,
  asked: Asked,
  { connector, contentType, body }: Received,
  now: Date,
): Promise<Answer> {
  if (body === 'too_large') return answer(413, { error: `A body may have ${MAX_BODY_BYTES} bytes at most.` })
  if (body === 'cut') return answer(400, { error: 'The body ended before its time.' })

  const delivery = { url: asked.url, headers: asked.headers, body }
  const isBelieved = await believe(intake, connector, delivery, now)
  if (isBelieved === 'no keys') return COME_BACK
  if (!isBelieved) return answer(401, { error: 'The signature or the token is not right, or it is too old.' })

  const channel = channels[connector.channel]
  const key = channel.deliveryKey(delivery) ?? newId()
  if (body.length === 0) return answer(400, { error: 'The body is empty.' })
  if (key.length > MAX_KEY_LENGTH) return answer(400, { error: 'The id of the delivery is too long.' })

  const { network, account, zone } = connector
  const keepsake = channel.keepAs?.(delivery) ?? { contentType, body }
  const kept = { ...shortened(keepsake), network, account, zone, receivedAt: now }
  const problem = channel.answersInWords ? (channel.read(kept).problems[0] ?? null) : null
  if (problem && isGarbled(problem)) return answer(400, { error: intake.tell(problem) })
  return keep(intake, connector, { ...kept, key }, problem)
}

/** Where the vendor signs with keys that it publishes, they are fetched, and once more if they may have changed. */
async function believe(
  { findKeys }: Intake,
  connector: KnownConnector,
  delivery: RawDelivery,
  now: Date,
): Promise<boolean | 'no keys'> {
  const { verify, keysUrl } = channels[connector.channel]
  if (keysUrl === undefined) return verify(delivery, connector, now)
  const url = addressOf(keysUrl, connector.account)
  const keys = await findKeys(url, now)
  if (!keys) return 'no keys'
  if (verify(delivery, { ...connector, keys }, now)) return true
  const newer = await findKeys(url, now, true)
  return newer !== null && newer !== keys && verify(delivery, { ...connector, keys: newer }, now)
}

/** A stand-in publishes its keys under the same path. */
const addressOf = (url: string, { baseUrl }: Account) =>
  baseUrl === null ? url : baseUrl + new URL(url).pathname

const shortened = ({ contentType, body }: Keepsake): Keepsake => ({
  contentType: contentType.slice(0, 200),
  body,
})

async function keep(
  { keeper, tell }: Intake,
  { propertyId, id: connectorId, channel }: KnownConnector,
  { key, contentType, body, receivedAt }: KeptBody & { key: string },
  problem: Problem | null,
): Promise<Answer> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const kept = await keeper.keep({ propertyId, connectorId, key, contentType, body: bytes, receivedAt })
  const said = { ok: true, id: kept.id, duplicate: kept.isDuplicate }
  return answer(channels[channel].accepts ?? 202, problem ? { ...said, problem: tell(problem) } : said)
}

/** What no person could make anything of either; everything else is kept for one to look at. */
const isGarbled = ({ key }: Problem) => key === 'not_json' || key === 'too_deep'

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

async function readAtMost(
  { headers, body }: Request,
  most: number,
  take: Seat['take'],
): Promise<Uint8Array | 'too_large' | 'cut'> {
  if (Number(headers.get('content-length') ?? 0) > most) return 'too_large'
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of body ?? []) {
      length += chunk.byteLength
      if (length > most) return 'too_large'
      take(chunk.byteLength)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof Overloaded) throw error
    return 'cut'
  }
  return Buffer.concat(chunks)
}

const plain = (contentType: string) => ({ 'cache-control': 'no-store', 'content-type': contentType })

function answer(status: number, said: object, headers: Record<string, string> = {}): Answer {
  const text = status === 204 ? '' : JSON.stringify(said)
  return { status, text, headers: { ...plain('application/json'), ...headers } }
}

const ONLY_POST = answer(405, { error: 'Only POST is answered here.' }, { allow: 'POST' })

/** This sender alone is too fast; the others are still answered. */
const SLOWER = answer(
  429,
  { error: 'Too much at once from this sender. Please send it again, more slowly.' },
  { 'retry-after': `${SLOWER_AFTER_SECONDS}` },
)

/** Overrun, or the database is away. */
export const COME_BACK = answer(
  503,
  { error: 'It could not be kept. Please send it again.' },
  { 'retry-after': `${RETRY_AFTER_SECONDS}` },
)
