/** One tap: this guest belongs to those. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { attachEchoes } from '@/lib/echoes/attach-echoes'
import { growParty, joinVisits } from '@/lib/guests/join-visits'
import { findVisit, joinVisit } from '@/lib/guests/visit-store'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { findSignal, listVisitsGoingOn, putIntoVisit, type VisitToJoin } from './hand-store'
import type { Joining, SignalChoice } from './input'

/** The visits to choose from: those going on, newest first; none for a signal of another house. */
export async function listVisitsToJoin(
  db: Database,
  who: Member,
  { signalId }: SignalChoice,
  now: Date,
): Promise<VisitToJoin[]> {
  const { propertyId } = who
  const signal = await findSignal(db, { propertyId, signalId })
  return signal ? listVisitsGoingOn(db, { propertyId, except: signal.visitId, now }) : []
}

/**
 * The guest joins the visit, and a cover that was opened for them alone becomes part of it: one party, one
 * question, nothing twice. A stay of their own stays theirs. Safe to repeat.
 */
export function joinToVisit(
  db: Database,
  who: Member,
  { signalId, visitId }: Joining,
  now: Date,
): Promise<Outcome<{ visitId: string }, 'not_found' | 'ended'>> {
  return db.transaction(async (tx) => {
    const { propertyId } = who
    const signal = await findSignal(tx, { propertyId, signalId })
    const visit = await findVisit(tx, { propertyId, visitId })
    if (!signal || !visit) return refuse('not_found')
    if (visit.endsAt <= now) return refuse('ended')

    const own = signal.visitId ? await findVisit(tx, { propertyId, visitId: signal.visitId }) : null
    if (own?.kind === 'cover' && own.reservationId === null)
      await joinVisits(tx, { propertyId, from: own.id, into: visitId }, now)
    if (signal.guestId) {
      await joinVisit(tx, { propertyId, visitId, guestId: signal.guestId, at: now })
      await attachEchoes(tx, { propertyId, signalId }, now)
    }
    await putIntoVisit(tx, { propertyId, signalId, visitId })
    await growParty(tx, { propertyId, visitId }, now)
    await sayChanged(tx, propertyId)
    return { ok: true, visitId }
  })
}
