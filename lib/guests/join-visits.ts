/** Two visits turn out to be one party: one visit, one question, nothing given twice. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { callOffByHouse } from '@/lib/tasks/call-off-task'
import { costFor } from '@/lib/tasks/cost'
import { changeTask, lockTask } from '@/lib/tasks/store'
import { isAlive } from '@/lib/tasks/task'

import { findVisit } from './visit-store'
import {
  lastSlot,
  lockAliveOfVisit,
  lockTasksOfVisit,
  moveVisit,
  removeVisit,
  sizeParty,
} from './visit-tasks-store'

/** Safe to repeat. What both visits were about to get is called off once; what was given stays given. */
export async function joinVisits(
  tx: Database,
  { propertyId, from, into }: { propertyId: string; from: string; into: string },
  now: Date,
) {
  if (from === into) return
  const leaving = await findVisit(tx, { propertyId, visitId: from })
  // A stay of one's own stays, whoever one dines with.
  if (!leaving || leaving.reservationId !== null) return

  const theirs = await lockTasksOfVisit(tx, { propertyId, visitId: into })
  for (const task of await lockTasksOfVisit(tx, { propertyId, visitId: from })) {
    if (isAlive(task) && theirs.some((other) => isSame(task, other)))
      await callOffByHouse(tx, { propertyId, taskId: task.id, because: 'joined_party' }, now)
  }
  for (const { id } of await lockTasksOfVisit(tx, { propertyId, visitId: from }))
    await moveTask(tx, { propertyId, taskId: id, into }, now)
  await moveVisit(tx, { propertyId, from, into })
  await removeVisit(tx, { propertyId, visitId: from })
  await growParty(tx, { propertyId, visitId: into, told: leaving.partySize }, now)
  await sayChanged(tx, propertyId)
}

/** The other one already is, or was, the same kindness or the same question. */
function isSame(task: Task, other: Task) {
  if (other.status === 'called_off' || other.status === 'could_not' || other.status === 'missed') return false
  const sameStep =
    task.playbookId !== null && task.playbookId === other.playbookId && task.step === other.step
  const sameGesture = task.gestureId !== null && task.gestureId === other.gestureId
  return sameStep || sameGesture
}

async function moveTask(
  tx: Database,
  { propertyId, taskId, into }: { propertyId: string; taskId: string; into: string },
  now: Date,
) {
  const was = await lockTask(tx, { propertyId, taskId })
  if (!was) return
  const { gestureId, capSlot } = was
  const slots = gestureId ? await lastSlot(tx, { propertyId, visitId: into, gestureId }) : 0
  const set = { visitId: into, ...(capSlot !== null && { capSlot: slots + capSlot }) }
  await changeTask(tx, was, { move: 'amend', set, by: null, detail: { because: 'joined_party' } }, now)
}

/** More people are known to be here: the party grows, and so does what nobody has taken yet. */
export async function growParty(
  tx: Database,
  { propertyId, visitId, told = null }: { propertyId: string; visitId: string; told?: number | null },
  now: Date,
) {
  const size = await sizeParty(tx, { propertyId, visitId, told })
  if (size === null) return
  for (const was of await lockAliveOfVisit(tx, { propertyId, visitId })) {
    if (was.status === 'claimed' || was.actMany === null || was.count === null || was.count >= size) continue
    const set = { count: size, costMinor: costFor(was, size) }
    const detail = { countWas: was.count, count: size }
    await changeTask(tx, was, { move: 'amend', set, by: null, detail }, now)
  }
}
