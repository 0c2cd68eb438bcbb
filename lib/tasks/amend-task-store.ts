/** The house's own spots, when a task is moved to one. */
import { and, eq, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Spot, spots } from '@/db/schema/house'

/** Null when this property has no such spot (any more). */
export async function findSpot(
  db: Database,
  { propertyId, spotId }: { propertyId: string; spotId: string },
): Promise<Spot | null> {
  const [spot] = await db
    .select()
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), eq(spots.id, spotId), isNull(spots.archivedAt)))
  return spot ?? null
}
