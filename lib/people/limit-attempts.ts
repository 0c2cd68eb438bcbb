/** Limits guessing, in the database, so that it holds for every web process and across restarts. */
import { createHash } from 'node:crypto'

import type { Database } from '@/db/client'

import {
  countAttempt,
  forgetAttempts,
  forgetOldAttempts,
  listAttempts,
  lockAttempts,
  uncountAttempt,
} from './attempt-store'
import { ADDRESS_LIMIT, ATTEMPT_WINDOW_MINUTES, NAME_LIMIT, secondsToWait } from './attempts'

export type Attempt = { keys: { name: string; address: string }; at: Date }

/**
 * Counts an attempt before it is judged, so that a hundred at once are a hundred. With a wait, nothing was counted
 * and nothing may be judged. What was typed is kept only as a hash: people type passwords into the wrong field.
 */
export function beginAttempt(
  db: Database,
  { name, address }: { name: string; address: string },
  now: Date,
): Promise<{ attempt: Attempt } | { waitSeconds: number }> {
  const keys = { name: keyOf('name', name.trim().toLowerCase()), address: keyOf('address', address) }
  const at = new Date(Math.floor(now.getTime() / 1000) * 1000)
  const since = new Date(now.getTime() - ATTEMPT_WINDOW_MINUTES * 60_000)
  return db.transaction(async (tx) => {
    // Always in this order: every caller locks its address before its name, so none waits in a circle.
    await lockAttempts(tx, keys.address)
    await lockAttempts(tx, keys.name)
    const waitSeconds = Math.max(
      secondsToWait(await listAttempts(tx, keys.address, since), ADDRESS_LIMIT, now),
      secondsToWait(await listAttempts(tx, keys.name, since), NAME_LIMIT, now),
    )
    if (waitSeconds > 0) return { waitSeconds }
    await forgetOldAttempts(tx, since)
    await countAttempt(tx, keys.address, at)
    await countAttempt(tx, keys.name, at)
    return { attempt: { keys, at } }
  })
}

/** A right password clears the name; the address only gets this one back, or guessing could be reset by succeeding. */
export async function forgiveAttempt(db: Database, { keys, at }: Attempt) {
  await forgetAttempts(db, keys.name)
  await uncountAttempt(db, keys.address, at)
}

const keyOf = (kind: 'name' | 'address', value: string) =>
  `${kind}:${createHash('sha256').update(value).digest('base64url')}`
