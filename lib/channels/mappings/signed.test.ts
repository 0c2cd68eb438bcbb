import { describe, expect, test } from 'vitest'

import type { Channel, Trust } from '@/lib/channels/channel'
import { anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { mewsPos } from './mews-pos'
import { square } from './square'
import { toast } from './toast'

type Vector = {
  name: string
  channel: Channel
  header: string
  secret: string
  url?: string
  body: string
  signature: string
}

/** Square's are published: square/square-nodejs-sdk, tests/integration/webhooks.test.ts @ c58c6e09. */
const PUBLISHED: Vector[] = [
  {
    name: 'Square, a test notification',
    channel: square,
    header: 'x-square-hmacsha256-signature',
    secret: 'Ibxx_5AKakO-3qeNVR61Dw',
    url: 'https://webhook.site/679a4f3a-dcfa-49ee-bac5-9d0edad886b9',
    body: '{"merchant_id":"MLEFBHHSJGVHD","type":"webhooks.test_notification","event_id":"ac3ac95b-f97d-458c-a6e6-18981597e05f","created_at":"2022-07-13T20:30:59.037339943Z","data":{"type":"webhooks","id":"bc368e64-01aa-407e-b46e-3231809b1129"}}',
    signature: 'GF4YkrJgGBDZ9NIYbNXBnMzqb2HoL4RW/S6vkZ9/2N4=',
  },
  {
    name: 'Square, a made-up id',
    channel: square,
    header: 'x-square-hmacsha256-signature',
    secret: 'signature-key',
    url: 'https://webhook.site/webhooks',
    body: '{"data":{"type":"webhooks","id":"fake_id"}}',
    signature: 'W3FlCNk5IA3ZQ2LHTWoajvzfaDu/OwY2tNHIHC3IUOA=',
  },
  {
    name: 'Square, angle brackets as they are',
    channel: square,
    header: 'x-square-hmacsha256-signature',
    secret: 'signature-key',
    url: 'https://webhook.site/webhooks',
    body: '{"data":{"type":"webhooks","id":">id<"}}',
    signature: 'Cxt7+aTi4rKgcA0bC4g9EHdVtLSDWdqccmL5MvihU4U=',
  },
]

/** Made here by the documented rule with `openssl dgst -sha256 -hmac`: these vendors publish none. */
const OURS: Vector[] = [
  {
    name: 'Mews POS',
    channel: mewsPos,
    header: 'x-signature',
    secret: 'pos-secret',
    body: '{"data":{"id":"b-1","type":"bookings","attributes":{"status":"seated","updatedAt":"2026-07-10T11:00:00.000Z"}},"meta":{"eventType":"booking.status.updated"}}',
    signature: 'bfEZ5Yx8GGZ28ong0fobdVlUsBewLh89PExI5tnD/+s=',
  },
  {
    name: 'Toast',
    channel: toast,
    header: 'toast-signature',
    secret: 'toast-secret',
    body: '{"timestamp":"2026-07-10T11:00:00.000Z","eventType":"order_updated","guid":"g-1","details":{}}',
    signature: 'Rktdcl0UvmzUAc06HskFyUjdcQEuZa9lNrtpXC0QeSI=',
  },
]

const passes = ({ channel, header, secret, url, body, signature }: Vector, trust?: Partial<Trust>) =>
  channel.verify(
    aRawDelivery({ headers: new Headers({ [header]: signature }), body: Buffer.from(body) }),
    trusting([], {
      vendorSecrets: [secret],
      account: { ...anAccount, webhookUrl: url ?? anAccount.webhookUrl },
      ...trust,
    }),
    new Date(),
  )
const withOther = (text: string, at: number) =>
  `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`

describe.each([...PUBLISHED, ...OURS])('$name', (vector) => {
  test('verifies', () => {
    expect(passes(vector)).toBe(true)
    expect(passes(vector, { vendorSecrets: ['the new one', vector.secret] })).toBe(true)
  })

  test.each(['body', 'signature'] as const)('does not with any byte of its %s changed', (part) => {
    for (let at = 0; at < vector[part].length; at += 1)
      expect(passes({ ...vector, [part]: withOther(vector[part], at) }), `byte ${at}`).toBe(false)
  })

  test('does not with another secret, an empty one, ours, or none', () => {
    for (const vendorSecrets of [['another'], [''], []]) expect(passes(vector, { vendorSecrets })).toBe(false)
    expect(passes(vector, { vendorSecrets: [], secrets: [vector.secret] })).toBe(false)
    const bare = aRawDelivery({ body: Buffer.from(vector.body) })
    expect(vector.channel.verify(bare, trusting([], { vendorSecrets: [vector.secret] }), new Date())).toBe(
      false,
    )
  })
})

test('what Square signs holds for the registered address only, byte for byte', () => {
  const [vector] = PUBLISHED
  if (!vector?.url) throw new Error('there is no vector')
  for (const url of [`${vector.url}/`, vector.url.replace('https', 'http'), vector.url.toUpperCase()])
    expect(passes({ ...vector, url })).toBe(false)
})

test('what Toast signs holds with the time that the body has', () => {
  const [, vector] = OURS
  if (!vector) throw new Error('there is no vector')
  const body = vector.body.replace('"timestamp":"2026-07-10T11:00:00.000Z",', '')
  expect(passes({ ...vector, body })).toBe(false)
})
