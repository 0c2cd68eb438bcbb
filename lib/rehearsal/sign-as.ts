/** Sends as each vendor would: the other side of what `verify` of each channel holds against. */
import { createSign, type KeyObject } from 'node:crypto'

import type { ChannelName } from '@/db/vocabulary'
import { FORM } from '@/lib/channels/form'
import { hmacOf } from '@/lib/channels/plain-signature'
import { textAt } from '@/lib/channels/reach'
import { parseJson } from '@/lib/channels/safe-json'
import { SECRET_IN_ADDRESS } from '@/lib/channels/shown-secret'
import { signedHeaders } from '@/lib/channels/signature'

export type Keys = {
  /** Made by the house. */
  secret: string
  /** Made by the vendor; of Google: the e-mail address of the account that pushes. */
  vendorSecret: string
  /** Google’s own, of which the house knows the public half. */
  pushKey: KeyObject
  /** As it was registered: some sign it. */
  webhookUrl: string
}

export type Saying = { id: string; body: string; at: Date }
export type Sending = { query: string; headers: Record<string, string>; body: string }

const JSON_TYPE = { 'content-type': 'application/json' }

type Sign = (saying: Saying, keys: Keys) => Partial<Sending>

const byAddress: Sign = (_saying, { secret }) => ({
  query: `?${new URLSearchParams({ [SECRET_IN_ADDRESS]: secret })}`,
})
const byBearer: Sign = (_saying, { secret }) => ({
  headers: { ...JSON_TYPE, authorization: `Bearer ${secret}` },
})
const byHeader = (name: string, value: (saying: Saying, keys: Keys) => string): Sign => {
  return (saying, keys) => ({ headers: { ...JSON_TYPE, [name]: value(saying, keys) } })
}

/** Nobody calls for Mastodon and Bluesky: the worker reads there. */
export type Calling = Exclude<ChannelName, 'mastodon' | 'bluesky'>

const SIGNS: Record<Calling, Sign> = {
  standard_webhooks: ({ id, body, at }, { secret }) => ({
    headers: signedHeaders({ id, at, body: Buffer.from(body) }, secret),
  }),
  guesty: ({ id, body, at }, { vendorSecret }) => ({
    headers: signedHeaders({ id, at, body: Buffer.from(body) }, vendorSecret),
  }),
  bearer: byBearer,
  cloud_events: byBearer,
  x: byHeader(
    'x-twitter-webhooks-signature',
    ({ body }, { vendorSecret }) => `sha256=${hmacOf(vendorSecret, [body], 'base64')}`,
  ),
  meta: byHeader(
    'x-hub-signature-256',
    ({ body }, { vendorSecret }) => `sha256=${hmacOf(vendorSecret, [body], 'hex')}`,
  ),
  google_business: byHeader('authorization', (saying, keys) => `Bearer ${pushToken(saying, keys)}`),
  mews_pos: byHeader('x-signature', ({ body }, { vendorSecret }) => hmacOf(vendorSecret, [body], 'base64')),
  square: byHeader('x-square-hmacsha256-signature', ({ body }, { vendorSecret, webhookUrl }) =>
    hmacOf(vendorSecret, [webhookUrl, body], 'base64'),
  ),
  toast: byHeader('toast-signature', ({ body }, { vendorSecret }) => {
    const found = parseJson(body)
    const timestamp = (found.ok && textAt(found.value, 'timestamp')) || ''
    return hmacOf(vendorSecret, [body, timestamp], 'base64')
  }),
  foursquare: ({ body }, { secret }) => {
    const form = new URLSearchParams([...fieldsIn(body), ['secret', secret]])
    return { headers: { 'content-type': FORM }, body: form.toString() }
  },
  mews: byAddress,
  cloudbeds: byAddress,
  apaleo: byAddress,
  hostaway: byAddress,
  yelp: byAddress,
  trustpilot: byAddress,
  thefork: byAddress,
  sevenrooms: byAddress,
  youscan: byAddress,
}

/** Of a thing, each part is a field that holds it as JSON. */
function fieldsIn(body: string): [string, string][] {
  const found = parseJson(body)
  if (!found.ok || found.value === null || typeof found.value !== 'object') return []
  return Object.entries(found.value).map(([name, value]) => [name, JSON.stringify(value)])
}

export function signAs(channel: Calling, saying: Saying, keys: Keys): Sending {
  return { query: '', headers: JSON_TYPE, body: saying.body, ...SIGNS[channel](saying, keys) }
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function pushToken({ at }: Saying, { vendorSecret, webhookUrl, pushKey }: Keys): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const claims = {
    iss: 'https://accounts.google.com',
    aud: webhookUrl,
    email: vendorSecret,
    email_verified: true,
    iat: seconds,
    exp: seconds + 3600,
  }
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${createSign('sha256').update(signed).sign(pushKey, 'base64url')}`
}
