/** Finds, by the names a scene uses, the tasks and matches that its people work on. */
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { handles, matches, visitGuests } from '@/db/schema/guests'
import { properties, spots } from '@/db/schema/house'
import { gestures } from '@/db/schema/playbooks'
import { type Task, tasks } from '@/db/schema/tasks'
import type { TaskKind } from '@/db/vocabulary'

const ALIVE = ['suggested', 'waiting', 'open', 'claimed'] as const

/**
 * The unfinished task of a kind for the guest of a handle, or for anyone of their party; the first of several.
 * `gesture` names the gesture; null for a reply or a call.
 */
export async function findLivingTask(
  db: Database,
  wanted: { propertyId: string; handle: string; kind: TaskKind; gesture: string | null },
): Promise<Task | null> {
  const { propertyId, handle, kind, gesture } = wanted
  const guestIds = db
    .select({ id: handles.guestId })
    .from(handles)
    .where(and(eq(handles.propertyId, propertyId), eq(handles.folded, handle.toLowerCase())))
  const visitIds = db
    .select({ id: visitGuests.visitId })
    .from(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), inArray(visitGuests.guestId, guestIds)))
  const gestureIds = db
    .select({ id: gestures.id })
    .from(gestures)
    .where(and(eq(gestures.propertyId, propertyId), eq(gestures.name, gesture ?? '')))
  const [task] = await db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.kind, kind),
        inArray(tasks.status, [...ALIVE]),
        gesture === null ? isNull(tasks.gestureId) : inArray(tasks.gestureId, gestureIds),
        or(inArray(tasks.guestId, guestIds), inArray(tasks.visitId, visitIds)),
      ),
    )
    .orderBy(asc(tasks.dueAt), asc(tasks.id))
    .limit(1)
  return task ?? null
}

/** The proposal about a handle that nobody has decided yet. */
export async function findProposedMatch(
  db: Database,
  { propertyId, handle }: { propertyId: string; handle: string },
): Promise<{ matchId: string } | null> {
  const [match] = await db
    .select({ matchId: matches.id })
    .from(matches)
    .innerJoin(handles, and(eq(handles.propertyId, matches.propertyId), eq(handles.id, matches.handleId)))
    .where(
      and(
        eq(matches.propertyId, propertyId),
        eq(handles.folded, handle.toLowerCase()),
        eq(matches.state, 'proposed'),
      ),
    )
  return match ?? null
}

export async function findSpotByLabel(
  db: Database,
  { propertyId, label }: { propertyId: string; label: string },
): Promise<{ id: string } | null> {
  const [spot] = await db
    .select({ id: spots.id })
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), eq(spots.label, label)))
  return spot ?? null
}

/** Null for a property that does not exist or is no demonstration. */
export async function findDemonstration(db: Database, name: string) {
  const [property] = await db
    .select()
    .from(properties)
    .where(and(eq(properties.name, name), eq(properties.isDemonstration, true)))
  return property ?? null
}
