/**
 * The token that Pub/Sub sends along with a push: a JSON Web Token of Google's, signed with RS256
 * (cloud.google.com/pubsub/docs/authenticate-push-subscriptions, RFC 7519).
 */
import { createPublicKey, verify } from 'node:crypto'
import { z } from 'zod'

const ISSUERS = ['https://accounts.google.com', 'accounts.google.com']
const TOLERANCE_SECONDS = 60
/** Google's have about a thousand characters. */
const LONGEST = 8192

const Header = z.object({ alg: z.literal('RS256'), kid: z.string().nullish() })
const Claims = z.object({
  iss: z.enum(ISSUERS),
  aud: z.string(),
  email: z.string(),
  email_verified: z.literal(true),
  iat: z.number(),
  exp: z.number(),
})

type Expected = { audience: string; pushers: readonly string[] }

export function isPushToken(token: string, expected: Expected, keys: readonly JsonWebKey[], now: Date) {
  const [header, claims, signature, ...more] = token.split('.')
  if (!header || !claims || !signature || more.length > 0 || token.length > LONGEST) return false
  const head = Header.safeParse(partOf(header))
  const said = Claims.safeParse(partOf(claims))
  if (!head.success || !said.success) return false

  const { aud, email, iat, exp } = said.data
  const seconds = now.getTime() / 1000
  const isInTime = iat <= seconds + TOLERANCE_SECONDS && seconds < exp + TOLERANCE_SECONDS
  if (!isInTime || aud !== expected.audience || !expected.pushers.includes(email)) return false
  const signed = { bytes: Buffer.from(`${header}.${claims}`), signature: Buffer.from(signature, 'base64url') }
  // Several texts decode to the same bytes; only one of them was sent.
  if (signed.signature.toString('base64url') !== signature) return false
  return keys.some((key) => isNamed(key, head.data.kid) && isSignedBy(key, signed))
}

function partOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

/** Where either side leaves the name out, the key is tried. */
const isNamed = (key: JsonWebKey, kid: string | null | undefined) =>
  !kid || !('kid' in key) || key.kid === kid

function isSignedBy(key: JsonWebKey, { bytes, signature }: { bytes: Buffer; signature: Buffer }) {
  if (key.kty !== 'RSA') return false
  try {
    return verify('sha256', bytes, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)
  } catch {
    return false
  }
}
