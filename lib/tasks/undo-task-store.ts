/** What an undo must know: the house's clock, whether the place in the cap is free, what ended together. */
import { and, eq, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people } from '@/db/schema/people'
import { type Task, type TaskEvent, taskEvents, tasks } from '@/db/schema/tasks'
import type { HouseClock } from '@/lib/time/business-date'

import type { TaskKey } from './store'

export async function findHouseClock(db: Database, propertyId: string): Promise<HouseClock> {
  const [clock] = await db
    .select({ zone: properties.zone, rollsAtHour: properties.rollsAtHour })
    .from(properties)
    .where(eq(properties.id, propertyId))
  if (!clock) throw new Error('a task of a property that does not exist')
  return clock
}

/** The name of somebody who may not have it back, because they do not work here any more; else null. */
export async function findGone(db: Database, propertyId: string, personId: unknown): Promise<string | null> {
  if (typeof personId !== 'string') return null
  const [gone] = await db
    .select({ name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.propertyId, propertyId),
        eq(memberships.personId, personId),
        sql`${memberships.disabledAt} is not null`,
      ),
    )
  return gone?.name ?? null
}

/** Has another task of its visit got the place that this one would take when it is as it was again? */
export async function isCapTaken(tx: Database, task: Task, { before }: TaskEvent): Promise<boolean> {
  const then = { ...task, ...before } as Pick<Task, 'visitId' | 'gestureId' | 'capSlot'>
  if (!then.visitId || !then.gestureId || then.capSlot === null) return false
  const found = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, task.propertyId),
        ne(tasks.id, task.id),
        eq(tasks.visitId, then.visitId),
        eq(tasks.gestureId, then.gestureId),
        eq(tasks.capSlot, then.capSlot),
        notInArray(tasks.status, ['could_not', 'called_off', 'missed']),
      ),
    )
    .for('update')
  return found.length > 0
}

/** Tasks that the house called off together with this one, and have not moved since. */
export async function lockEndedWith(
  tx: Database,
  { propertyId, taskId }: TaskKey,
): Promise<{ task: Task; event: TaskEvent }[]> {
  const events = await tx
    .select()
    .from(taskEvents)
    .where(
      and(
        eq(taskEvents.propertyId, propertyId),
        isNull(taskEvents.undoneAt),
        eq(taskEvents.move, 'call_off'),
        sql`${taskEvents.detail}->>'taskId' = ${taskId}`,
        inArray(
          taskEvents.taskId,
          tx
            .select({ id: sql<string>`other.id` })
            .from(sql`${tasks} other`)
            .where(
              sql`other.property_id = ${propertyId} and exists (select 1 from ${tasks} this
                where this.property_id = ${propertyId} and this.id = ${taskId}
                  and (this.visit_id = other.visit_id or this.signal_id = other.signal_id))`,
            ),
        ),
      ),
    )
  const found = []
  for (const event of events) {
    const [task] = await tx
      .select()
      .from(tasks)
      .where(
        and(
          eq(tasks.propertyId, propertyId),
          eq(tasks.id, event.taskId),
          eq(tasks.status, 'called_off'),
          eq(tasks.revision, event.revision),
        ),
      )
      .for('update')
    if (task) found.push({ task, event })
  }
  return found
}
