/** Credentials as they are sealed, and opened again. */
import { z } from 'zod'

import type { VendorAccess } from '@/db/schema/connections'
import type { Credentials } from '@/lib/channels/poster'
import { openSecret, sealSecret } from '@/lib/secrets/seal'

const Kept = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  clientId: z.string().nullable(),
  clientSecret: z.string().nullable(),
})

/** The end stands outside, so that it is known in advance without opening anything. */
export function sealCredentials({ expiresAt, ...secret }: Credentials) {
  return { sealed: sealSecret(JSON.stringify(Kept.parse(secret))), expiresAt }
}

export const openCredentials = ({
  sealed,
  expiresAt,
}: Pick<VendorAccess, 'sealed' | 'expiresAt'>): Credentials => ({
  ...Kept.parse(JSON.parse(openSecret(sealed))),
  expiresAt,
})
