/** A person turns a signal into a task, or makes one from nothing. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Visit } from '@/db/schema/guests'
import type { Signal } from '@/db/schema/signals'
import { findVisit } from '@/lib/guests/visit-store'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { findSpot } from '@/lib/tasks/amend-task-store'
import { tryTask } from '@/lib/tasks/make-task'
import { findTaskByCause } from '@/lib/tasks/store'

import { arePartsOfHouse, findReplyTask, findSignal } from './hand-store'
import type { TaskByHand } from './input'

export type ByHand = Outcome<
  { taskId: string },
  /** caution: the guest must not get it. cap_full: given as often as it may be in this visit. */
  'not_found' | 'not_allowed' | 'not_this_house' | 'no_gesture' | 'no_words' | 'caution' | 'cap_full'
>

/**
 * The same form sent twice makes one task, and answers with it both times; so do two people who reply to the
 * same words. While it is under way the signal is being looked after.
 */
export function makeTaskByHand(db: Database, who: Member, what: TaskByHand, now: Date): Promise<ByHand> {
  return db.transaction((tx) => makeByHand(tx, who, what, now))
}

/** Inside a transaction of the caller's. */
export async function makeByHand(tx: Database, who: Member, what: TaskByHand, now: Date): Promise<ByHand> {
  const { propertyId } = who
  const { signalId, teamId, personId } = what
  const signal = signalId ? await findSignal(tx, { propertyId, signalId }) : null
  if (signalId && !signal) return refuse('not_found')
  // To give work to somebody else is a manager's; to take it oneself is anybody's.
  if (personId && personId !== who.personId && !isAtLeast(who, 'manager')) return refuse('not_allowed')
  if (!(await arePartsOfHouse(tx, propertyId, { teamId, personId }))) return refuse('not_this_house')
  if (what.does === 'gesture' && !what.gestureId) return refuse('no_gesture')
  if (what.does !== 'gesture' && !signal && what.act === '') return refuse('no_words')

  const answering =
    signal && what.does === 'reply' ? await findReplyTask(tx, { propertyId, signalId: signal.id }) : null
  const made: ByHand = answering
    ? { ok: true, taskId: answering }
    : await make(tx, who, { what, signal }, now)
  await sayChanged(tx, propertyId)
  return made
}

async function make(
  tx: Database,
  who: Member,
  { what, signal }: { what: TaskByHand; signal: Signal | null },
  now: Date,
): Promise<ByHand> {
  const { propertyId } = who
  const visit = signal?.visitId ? await findVisit(tx, { propertyId, visitId: signal.visitId }) : null
  const spotId = what.spotId ?? (what.spotWords ? null : (visit?.spotId ?? signal?.spotId ?? null))
  const spot = spotId ? await findSpot(tx, { propertyId, spotId }) : null
  if (what.spotId && !spot) return refuse('not_this_house')
  const causeKey = `hand:${what.formId}`
  const outcome = await tryTask(
    tx,
    {
      propertyId,
      kind: what.does,
      status: 'open',
      gestureId: what.does === 'gesture' ? (what.gestureId ?? null) : null,
      ...(what.act !== '' && { act: what.act }),
      count: what.count ?? null,
      causeKey,
      signalId: signal?.id ?? null,
      guestId: signal?.guestId ?? null,
      visitId: visit?.id ?? null,
      outletId: spot?.outletId ?? visit?.outletId ?? signal?.outletId ?? null,
      spotId: spot?.id ?? null,
      spotWords: spot ? null : what.spotWords || null,
      teamId: what.teamId ?? null,
      givenTo: what.personId ?? null,
      ...timesOf(what.dueInMinutes, visit, now),
      by: who.personId,
    },
    now,
  )
  if (outcome.ok) return { ok: true, taskId: outcome.task.id }
  if (outcome.refusal !== 'already') return refuse(outcome.refusal)
  const task = await findTaskByCause(tx, { propertyId, causeKey })
  return task ? { ok: true, taskId: task.id } : refuse('not_found')
}

const MINUTE = 60_000

/** Until the visit ends; without one, for an hour after it was due. */
function timesOf(dueInMinutes: number, visit: Visit | null, now: Date) {
  const due = now.getTime() + dueInMinutes * MINUTE
  const ends = visit && visit.endsAt > now ? visit.endsAt.getTime() : due + 60 * MINUTE
  return { dueAt: new Date(Math.min(due, ends)), windowEndsAt: new Date(ends) }
}
