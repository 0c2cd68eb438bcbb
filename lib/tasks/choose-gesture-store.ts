/** The gestures that a task may turn to, and the place in the cap of the one that was chosen. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Gesture, gestures } from '@/db/schema/playbooks'
import { type Task, tasks } from '@/db/schema/tasks'
import type { CautionKind } from '@/db/vocabulary'

/** The first free place of the gesture in the visit; null when it was given as often as it may be. */
export async function findFreeSlot(
  tx: Database,
  { propertyId, visitId }: Pick<Task, 'propertyId'> & { visitId: string },
  { id, perVisit }: Gesture,
): Promise<number | null> {
  const rows = await tx
    .select({ slot: tasks.capSlot })
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.visitId, visitId),
        eq(tasks.gestureId, id),
        sql`${tasks.status} not in ('could_not', 'called_off', 'missed')`,
      ),
    )
  const taken = new Set(rows.map(({ slot }) => slot))
  for (let slot = 1; slot <= perVisit; slot += 1) if (!taken.has(slot)) return slot
  return null
}

/** For the choice "another gesture": the catalogue without what is not for guests with these cautions, by name. */
export async function listGesturesFor(
  db: Database,
  { propertyId, minded }: { propertyId: string; minded: readonly CautionKind[] },
): Promise<{ id: string; name: string }[]> {
  const rows = await db
    .select({ id: gestures.id, name: gestures.name, notFor: gestures.notFor })
    .from(gestures)
    .where(and(eq(gestures.propertyId, propertyId), isNull(gestures.archivedAt)))
    .orderBy(asc(gestures.name), asc(gestures.id))
  return rows
    .filter(({ notFor }) => !notFor.some((kind) => minded.includes(kind)))
    .map(({ id, name }) => ({ id, name }))
}
