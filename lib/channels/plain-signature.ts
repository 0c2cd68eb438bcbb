/** Plain HMAC-SHA256 over bytes, the way most vendors sign. The secret is used as the text that it is. */
import { createHmac } from 'node:crypto'

import { isSame } from './signature'

type Part = string | Uint8Array

export function hmacOf(secret: string, parts: readonly Part[], encoding: 'base64' | 'hex'): string {
  const hmac = createHmac('sha256', secret)
  for (const part of parts) hmac.update(part)
  return hmac.digest(encoding)
}

/** Was this signed with any of the secrets? Never with an empty one; compared in constant time. */
export const isSignedBy = (
  shown: string | null,
  secrets: readonly string[],
  parts: readonly Part[],
  encoding: 'base64' | 'hex' = 'base64',
) =>
  Boolean(shown) &&
  secrets.some((secret) => secret !== '' && isSame(shown ?? '', hmacOf(secret, parts, encoding)))
