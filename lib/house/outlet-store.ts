/** Outlets, in SQL. */
import { and, asc, count, eq, isNotNull, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Outlet, outlets, spots } from '@/db/schema/house'

export type OutletWords = Pick<Outlet, 'name' | 'kind' | 'visitMinutes'>
export type OutletKey = { propertyId: string; outletId: string }

const keyIs = ({ propertyId, outletId }: OutletKey) =>
  and(eq(outlets.propertyId, propertyId), eq(outlets.id, outletId))

const spotsOf = ({ propertyId, outletId }: OutletKey) =>
  and(eq(spots.propertyId, propertyId), eq(spots.outletId, outletId))

/** By name, archived ones left out. */
export function listOutlets(db: Database, propertyId: string): Promise<Outlet[]> {
  return db
    .select()
    .from(outlets)
    .where(and(eq(outlets.propertyId, propertyId), isNull(outlets.archivedAt)))
    .orderBy(asc(outlets.name), asc(outlets.id))
}

/** By name, with how many spots each has. */
export function listOutletsWithSpots(db: Database, propertyId: string) {
  return db
    .select({ outlet: outlets, spots: count(spots.id) })
    .from(outlets)
    .leftJoin(
      spots,
      and(eq(spots.propertyId, outlets.propertyId), eq(spots.outletId, outlets.id), isNull(spots.archivedAt)),
    )
    .where(and(eq(outlets.propertyId, propertyId), isNull(outlets.archivedAt)))
    .groupBy(outlets.propertyId, outlets.id)
    .orderBy(asc(outlets.name), asc(outlets.id))
}

export function listArchivedOutlets(db: Database, propertyId: string): Promise<Outlet[]> {
  return db
    .select()
    .from(outlets)
    .where(and(eq(outlets.propertyId, propertyId), isNotNull(outlets.archivedAt)))
    .orderBy(asc(outlets.name), asc(outlets.id))
}

/** Archived ones are found too. */
export async function findOutlet(db: Database, key: OutletKey): Promise<Outlet | null> {
  const [row] = await db.select().from(outlets).where(keyIs(key))
  return row ?? null
}

/** Null when a living outlet of this house has the name. */
export async function insertOutlet(
  db: Database,
  propertyId: string,
  words: OutletWords,
): Promise<Outlet | null> {
  const [row] = await db
    .insert(outlets)
    .values({ propertyId, ...words })
    .onConflictDoNothing()
    .returning()
  return row ?? null
}

/** Null when there is none, or it is archived. Throws when another one has the name. */
export async function updateOutlet(db: Database, key: OutletKey, words: OutletWords): Promise<Outlet | null> {
  const [row] = await db
    .update(outlets)
    .set(words)
    .where(and(keyIs(key), isNull(outlets.archivedAt)))
    .returning()
  return row ?? null
}

/** Null when there is none living. Its living spots go with it, at the same instant. */
export async function putOutletAway(db: Database, key: OutletKey, at: Date): Promise<Outlet | null> {
  const [row] = await db
    .update(outlets)
    .set({ archivedAt: at })
    .where(and(keyIs(key), isNull(outlets.archivedAt)))
    .returning()
  if (row)
    await db
      .update(spots)
      .set({ archivedAt: at })
      .where(and(spotsOf(key), isNull(spots.archivedAt)))
  return row ?? null
}

/** Null when there is none put away. Only the spots that went with it come back; throws when its name is taken. */
export async function bringOutletBack(db: Database, key: OutletKey): Promise<Outlet | null> {
  const before = await findOutlet(db, key)
  if (!before?.archivedAt) return null
  const [row] = await db.update(outlets).set({ archivedAt: null }).where(keyIs(key)).returning()
  await db
    .update(spots)
    .set({ archivedAt: null })
    .where(and(spotsOf(key), eq(spots.archivedAt, before.archivedAt)))
  return row ?? null
}
