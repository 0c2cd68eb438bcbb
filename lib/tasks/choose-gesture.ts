/** "Choose another gesture": the way out when the one that was planned is not for this guest. */
import type { Database } from '@/db/client'
import type { Gesture } from '@/db/schema/playbooks'
import type { Task } from '@/db/schema/tasks'
import { violatesUnique } from '@/db/unique'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { holdGuestsOf, kindsConcerned, listCautions } from './caution-store'
import { findFreeSlot } from './choose-gesture-store'
import { findGesture } from './make-task-store'
import { whyNotAnother } from './may'
import { mustHave, sayWhyNot } from './on-task'
import { changeTask, lockTask } from './store'

type ChoosingRefusal =
  | 'not_found'
  | 'ended'
  | 'not_yours'
  /** The task gives nothing, or that is not in the catalogue any more. */
  | 'no_gesture'
  /** That one is not for them either. */
  | 'not_for_them'
  /** They had that one as often as it may be given in one visit. */
  | 'given_already'

/** Words, steps, proof, cost and team become the new one's; owner, place and clock stay. Repeating it changes nothing. */
export async function chooseGesture(
  db: Database,
  member: Member,
  { taskId, gestureId }: { taskId: string; gestureId: string },
  now: Date,
): Promise<Outcome<{ task: Task }, ChoosingRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const key = { propertyId: member.propertyId, taskId }
      await holdGuestsOf(tx, key)
      const was = await lockTask(tx, key)
      if (!was) return refuse('not_found')
      const reason = whyNotAnother(was, member)
      if (reason)
        return reason === 'not_yours' ? refuse(reason, (await sayWhyNot(tx, was, reason)).by) : refuse(reason)
      if (was.gestureId === gestureId) return { ok: true, task: was }
      const gesture = await findGesture(tx, { propertyId: key.propertyId, gestureId })
      if (!gesture) return refuse('no_gesture')
      const minded = kindsConcerned(await listCautions(tx, key, now))
      if (gesture.notFor.some((kind) => minded.includes(kind))) return refuse('not_for_them')
      const capSlot = was.visitId ? await findFreeSlot(tx, { ...was, visitId: was.visitId }, gesture) : null
      if (was.visitId && capSlot === null) return refuse('given_already')

      const set = { ...wordsOf(was, gesture), capSlot }
      const detail = { gestureWas: was.act, gesture: gesture.act }
      const task = await changeTask(tx, was, { move: 'amend', set, by: member.personId, detail }, now)
      return { ok: true, task: mustHave(task) }
    })
  } catch (error) {
    // Somebody else got the last place in the same instant.
    if (violatesUnique(error, 'tasks_cap')) return refuse('given_already')
    throw error
  }
}

function wordsOf(was: Task, gesture: Gesture) {
  const count = gesture.actMany ? was.count : null
  return {
    gestureId: gesture.id,
    act: gesture.act,
    actMany: gesture.actMany,
    steps: gesture.steps.map((words) => ({ words, done: false })),
    proof: gesture.proof,
    count,
    costMinor: gesture.costMinor * (count ?? 1),
    teamId: gesture.teamId ?? was.teamId,
  }
}
