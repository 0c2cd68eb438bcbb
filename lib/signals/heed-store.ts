/** What heeding a signal reads and writes on the signal itself. */
import { and, eq, inArray } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Signal, signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'

export type SignalKey = { propertyId: string; signalId: string }

const is = ({ propertyId, signalId }: SignalKey) =>
  and(eq(signals.propertyId, propertyId), eq(signals.id, signalId))

/** Holds the row, so that one signal is heeded by one transaction at a time; null when it is not there. */
export async function openSignal(tx: Database, key: SignalKey): Promise<Signal | null> {
  const [signal] = await tx.select().from(signals).where(is(key)).for('no key update')
  return signal ?? null
}

export type Noted = Partial<
  Pick<
    Signal,
    'handleId' | 'guestId' | 'visitId' | 'outletId' | 'spotId' | 'settledAt' | 'stay' | 'revisedAt'
  >
>

/** Writes what was understood beside what was said. */
export async function noteSignal(tx: Database, key: SignalKey, noted: Noted) {
  await tx.update(signals).set(noted).where(is(key))
}

/** The words of somebody who asked us not to use them; what is left says only that there was something. */
export async function blankSignal(tx: Database, key: SignalKey, noted: Noted) {
  await tx
    .update(signals)
    .set({ ...noted, text: '', authorName: null, author: null, url: null })
    .where(is(key))
}

/** Which of these causes made a task already, and the signal it was. */
export async function listCausesMade(
  tx: Database,
  { propertyId, causeKeys }: { propertyId: string; causeKeys: string[] },
): Promise<Map<string, string | null>> {
  if (causeKeys.length === 0) return new Map()
  const rows = await tx
    .select({ causeKey: tasks.causeKey, signalId: tasks.signalId })
    .from(tasks)
    .where(and(eq(tasks.propertyId, propertyId), inArray(tasks.causeKey, causeKeys)))
  return new Map(rows.map(({ causeKey, signalId }) => [causeKey, signalId]))
}
