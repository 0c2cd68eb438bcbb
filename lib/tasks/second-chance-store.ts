/** A second chance joins the guest's next visit, within its caps. */
import { and, eq, notExists, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { gestures } from '@/db/schema/playbooks'
import { type Task, tasks } from '@/db/schema/tasks'

/**
 * Gives a waiting task a visit, in the first free place of its gesture's cap. False when the cap is full: it
 * waits for the visit after. The visit's own lock lets one at a time look for a place.
 */
export async function joinVisit(tx: Database, task: Task, visitId: string): Promise<boolean> {
  const { propertyId, gestureId } = task
  await tx.execute(sql`select 1 from visits where property_id = ${propertyId} and id = ${visitId} for update`)
  const [gesture] = gestureId
    ? await tx
        .select({ perVisit: gestures.perVisit })
        .from(gestures)
        .where(and(eq(gestures.propertyId, propertyId), eq(gestures.id, gestureId)))
    : []
  for (let slot = 1; slot <= (gesture?.perVisit ?? 1); slot += 1) {
    const joined = await tx
      .update(tasks)
      .set({ visitId, capSlot: slot })
      .where(
        and(
          eq(tasks.propertyId, propertyId),
          eq(tasks.id, task.id),
          notExists(
            tx
              .select({ one: sql`1` })
              .from(sql`${tasks} other`)
              .where(
                sql`other.property_id = ${propertyId} and other.visit_id = ${visitId}
                  and other.gesture_id = ${gestureId} and other.cap_slot = ${slot}
                  and other.status not in ('could_not', 'called_off', 'missed')`,
              ),
          ),
        ),
      )
      .returning({ id: tasks.id })
    if (joined.length > 0) return true
  }
  return false
}
