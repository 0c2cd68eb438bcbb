/** Spots, in SQL. */
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { outlets, type Spot, spots } from '@/db/schema/house'

import type { NamedSpot } from '@/lib/spots/find-spot'

import type { ListedSpot } from './read-spot-list'

export type SpotKey = { propertyId: string; spotId: string }

const keyIs = ({ propertyId, spotId }: SpotKey) => and(eq(spots.propertyId, propertyId), eq(spots.id, spotId))

/** As people count: 9 before 10 before 10a before Fountain. */
const asCounted = [
  sql`substring(${spots.label} from '[0-9]+')::numeric nulls last`,
  sql`lower(${spots.label})`,
  asc(spots.id),
]

/** One outlet's living spots. */
export function listSpotsOf(
  db: Database,
  { propertyId, outletId }: { propertyId: string; outletId: string },
): Promise<Spot[]> {
  return db
    .select()
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), eq(spots.outletId, outletId), isNull(spots.archivedAt)))
    .orderBy(...asCounted)
}

export type PlacedSpot = Pick<Spot, 'id' | 'kind' | 'label'> & { outletName: string }

/** Every living spot of the house, outlet by outlet, for a choice. */
export function listAllSpots(db: Database, propertyId: string): Promise<PlacedSpot[]> {
  return db
    .select({ id: spots.id, kind: spots.kind, label: spots.label, outletName: outlets.name })
    .from(spots)
    .innerJoin(outlets, and(eq(outlets.propertyId, spots.propertyId), eq(outlets.id, spots.outletId)))
    .where(and(eq(spots.propertyId, propertyId), isNull(spots.archivedAt)))
    .orderBy(asc(outlets.name), ...asCounted)
}

/** Every living spot of the house with all its names, for reading what somebody typed. */
export function listNamedSpots(db: Database, propertyId: string): Promise<NamedSpot[]> {
  const { id, outletId, kind, label, aliases } = spots
  return db
    .select({ id, outletId, kind, label, aliases })
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), isNull(spots.archivedAt)))
}

export function listArchivedSpotsOf(
  db: Database,
  { propertyId, outletId }: { propertyId: string; outletId: string },
): Promise<Spot[]> {
  return db
    .select()
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), eq(spots.outletId, outletId), isNotNull(spots.archivedAt)))
    .orderBy(...asCounted)
}

export async function findSpot(db: Database, key: SpotKey): Promise<Spot | null> {
  const [row] = await db.select().from(spots).where(keyIs(key))
  return row ?? null
}

/** How many were new; those that stand there already are left as they are. */
export async function insertSpots(
  db: Database,
  { propertyId, outletId }: { propertyId: string; outletId: string },
  listed: ListedSpot[],
): Promise<number> {
  if (listed.length === 0) return 0
  const rows = await db
    .insert(spots)
    .values(listed.map(({ kind, label, aliases }) => ({ propertyId, outletId, kind, label, aliases })))
    .onConflictDoNothing()
    .returning({ id: spots.id })
  return rows.length
}

/** Null when there is none, or it is archived. Throws when another one of the outlet has the label. */
export async function updateSpot(
  db: Database,
  key: SpotKey,
  words: Pick<Spot, 'kind' | 'label' | 'aliases'>,
): Promise<Spot | null> {
  const [row] = await db
    .update(spots)
    .set(words)
    .where(and(keyIs(key), isNull(spots.archivedAt)))
    .returning()
  return row ?? null
}

/** Null when there is none. Throws when it comes back to a label that is taken. */
export async function setSpotArchived(
  db: Database,
  key: SpotKey,
  archivedAt: Date | null,
): Promise<Spot | null> {
  const [row] = await db.update(spots).set({ archivedAt }).where(keyIs(key)).returning()
  return row ?? null
}
