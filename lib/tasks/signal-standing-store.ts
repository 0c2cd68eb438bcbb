/** Whether what a guest said may still be answered: asked before a reply is sent, and again before it leaves. */
import { and, eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { signals } from '@/db/schema/signals'

import { listCautionKinds } from './make-task-store'

/** May what the guest said still be answered? Not when it is gone, nor when they opted out, nor a mere arrival. */
export async function findSignalStanding(
  db: Database,
  { propertyId, signalId }: { propertyId: string; signalId: string | null },
  now: Date,
): Promise<'may_answer' | 'deleted' | 'opted_out' | 'nothing_said'> {
  if (!signalId) return 'nothing_said'
  const [signal] = await db
    .select({ kind: signals.kind, deletedAt: signals.deletedAt, guestId: signals.guestId })
    .from(signals)
    .where(and(eq(signals.propertyId, propertyId), eq(signals.id, signalId)))
  if (!signal || signal.kind === 'arrival' || signal.kind === 'noticed') return 'nothing_said'
  if (signal.deletedAt) return 'deleted'
  const minded = await listCautionKinds(db, { propertyId, guestId: signal.guestId, visitId: null }, now)
  return minded.includes('opted_out') ? 'opted_out' : 'may_answer'
}
