/** Signatures of vendors that sign the raw bytes with a text both sides know: "sha256=", and the digest. */
import { createHmac } from 'node:crypto'

import { isSameSignature } from './signature'

type Encoding = 'hex' | 'base64'

export const hmacOf = (secret: string, bytes: Uint8Array | string, encoding: Encoding) =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest(encoding)}`

/** Nothing passes on an empty secret. Compared as text: several base64 texts decode to the same bytes. */
export const isSignedWith = (
  secrets: readonly string[],
  { said, bytes, encoding }: { said: string | null; bytes: Uint8Array; encoding: Encoding },
) =>
  said !== null &&
  secrets.some((secret) => secret !== '' && isSameSignature(said, hmacOf(secret, bytes, encoding)))
