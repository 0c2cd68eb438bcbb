/** What heeding a signal reads and writes on the signal itself. */
import { and, eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Signal, signals } from '@/db/schema/signals'

export type SignalKey = { propertyId: string; signalId: string }

const is = ({ propertyId, signalId }: SignalKey) =>
  and(eq(signals.propertyId, propertyId), eq(signals.id, signalId))

/** Holds the row, so that one signal is heeded by one transaction at a time; null when it is not there. */
export async function openSignal(tx: Database, key: SignalKey): Promise<Signal | null> {
  const [signal] = await tx.select().from(signals).where(is(key)).for('no key update')
  return signal ?? null
}

export type Understood = Partial<
  Pick<Signal, 'handleId' | 'guestId' | 'visitId' | 'outletId' | 'spotId' | 'settledAt'>
>

/** Writes what was understood beside what was said. */
export async function noteSignal(tx: Database, key: SignalKey, understood: Understood) {
  await tx.update(signals).set(understood).where(is(key))
}
