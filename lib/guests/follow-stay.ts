/** What a stay's news means for its tasks: begin on arrival, move with the room, end when nobody comes. */
import type { Database } from '@/db/client'
import type { Visit } from '@/db/schema/guests'
import type { Task } from '@/db/schema/tasks'
import { beginTask } from '@/lib/tasks/begin-task'
import { callOffByHouse } from '@/lib/tasks/call-off-task'
import { changeTask, type TaskChange } from '@/lib/tasks/store'

import { arrivalTimes, isComing } from './arrival'
import { listGuestIds } from './visit-store'
import { findBeforeMinutes, freeSlot, lockAliveOfVisit, lockWaitingForArrival } from './visit-tasks-store'

/** After `keepStay`, in its transaction. Safe to repeat: what was moved or begun is found as it should be. */
export async function followStay(
  tx: Database,
  { visit, was }: { visit: Visit; was: Visit | null },
  now: Date,
) {
  if (was && was !== visit) await moveTasks(tx, { visit, was }, now)
  await welcome(tx, visit, now)
}

/**
 * Begins what waited for the guests of this visit, once they are here or on the way; calls it off when they
 * will not come. Also called when a match tells us whose visit it is.
 */
export async function welcome(tx: Database, visit: Visit, now: Date) {
  const { propertyId, id: visitId, status } = visit
  const isOff = status === 'canceled' || status === 'no_show'
  if (!isOff && !isComing(visit, now)) return
  const guestIds = await listGuestIds(tx, { propertyId, visitId })
  if (guestIds.length === 0) return
  for (const task of await lockWaitingForArrival(tx, { propertyId, visitId, guestIds })) {
    if (isOff) await callOffByHouse(tx, { propertyId, taskId: task.id, because: status }, now)
    else await beginForArrival(tx, task, visit, now)
  }
}

async function beginForArrival(tx: Database, task: Task, visit: Visit, now: Date) {
  const key = { propertyId: task.propertyId, taskId: task.id }
  if (task.visitId === null && !(await joinTask(tx, task, visit, now))) {
    // What makes good for a missed one waits for the visit after.
    if (!task.secondChanceOf) await callOffByHouse(tx, { ...key, because: 'per_visit' }, now)
    return
  }
  const beforeMinutes = (await findBeforeMinutes(tx, task)) ?? 0
  const { spotId, outletId } = visit
  await beginTask(tx, { ...key, spotId, outletId, ...arrivalTimes(visit, beforeMinutes, now) }, now)
}

/** From now on it belongs to the visit, and counts there. False when the gesture was given as often as it may be. */
async function joinTask(tx: Database, task: Task, visit: Visit, now: Date): Promise<boolean> {
  const { propertyId, gestureId } = task
  const capSlot = gestureId ? await freeSlot(tx, { propertyId, visitId: visit.id, gestureId }) : null
  if (gestureId && capSlot === null) return false
  const set = { visitId: visit.id, capSlot }
  const detail = { because: 'arrival_known' }
  await changeTask(tx, task, { move: 'amend', set, by: null, detail }, now)
  return true
}

async function moveTasks(tx: Database, { visit, was }: { visit: Visit; was: Visit }, now: Date) {
  const { propertyId, id: visitId, status } = visit
  const isOff = status === 'canceled' || status === 'no_show'
  for (const task of await lockAliveOfVisit(tx, { propertyId, visitId })) {
    if (isOff && task.status !== 'claimed') {
      await callOffByHouse(tx, { propertyId, taskId: task.id, because: status }, now)
      continue
    }
    const set = withTheStay(task, { visit, was })
    const detail = { because: set.spotId ? 'room_moved' : 'times_moved' }
    if (Object.keys(set).length > 0) await changeTask(tx, task, { move: 'amend', set, by: null, detail }, now)
  }
}

/** Where the task was bound to the old room or the old times, it follows the new ones. */
function withTheStay(task: Task, { visit, was }: { visit: Visit; was: Visit }): TaskChange {
  const set: TaskChange = {}
  const isAtTheRoom = task.spotId === was.spotId && task.spotWords === null
  if (visit.spotId && visit.spotId !== was.spotId && isAtTheRoom) {
    set.spotId = visit.spotId
    if (visit.outletId) set.outletId = visit.outletId
  }
  const later = visit.startsAt.getTime() - was.startsAt.getTime()
  const isDueBefore = task.status !== 'waiting' && task.dueAt <= was.startsAt
  if (visit.status === 'expected' && later !== 0 && isDueBefore) set.dueAt = after(task.dueAt, later)
  const endsWithIt = task.windowEndsAt.getTime() === was.endsAt.getTime()
  if (endsWithIt && visit.endsAt.getTime() !== was.endsAt.getTime()) set.windowEndsAt = visit.endsAt
  if (visit.status === 'departed' && task.windowEndsAt > visit.endsAt) set.windowEndsAt = visit.endsAt
  return set
}

const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms)
