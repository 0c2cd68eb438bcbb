/** Somebody asked us not to use what they post: their words go, and what was made of them is called off. */
import type { Database } from '@/db/client'
import { callOffByHouse } from '@/lib/tasks/call-off-task'

import { forgetWords, hasOptedOut, insertCaution } from './caution-store'
import { lockAliveOfGuest } from './visit-tasks-store'

type GuestKey = { propertyId: string; guestId: string }

/** Safe to repeat. Task events say "opted out" and quote nothing; what was delivered stays delivered. */
export async function optOut(tx: Database, key: GuestKey, now: Date) {
  await forgetWords(tx, key, now)
  for (const task of await lockAliveOfGuest(tx, key))
    await callOffByHouse(tx, { propertyId: key.propertyId, taskId: task.id, because: 'opted_out' }, now)
}

/** After two guests became one: whoever opted out has opted out with every account. */
export async function keepOptedOut(tx: Database, key: GuestKey, now: Date) {
  if (await hasOptedOut(tx, key, now)) await optOut(tx, key, now)
}

/** Whoever opted out under a handle alone has opted out still when its id becomes known. False when nobody had. */
export async function inheritOptOut(
  tx: Database,
  { propertyId, from, to }: { propertyId: string; from: string; to: string },
  now: Date,
): Promise<boolean> {
  if (!(await hasOptedOut(tx, { propertyId, guestId: from }, now))) return false
  await insertCaution(tx, { propertyId, guestId: to, kind: 'opted_out', addedAt: now })
  await optOut(tx, { propertyId, guestId: to }, now)
  return true
}
