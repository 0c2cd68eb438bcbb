/** What was missed is made good by one tap: at the next visit, or with an honest word. Never a red row for ever. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import type { SecondChance } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { beginTask } from './begin-task'
import { type NotMade, type TaskDraft, tryTask } from './make-task'
import { mustHave } from './on-task'
import { joinVisit } from './second-chance-store'
import { findSignalStanding } from './signal-standing-store'
import { changeTask, lockTask } from './store'
import { lockForNextVisit } from './sweep-store'

const MINUTE = 60_000
const WORD_DUE_MINUTES = 60
const WORD_WINDOW_MINUTES = 24 * 60
const REMEMBERED_MINUTES = 365 * 24 * 60

export type ChanceRefusal = 'not_found' | 'not_missed' | 'chosen' | 'no_guest' | 'no_gesture' | 'caution'

/** One second chance a task. What could not be done because of the guest's own word is left at that. */
export async function giveSecondChance(
  db: Database,
  member: Member,
  { taskId, chance }: { taskId: string; chance: SecondChance },
  now: Date,
): Promise<Outcome<{ task: Task }, ChanceRefusal>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const was = await lockTask(tx, { propertyId, taskId })
    if (!was) return refuse('not_found')
    if (!mayBeMadeGood(was)) return refuse('not_missed')
    if (was.secondChance) return refuse('chosen')
    if (chance === 'next_visit' && !(was.guestId && was.gestureId)) return refuse('no_guest')

    const draft = chance === 'next_visit' ? nextVisit(was, now) : await honestWord(tx, was, now)
    const made = await tryTask(tx, { ...draft, by: personId }, now)
    if (!made.ok) return refuse(WHY_NOT[made.refusal])
    const detail = { secondChance: chance, taskId: made.task.id }
    const change = { move: 'amend' as const, set: { secondChance: chance }, by: personId, detail }
    mustHave(await changeTask(tx, was, change, now))
    return { ok: true, task: made.task }
  })
}

/** A second chance has no visit yet, so no cap. */
const WHY_NOT = {
  already: 'chosen',
  no_gesture: 'no_gesture',
  caution: 'caution',
  cap_full: 'chosen',
} as const satisfies Record<NotMade, ChanceRefusal>

export const mayBeMadeGood = (task: Pick<Task, 'kind' | 'status' | 'couldNotReason'>) =>
  task.kind === 'gesture' &&
  (task.status === 'missed' ||
    (task.status === 'could_not' &&
      (task.couldNotReason === 'guest_out' || task.couldNotReason === 'out_of_stock')))

const both = (was: Task) => ({
  propertyId: was.propertyId,
  causeKey: `second:${was.id}`,
  secondChanceOf: was.id,
  guestId: was.guestId,
  outletId: was.outletId,
  teamId: was.teamId,
})

function nextVisit(was: Task, now: Date): TaskDraft {
  const allowed = was.dueAt.getTime() - (was.openedAt ?? was.createdAt).getTime()
  return {
    ...both(was),
    kind: 'gesture',
    status: 'waiting',
    waitingFor: 'arrival',
    gestureId: was.gestureId,
    signalId: was.signalId,
    count: was.count,
    dueAt: new Date(now.getTime() + Math.max(allowed, MINUTE)),
    windowEndsAt: new Date(now.getTime() + REMEMBERED_MINUTES * MINUTE),
  }
}

/** A reply where there is a post to answer; else a call. */
async function honestWord(tx: Database, was: Task, now: Date): Promise<TaskDraft> {
  const canReply = was.signalId !== null && (await findSignalStanding(tx, was, now)) === 'may_answer'
  return {
    ...both(was),
    kind: canReply ? 'reply' : 'call',
    status: 'open',
    signalId: was.signalId,
    visitId: was.visitId,
    spotId: was.spotId,
    spotWords: was.spotWords,
    dueAt: new Date(now.getTime() + WORD_DUE_MINUTES * MINUTE),
    windowEndsAt: new Date(now.getTime() + WORD_WINDOW_MINUTES * MINUTE),
  }
}

export type Arrival = {
  propertyId: string
  guestId: string
  visitId: string
  outletId: string | null
  spotId: string | null
  /** When the visit ends: after it the second chance is missed too. */
  windowEndsAt: Date
}

/**
 * The guest is here again: what waited for them goes live, within the caps of this visit. Call it in the
 * transaction that opens a visit or records an arrival; safe to repeat. Returns what began.
 */
export async function beginSecondChances(tx: Database, arrival: Arrival, now: Date): Promise<Task[]> {
  const begun: Task[] = []
  const { propertyId, visitId, outletId, spotId, windowEndsAt } = arrival
  // What is heard long after the visit is over brings nobody anything.
  if (windowEndsAt <= now) return begun
  for (const waiting of await lockForNextVisit(tx, arrival)) {
    if (!(await joinVisit(tx, waiting, visitId))) continue
    const key = { propertyId, taskId: waiting.id }
    const task = await beginTask(tx, { ...key, outletId, spotId, windowEndsAt }, now)
    if (task) begun.push(task)
  }
  return begun
}
