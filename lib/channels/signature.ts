/** Signatures by the Standard Webhooks scheme: how we check what comes, and how we sign what goes out. */
import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

export type Signed = { id: string; timestamp: string; body: Uint8Array }

/** Null for a secret without any key in it: nothing may ever pass on an empty key. */
export function signatureOf({ id, timestamp, body }: Signed, secret: string): string | null {
  const key = keyOf(secret)
  if (!key) return null
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body)
  return `v1,${hmac.digest('base64')}`
}

/** The keys of the last few secrets: preparing one costs more than signing with it. */
const keys = new Map<string, KeyObject>()
const MOST_KEYS = 500

function keyOf(secret: string): KeyObject | null {
  const known = keys.get(secret)
  if (known) return known
  const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  if (bytes.length === 0) return null
  if (keys.size >= MOST_KEYS) keys.clear()
  const key = createSecretKey(bytes)
  keys.set(secret, key)
  return key
}

/** For texts of one public length, such as signatures. Takes the same time whatever differs. */
export function isSameSignature(one: string, other: string): boolean {
  return (
    one.length === other.length && timingSafeEqual(Buffer.from(one, 'latin1'), Buffer.from(other, 'latin1'))
  )
}

/** The headers of one delivery of ours, for whoever posts our replies and for our own programs. */
export function signedHeaders(
  { id, at, body }: { id: string; at: Date; body: Uint8Array },
  secret: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = signatureOf({ id, timestamp, body }, secret)
  if (!signature) throw new Error('A delivery cannot be signed with an empty secret.')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signature,
  }
}

/** For secrets themselves. Takes the same time whatever differs, and whatever the lengths. */
export const isSame = (one: string, other: string) => timingSafeEqual(digest(one), digest(other))

const digest = (text: string) => createHash('sha256').update(text).digest()
