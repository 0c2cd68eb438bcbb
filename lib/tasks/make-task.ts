/** Makes a task: once per cause, never past the cap of its gesture, never against a caution. */
import type { Database } from '@/db/client'
import type { Gesture } from '@/db/schema/playbooks'
import type { Task } from '@/db/schema/tasks'
import type { TaskKind, WaitingFor } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'
import { isActiveMember } from '@/lib/replies/store'
import { findCurrency, findGesture, listCautionKinds } from './make-task-store'

import { findTaskByCause, insertTask, recordEvent } from './store'

export type TaskDraft = {
  propertyId: string
  kind: TaskKind
  status: 'suggested' | 'open' | 'waiting'
  /** What it waits for, when it waits. */
  waitingFor?: WaitingFor | null
  heldUntil?: Date | null
  /** The words of a task without a gesture; a reply or call may leave it out, screens say it by kind. */
  act?: string
  count?: number | null
  /** Brings act, steps, proof, cost and team along. */
  gestureId?: string | null
  signalId?: string | null
  guestId?: string | null
  visitId?: string | null
  playbookId?: string | null
  playbookVersion?: number | null
  step?: string | null
  /** Why there is exactly one: signal, playbook and step, or a form's own id. */
  causeKey: string
  secondChanceOf?: string | null
  outletId?: string | null
  spotId?: string | null
  spotWords?: string | null
  teamId?: string | null
  givenTo?: string | null
  /** While it waits: the time from `now` to here is how long it may take once it begins. */
  dueAt: Date
  /** After it the task is missed: when the guest leaves, the table turns. */
  windowEndsAt: Date
  /** Who made it by hand; absent when a playbook did. */
  by?: string | null
}

export type NotMade = 'already' | 'cap_full' | 'caution' | 'no_gesture'

/** Null: this cause made one already, the cap is full, or a caution forbids it. Ask `tryTask` which. */
export async function makeTask(tx: Database, draft: TaskDraft, now: Date): Promise<Task | null> {
  const made = await tryTask(tx, draft, now)
  return made.ok ? made.task : null
}

/** The catalogue and the money of a house, for whoever makes many tasks and has read them already. */
type Known = { gestures: Map<string, Gesture>; currency: string }

/** As `makeTask`, saying why not. Safe to repeat. */
export async function tryTask(
  tx: Database,
  draft: TaskDraft,
  now: Date,
  known?: Known,
): Promise<Outcome<{ task: Task }, NotMade>> {
  const tried = await tryOnce(tx, draft, now, known)
  // Whatever stands in the way now: what was made before is there.
  return !tried.ok && (await findTaskByCause(tx, draft)) ? refuse('already') : tried
}

async function tryOnce(
  tx: Database,
  draft: TaskDraft,
  now: Date,
  known?: Known,
): Promise<Outcome<{ task: Task }, NotMade>> {
  const { propertyId, gestureId } = draft
  const gesture = gestureId
    ? (known?.gestures.get(gestureId) ?? (await findGesture(tx, { propertyId, gestureId })))
    : null
  if (gestureId && !gesture) return refuse('no_gesture')

  const guestId = draft.guestId ?? null
  const minded = await listCautionKinds(tx, { propertyId, guestId, visitId: draft.visitId ?? null }, now)
  if (gesture?.notFor.some((kind) => minded.includes(kind))) return refuse('caution')
  // Who asked us not to use what they say is not written to either.
  if (draft.kind === 'reply' && minded.includes('opted_out')) return refuse('caution')

  const currency = known?.currency ?? (await findCurrency(tx, propertyId))
  const givenTo = await stillHere(tx, draft)
  const row = rowOf(draft, { gesture, currency, givenTo }, now)
  const slots = gesture && draft.visitId ? gesture.perVisit : 1
  for (let slot = 1; slot <= slots; slot += 1) {
    const task = await insertTask(tx, { ...row, capSlot: gesture && draft.visitId ? slot : null })
    if (task) {
      await recordEvent(tx, {
        was: null,
        task,
        move: 'make',
        by: draft.by ?? null,
        detail: {},
        before: {},
        at: now,
      })
      return { ok: true, task }
    }
    if (await findTaskByCause(tx, draft)) return refuse('already')
  }
  return refuse('cap_full')
}

function rowOf(
  draft: TaskDraft,
  { gesture, currency, givenTo }: { gesture: Gesture | null; currency: string; givenTo: string | null },
  now: Date,
) {
  const { by: _, count = null, ...facts } = draft
  return {
    ...facts,
    count,
    act: gesture?.act ?? draft.act ?? '',
    actMany: gesture?.actMany ?? null,
    steps: (gesture?.steps ?? []).map((words) => ({ words, done: false })),
    proof: gesture?.proof ?? ('none' as const),
    teamId: draft.teamId ?? gesture?.teamId ?? null,
    givenTo,
    waitingFor: draft.status === 'waiting' ? (draft.waitingFor ?? 'time') : null,
    openedAt: draft.status === 'open' ? now : null,
    createdAt: now,
    changedAt: now,
    costMinor: (gesture?.costMinor ?? 0) * (count ?? 1),
    currency,
  }
}

/** Who was to have it may have left since the playbook was written: then it is everyone's. */
async function stillHere(tx: Database, { propertyId, givenTo: personId }: TaskDraft) {
  return personId && (await isActiveMember(tx, { propertyId, personId })) ? personId : null
}
