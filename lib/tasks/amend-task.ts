/** Changes how many it is for and where, while nobody has it in hand or by whoever has; and ticks its steps. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { findSpot } from './amend-task-store'
import { costFor } from './cost'
import { mustHave, sayWhyNot, type TaskRefusal } from './on-task'
import { changeTask, lockTask, type TaskChange } from './store'
import { isAlive } from './task'

export type Amendment = {
  taskId: string
  count?: number | null
  /** One of the house's spots, or a described place instead. */
  spotId?: string
  spotWords?: string
}

/** The count is fixed once somebody took it; where the guest sits may still change: they are told on "Done". */
export async function amendTask(
  db: Database,
  member: Member,
  amendment: Amendment,
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal | 'no_such_spot'>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const was = await lockTask(tx, { propertyId, taskId: amendment.taskId })
    if (!was) return refuse('not_found')
    if (!isAlive(was)) return sayWhyNot(tx, was, 'ended')
    const isTaken = was.status === 'claimed'
    if (isTaken && amendment.count !== undefined && amendment.count !== was.count)
      return sayWhyNot(tx, was, 'taken')

    const set: TaskChange = {}
    const detail: Record<string, string | number | null> = {}
    if (amendment.count !== undefined && amendment.count !== was.count) {
      Object.assign(set, { count: amendment.count, costMinor: costFor(was, amendment.count) })
      Object.assign(detail, { countWas: was.count, count: amendment.count })
    }
    if (amendment.spotId || amendment.spotWords) {
      const spot = amendment.spotId ? await findSpot(tx, { propertyId, spotId: amendment.spotId }) : null
      if (amendment.spotId && !spot) return refuse('no_such_spot')
      const before = was.spotId ? await findSpot(tx, { propertyId, spotId: was.spotId }) : null
      Object.assign(set, { spotId: spot?.id ?? null, spotWords: spot ? null : (amendment.spotWords ?? null) })
      if (spot) set.outletId = spot.outletId
      Object.assign(detail, {
        spotWas: before?.label ?? was.spotWords,
        spot: spot?.label ?? amendment.spotWords ?? null,
      })
    }
    if (Object.keys(set).length === 0) return { ok: true, task: was }
    const task = await changeTask(tx, was, { move: 'amend', set, by: personId, detail }, now)
    return { ok: true, task: mustHave(task) }
  })
}

/** Ticks one step, or takes the tick back. Whoever has the task, or a manager. Repeating it changes nothing. */
export async function tickStep(
  db: Database,
  member: Member,
  { taskId, step, done }: { taskId: string; step: number; done: boolean },
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal | 'no_such_step'>> {
  return db.transaction(async (tx) => {
    const was = await lockTask(tx, { propertyId: member.propertyId, taskId })
    if (!was) return refuse('not_found')
    if (!isAlive(was)) return sayWhyNot(tx, was, 'ended')
    if (was.status !== 'claimed') return sayWhyNot(tx, was, 'not_taken')
    if (was.claimedBy !== member.personId && !isAtLeast(member, 'manager'))
      return sayWhyNot(tx, was, 'not_yours')
    const ticked = was.steps[step]
    if (!ticked) return refuse('no_such_step')
    if (ticked.done === done) return { ok: true, task: was }

    const steps = was.steps.map((one, at) => (at === step ? { ...one, done } : one))
    const detail = { step: ticked.words, done: done ? 1 : 0 }
    const change = { move: 'amend' as const, set: { steps }, by: member.personId, detail }
    return { ok: true, task: mustHave(await changeTask(tx, was, change, now)) }
  })
}
