/** Something that staff saw or heard is a signal too: guests who never post are delighted by it. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { isGuest } from '@/lib/guests/caution-store'
import { listGuestIds } from '@/lib/guests/visit-store'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { findSpot } from '@/lib/tasks/amend-task-store'

import { arePartsOfHouse, findVisitAtSpot, insertNoticed } from './hand-store'
import { heedSignal } from './heed-signal'
import type { Noticing } from './input'
import { type ByHand, makeByHand } from './make-task-by-hand'

export type Noticed = Outcome<
  { signalId: string; taskId: string | null },
  Exclude<ByHand, { ok: true }>['refusal']
>

/**
 * Keeps it, lets the playbooks hear it, and makes the task that was chosen with it. The form's id is the
 * signal's, so that the same form sent twice is noticed once. Refused as a whole when its task is refused.
 */
export async function noticeMoment(db: Database, who: Member, what: Noticing, now: Date): Promise<Noticed> {
  try {
    return await db.transaction(async (tx) => {
      const noticed = await notice(tx, who, what, now)
      if (!noticed.ok) throw new Refusal(noticed)
      return noticed
    })
  } catch (error) {
    if (error instanceof Refusal) return error.outcome
    throw error
  }
}

/** Takes the transaction back with everything in it. */
class Refusal extends Error {
  readonly outcome: Exclude<Noticed, { ok: true }>

  constructor(outcome: Exclude<Noticed, { ok: true }>) {
    super(outcome.refusal)
    this.outcome = outcome
  }
}

async function notice(tx: Database, who: Member, what: Noticing, now: Date): Promise<Noticed> {
  const { propertyId } = who
  const { words, guestId, outletId, does, ...byHand } = what
  const signalId = what.formId
  if (guestId && !(await isGuest(tx, { propertyId, guestId }))) return refuse('not_found')
  if (!(await arePartsOfHouse(tx, propertyId, { outletId }))) return refuse('not_this_house')
  const spot = what.spotId ? await findSpot(tx, { propertyId, spotId: what.spotId }) : null
  if (what.spotId && !spot) return refuse('not_this_house')

  const visit = spot ? await findVisitAtSpot(tx, { propertyId, spotId: spot.id, now }) : null
  const [seated, another] = visit ? await listGuestIds(tx, { propertyId, visitId: visit.id }) : []
  const isNew = await insertNoticed(tx, {
    propertyId,
    id: signalId,
    kind: 'noticed',
    network: 'front_desk',
    externalId: signalId,
    text: words,
    guestId: guestId ?? (another ? null : (seated ?? null)),
    visitId: visit?.id ?? null,
    outletId: spot?.outletId ?? outletId ?? null,
    spotId: spot?.id ?? null,
    noticedBy: who.personId,
    occurredAt: now,
    revisedAt: now,
    receivedAt: now,
  })
  if (isNew) await heedSignal(tx, { propertyId, signalId }, now)
  await sayChanged(tx, propertyId)
  if (!does) return { ok: true, signalId, taskId: null }
  const made = await makeByHand(tx, who, { ...byHand, does, signalId }, now)
  return made.ok ? { ok: true, signalId, taskId: made.taskId } : made
}
