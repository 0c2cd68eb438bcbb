/**
 * Signature vectors that vendors or standards published, or that were computed by their documented rule, from
 * `vectors.json` in the folder of samples: each verifies, and with one byte changed it does not.
 */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { SAMPLES, sampleText, VECTORS } from '@/lib/testing/samples'
import { anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import type { Channel } from './channel'
import { channels } from './registry'

const Vectors = z.object({
  vectors: z.array(
    z.object({
      name: z.string(),
      scheme: z.string(),
      secret: z.string(),
      header_value: z.string(),
      body: z.string().optional(),
      id: z.string().optional(),
      timestamp: z.string().optional(),
      url: z.string().optional(),
      crc_token: z.string().optional(),
    }),
  ),
})
type Vector = z.output<typeof Vectors>['vectors'][number]

/** By scheme, which channel speaks it, and in which header. */
const SPOKEN: Record<string, [Channel, string]> = {
  'standard-webhooks': [channels.standard_webhooks, 'webhook-signature'],
  'hmac-sha256-hex-prefixed': [channels.meta, 'x-hub-signature-256'],
  'hmac-sha256-base64-prefixed': [channels.x, 'x-twitter-webhooks-signature'],
  'hmac-sha256-base64': [channels.mews_pos, 'x-signature'],
  square: [channels.square, 'x-square-hmacsha256-signature'],
  toast: [channels.toast, 'toast-signature'],
}
/** Nobody of these sends to us: for comparison only. */
const UNSPOKEN = ['x-crc', 'stripe', 'hmac-sha512-hex', 'standard-webhooks-v1a']

const { vectors } = SAMPLES.includes(VECTORS)
  ? Vectors.parse(JSON.parse(sampleText(VECTORS)))
  : { vectors: [] }

function verifies({ scheme, secret, header_value, body = '', id, timestamp, url }: Vector): boolean {
  const [channel, header] = SPOKEN[scheme] ?? []
  if (!channel || !header) throw new Error(`Nobody speaks ${scheme}.`)
  const headers = new Headers({ [header]: header_value })
  if (id) headers.set('webhook-id', id)
  if (timestamp) headers.set('webhook-timestamp', timestamp)
  const trust = trusting([secret], {
    vendorSecrets: [secret],
    account: { ...anAccount, webhookUrl: url ?? anAccount.webhookUrl },
  })
  const now = timestamp ? new Date(Number(timestamp) * 1000) : new Date('2026-07-10T12:00:00Z')
  return channel.verify(aRawDelivery({ headers, body: Buffer.from(body) }), trust, now)
}

const otherwise = (text: string, at: number) => {
  const bytes = Buffer.from(text)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('latin1')
}

describe.skipIf(vectors.length === 0)('a signature vector', () => {
  const spoken = vectors.filter(({ scheme }) => !UNSPOKEN.includes(scheme))

  test.each(spoken.map((vector) => [vector.name, vector] as const))(
    '%s verifies, byte for byte',
    (_name, vector) => {
      expect(verifies(vector)).toBe(true)
      const { body = '', header_value: said } = vector
      // Only plain letters are exchanged, so that what is sent stays the text that it is.
      for (const [at, letter] of [...body].entries())
        if (/[ -~]/.test(letter)) {
          const other = letter === 'x' ? 'y' : 'x'
          expect(
            verifies({ ...vector, body: body.slice(0, at) + other + body.slice(at + 1) }),
            `byte ${at}`,
          ).toBe(false)
        }
      for (let at = said.length - 10; at < said.length - 2; at += 1)
        expect(
          verifies({ ...vector, header_value: otherwise(said, at) }),
          `byte ${at} of the signature`,
        ).toBe(false)
      expect(verifies({ ...vector, secret: `${vector.secret.slice(0, -2)}AA` })).toBe(false)
    },
  )

  test('of the challenge of X is what is answered', () => {
    const challenges = vectors.filter(({ scheme }) => scheme === 'x-crc')
    expect(challenges.length).toBeGreaterThan(0)
    for (const { crc_token: token = '', secret, header_value } of challenges) {
      const asked = { method: 'GET', url: `/?crc_token=${token}`, headers: new Headers() }
      const answer = channels.x.shakeHands?.(asked, trusting([], { vendorSecrets: [secret] }))
      expect(JSON.parse(answer?.body ?? '{}')).toEqual({ response_token: header_value })
    }
  })

  test('is of a scheme that a channel speaks, or that nobody sends to us', () => {
    const schemes = new Set(vectors.map(({ scheme }) => scheme))
    expect([...schemes].filter((scheme) => !SPOKEN[scheme] && !UNSPOKEN.includes(scheme))).toEqual([])
  })
})
