/** The catalogue, in SQL. */
import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { teams } from '@/db/schema/house'
import { type Gesture, gestures } from '@/db/schema/playbooks'

export type GestureWords = Omit<Gesture, 'propertyId' | 'id' | 'archivedAt'>
export type GestureKey = { propertyId: string; gestureId: string }

const keyIs = ({ propertyId, gestureId }: GestureKey) =>
  and(eq(gestures.propertyId, propertyId), eq(gestures.id, gestureId))

/** By name, with the name of the team that makes it. */
export function listGestures(db: Database, propertyId: string) {
  return catalogue(db).where(and(eq(gestures.propertyId, propertyId), isNull(gestures.archivedAt)))
}

export function listArchivedGestures(db: Database, propertyId: string) {
  return catalogue(db).where(and(eq(gestures.propertyId, propertyId), isNotNull(gestures.archivedAt)))
}

const catalogue = (db: Database) =>
  db
    .select({ gesture: gestures, teamName: teams.name })
    .from(gestures)
    .leftJoin(teams, and(eq(teams.propertyId, gestures.propertyId), eq(teams.id, gestures.teamId)))
    .orderBy(asc(gestures.name), asc(gestures.id))

/** Archived ones are found too. */
export async function findGesture(db: Database, key: GestureKey): Promise<Gesture | null> {
  const [row] = await db.select().from(gestures).where(keyIs(key))
  return row ?? null
}

/** Null when a living gesture has the name. */
export async function insertGesture(
  db: Database,
  propertyId: string,
  words: GestureWords,
): Promise<Gesture | null> {
  const [row] = await db
    .insert(gestures)
    .values({ propertyId, ...words })
    .onConflictDoNothing()
    .returning()
  return row ?? null
}

/** Null when there is none, or it is archived. Throws when another one has the name. */
export async function updateGesture(
  db: Database,
  key: GestureKey,
  words: GestureWords,
): Promise<Gesture | null> {
  const [row] = await db
    .update(gestures)
    .set(words)
    .where(and(keyIs(key), isNull(gestures.archivedAt)))
    .returning()
  return row ?? null
}

/** Null when there is none. Throws when it comes back to a name that is taken. */
export async function setGestureArchived(
  db: Database,
  key: GestureKey,
  archivedAt: Date | null,
): Promise<Gesture | null> {
  const [row] = await db.update(gestures).set({ archivedAt }).where(keyIs(key)).returning()
  return row ?? null
}
