import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { aRawDelivery, trusting } from '@/lib/testing/trust'

import { signedHeaders } from './signature'
import { standardWebhooks } from './standard-webhooks'

/** Published vectors, typed anew from their sources. */
const VECTORS = [
  {
    // standard-webhooks/standard-webhooks, libraries/javascript/src/webhook.test.ts
    family: 'webhook',
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    timestamp: '1614265330',
    body: '{"test": 2432232314}',
    signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
  {
    // docs.svix.com, receiving/verifying-payloads/how-manual
    family: 'svix',
    secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
    id: 'msg_loFOjxBNrRLzqYUf',
    timestamp: '1731705121',
    body: '{"event_type":"ping","data":{"success":true}}',
    signature: 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
  },
]
type Vector = (typeof VECTORS)[number]

const headersOf = ({ family, id, timestamp, signature }: Vector) =>
  new Headers({
    [`${family}-id`]: id,
    [`${family}-timestamp`]: timestamp,
    [`${family}-signature`]: signature,
  })
const delivery = (vector: Vector) =>
  aRawDelivery({ headers: headersOf(vector), body: Buffer.from(vector.body) })
const sentAt = ({ timestamp }: Vector, seconds = 0) => new Date((Number(timestamp) + seconds) * 1000)
const passes = (vector: Vector, secrets = [vector.secret], now = sentAt(vector)) =>
  standardWebhooks.verify(delivery(vector), trusting(secrets), now)

const withOther = (text: string, at: number) =>
  `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`

describe.each(VECTORS)('the published vector $id', (vector) => {
  test('passes', () => {
    expect(passes(vector)).toBe(true)
  })

  test.each(['id', 'timestamp', 'body', 'signature'] as const)(
    'fails with any byte of its %s changed',
    (part) => {
      for (let at = 0; at < vector[part].length; at += 1) {
        const changed = { ...vector, [part]: withOther(vector[part], at) }
        expect(passes(changed, [vector.secret], sentAt(vector)), `byte ${at}`).toBe(false)
      }
    },
  )

  test('is not believed with another secret, an empty one, or none', () => {
    for (const secrets of [['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'], [''], ['whsec_'], []])
      expect(passes(vector, secrets)).toBe(false)
  })

  test('passes while the sender or the house still holds an older secret', () => {
    expect(passes(vector, ['whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', vector.secret])).toBe(true)
    const twice = { ...vector, signature: `v1a,bm90aGluZw== v1,AAAA ${vector.signature}` }
    expect(passes(twice)).toBe(true)
  })

  test('is too old, or too early, after five minutes', () => {
    for (const seconds of [-300, 0, 300])
      expect(passes(vector, undefined, sentAt(vector, seconds))).toBe(true)
    for (const seconds of [-301, 301]) expect(passes(vector, undefined, sentAt(vector, seconds))).toBe(false)
  })
})

test('names of two families do not add up to a signature', () => {
  const [vector] = VECTORS
  if (!vector) throw new Error('there is no vector')
  const headers = headersOf(vector)
  const mixed = aRawDelivery({ headers, body: Buffer.from(vector.body) })
  headers.delete('webhook-signature')
  headers.set('svix-signature', vector.signature)
  expect(standardWebhooks.verify(mixed, trusting([vector.secret]), sentAt(vector))).toBe(false)
})

test('nobody signs with an empty key', () => {
  const nothing = { id: 'msg_1', at: new Date(0), body: Buffer.from('{}') }
  expect(() => signedHeaders(nothing, 'whsec_')).toThrow(/empty/)
})

test('what we sign, we believe, whatever the bytes', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  fc.assert(
    fc.property(fc.uint8Array(), fc.stringMatching(/^[\w-]{1,40}$/), (body, id) => {
      const at = new Date(1_800_000_000_000)
      const headers = new Headers(signedHeaders({ id, at, body }, secret))
      expect(standardWebhooks.verify(aRawDelivery({ headers, body }), trusting([secret]), at)).toBe(true)
      const longer = Buffer.concat([body, Buffer.of(0)])
      expect(standardWebhooks.verify(aRawDelivery({ headers, body: longer }), trusting([secret]), at)).toBe(
        false,
      )
    }),
  )
})
