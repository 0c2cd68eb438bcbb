/** A way in that works once, for a quarter of an hour. Only its hash is kept, so the database opens no door. */
import { createHash, randomBytes } from 'node:crypto'

import type { Database } from '@/db/client'

import { insertSignInLink } from './sign-in-store'

const LINK_MINUTES = 15

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * `createdBy` is null when the house itself makes it (start, the command line). With `setsPassword`, the tap ends
 * every other session of the person and leads to choosing a new password. `path` begins with a slash.
 */
export async function makeSignInLink(
  db: Database,
  {
    personId,
    createdBy,
    setsPassword,
  }: { personId: string; createdBy: string | null; setsPassword: boolean },
  now: Date,
): Promise<{ token: string; path: string }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + LINK_MINUTES * 60_000)
  await insertSignInLink(db, {
    personId,
    createdBy,
    setsPassword,
    expiresAt,
    createdAt: now,
    tokenHash: hashOfToken(token),
  })
  return { token, path: `/sign-in/link/${token}` }
}
