/** The story of one signal, top to bottom: whose words, where, what they answer, and what they deserve. */
import type { Database } from '@/db/client'
import type { Stopped } from '@/db/schema/decisions'
import type { Signal } from '@/db/schema/signals'
import { recogniseGuest } from '@/lib/guests/recognise-guest'

import { keepDecision } from './decision-store'
import { noteSignal, openSignal, type SignalKey } from './heed-store'

export type Heeded = { tasksMade: number }

/**
 * Call it for every signal that is new or was revised, in the transaction that stored it. Safe to run again:
 * the second run finds the same guest and visit and makes nothing twice.
 */
export async function heedSignal(tx: Database, key: SignalKey, now: Date): Promise<Heeded> {
  const signal = await openSignal(tx, key)
  if (!signal) return { tasksMade: 0 }

  const stopped = stopsAtOnce(signal)
  if (!stopped) {
    const guest = await recogniseGuest(tx, { ...signal, at: signal.occurredAt })
    if (guest) await noteSignal(tx, key, guest)
  }
  await keepDecision(tx, { ...key, stopped, considered: [], tasksMade: 0, decidedAt: now })
  return { tasksMade: 0 }
}

/** Words that are nobody's, not a guest's, or already heard once. */
function stopsAtOnce({ deletedAt, nature, sameAsId }: Signal): Stopped | null {
  if (deletedAt) return { key: 'deleted' }
  if (nature !== 'guest') return { key: nature }
  return sameAsId ? { key: 'same_as' } : null
}
