/** What the guest did next: a later signal of theirs, attached to the gestures delivered before it. */
import type { Database } from '@/db/client'

import { insertEchoes } from './store'

/**
 * Call it for every fresh, revised or newly recognised signal. It says "followed by", never "caused by".
 * Returns the ids of the tasks that it was newly attached to; safe to repeat.
 */
export const attachEchoes = (
  tx: Database,
  signal: { propertyId: string; signalId: string },
  now: Date,
): Promise<string[]> => insertEchoes(tx, signal, now)
