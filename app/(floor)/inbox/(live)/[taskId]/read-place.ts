/** A place as somebody typed it, to one of the house's spots or to words of its own. */
import type { Database } from '@/db/client'
import { listOutlets } from '@/lib/house/outlet-store'
import { listNamedSpots } from '@/lib/house/spot-store'
import { typedSpot } from '@/lib/spots/typed-spot'
import { findRow } from '@/lib/tasks/list-store'

type Typed = { propertyId: string; taskId: string; place: string }

/** Nothing when the place on the screen was left as it is. */
export async function readPlace(
  db: Database,
  { propertyId, taskId, place }: Typed,
  now: Date,
): Promise<{ spotId?: string; spotWords?: string }> {
  const row = await findRow(db, { propertyId, taskId }, now)
  const current = row?.place
  if (!current || place === current.label || place === current.words) return {}
  const spots = await listNamedSpots(db, propertyId)
  const outlets = await listOutlets(db, propertyId)
  const spotId = typedSpot(place, { spots, outlets, outletId: current.outlet?.id ?? null })
  return spotId ? { spotId } : { spotWords: place }
}
