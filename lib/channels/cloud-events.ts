/**
 * CloudEvents 1.0 over HTTP, structured, batched or binary; `data` is the documented payload of a signal.
 *
 * Facts: cloudevents/spec @ c2845a49, spec.md, http-protocol-binding.md and http-webhook.md. `source` and `id`
 * together are unique. Nothing signs a body: the sender shows a token, as a bearer or as `access_token` in the
 * address. In binary mode the attributes are `ce-` headers and the body is the data alone, so it is kept rewritten
 * into structured mode.
 */
import { createHash } from 'node:crypto'

import {
  type Channel,
  mediaTypeOf,
  type Problem,
  problem,
  type RawDelivery,
  type Reading,
  takesJson,
} from './channel'
import { readPayloads } from './generic-payload'
import { reach, textAt } from './reach'
import { type Json, parseJson, textOf } from './safe-json'
import { inAddress, isKnown, tokensOf } from './shown-secret'
import { keyOfBytes, parsed, readingOf } from './vendor-json'

const STRUCTURED = 'application/cloudevents+json'
const REQUIRED = ['id', 'source', 'type'] as const
/** Those that the house reads; a header per extension could be anything. */
const ATTRIBUTES = ['id', 'source', 'specversion', 'type', 'subject', 'time', 'dataschema']

export const cloudEvents: Channel = {
  name: 'cloud_events',
  answersInWords: true,

  verify: (delivery, { secrets }) =>
    isKnown([...tokensOf(delivery), ...inAddress(delivery, 'access_token')], secrets),

  deliveryKey(delivery) {
    const event = isBinary(delivery) ? attributesIn(delivery) : parseOrNull(delivery.body)
    const [id, source] = [textAt(event, 'id'), textAt(event, 'source')]
    if (id === null || source === null) return keyOfBytes(delivery.body)
    return `ce:${createHash('sha256')
      .update(JSON.stringify([source, id]))
      .digest('hex')}`
  },

  takes: (mediaType) => takesJson(mediaType) || mediaType === 'text/plain',

  /** The handshake asks for leave to send, before any token is shown; the leave is for POST with a token alone. */
  shakeHands({ method, headers }) {
    const origin = headers.get('webhook-request-origin')
    if (method !== 'OPTIONS' || origin === null || !/^[\w.:/-]{1,253}$/.test(origin)) return null
    const rate = headers.get('webhook-request-rate')
    return {
      status: 200,
      headers: {
        allow: 'OPTIONS, POST',
        'webhook-allowed-origin': origin,
        'webhook-allowed-rate': rate !== null && /^[1-9]\d{0,8}$/.test(rate) ? rate : '*',
      },
      body: '',
      contentType: 'text/plain',
    }
  },

  keepAs(delivery) {
    if (!isBinary(delivery))
      return { contentType: delivery.headers.get('content-type') ?? '', body: delivery.body }
    return { contentType: STRUCTURED, body: Buffer.from(JSON.stringify(structuredOf(delivery))) }
  },

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const events = Array.isArray(found.json) ? found.json : [found.json]
    const all: Reading = { signals: [], problems: [] }
    for (const event of events) {
      const one = readEvent(event, kept.receivedAt)
      all.signals.push(...one.signals)
      all.problems.push(...one.problems)
    }
    return all
  },
}

function readEvent(event: Json, receivedAt: Date): Reading {
  const wrong = whatIsWrong(event)
  if (wrong) return readingOf([wrong])
  const data = dataOf(event)
  if ('key' in data) return readingOf([data])
  const items = Array.isArray(data.json) ? data.json : [data.json]
  // An event that only says that something happened: nobody said anything.
  if (items.every((item) => item === null)) return readingOf([])
  return readPayloads(
    items.map((item) => filledIn(item, event)),
    receivedAt,
  )
}

function whatIsWrong(event: Json): Problem | null {
  const version = textAt(event, 'specversion')
  if (version === null) return problem('field_missing', 'specversion')
  if (!/^1\.\d+$/.test(version)) return problem('field_wrong', `specversion = ${version}`)
  const missing = REQUIRED.find((name) => textAt(event, name) === null)
  return missing ? problem('field_missing', missing) : null
}

/** JSON as it stands, JSON as text, or JSON as bytes. */
function dataOf(event: Json): { json: Json } | Problem {
  const bytes = textAt(event, 'data_base64')
  const data = reach(event, 'data')
  const text = bytes === null ? data : Buffer.from(bytes, 'base64').toString('utf8')
  if (typeof text !== 'string') return { json: data }
  const found = parseJson(text)
  return found.ok ? { json: found.value } : problem('field_wrong', `data = ${text}`)
}

/** What the event says already need not be said again in its data. */
function filledIn(item: Json, event: Json): Json {
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return item
  return {
    ...item,
    id: item.id ?? textAt(event, 'subject') ?? textAt(event, 'id'),
    occurredAt: item.occurredAt ?? textAt(event, 'time') ?? null,
  }
}

const isBinary = ({ headers }: RawDelivery) =>
  headers.get('ce-specversion') !== null &&
  !mediaTypeOf(headers.get('content-type')).startsWith('application/cloudevents')

function attributesIn({ headers }: RawDelivery): { [name: string]: Json } {
  const found: { [name: string]: Json } = {}
  for (const name of ATTRIBUTES) {
    const value = headers.get(`ce-${name}`)
    if (value !== null) found[name] = unescaped(value)
  }
  return found
}

function structuredOf(delivery: RawDelivery): { [name: string]: Json } {
  const contentType = delivery.headers.get('content-type')
  const event = { ...attributesIn(delivery), ...(contentType ? { datacontenttype: contentType } : {}) }
  if (delivery.body.length === 0) return event
  const found = parseJson(textOf(delivery.body))
  return found.ok
    ? { ...event, data: found.value }
    : { ...event, data_base64: Buffer.from(delivery.body).toString('base64') }
}

/** Header values are percent-encoded; one that is not was meant as it stands. */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

function parseOrNull(body: Uint8Array): Json {
  const found = parseJson(textOf(body))
  return found.ok ? found.value : null
}
