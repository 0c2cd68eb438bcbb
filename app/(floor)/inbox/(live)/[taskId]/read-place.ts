/** A place as somebody typed it, to one of the house's spots or to words of its own. */
import type { Database } from '@/db/client'
import { listSpotsOf } from '@/lib/house/spot-store'
import { findRow } from '@/lib/tasks/list-store'
import { fold } from '@/lib/text/fold'

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
  const outletId = current.outlet?.id
  const spots = outletId ? await listSpotsOf(db, { propertyId, outletId }) : []
  const said = fold(place)
  const spot = spots.find(({ label, aliases }) =>
    [label, ...aliases].some((name) => said === fold(name) || said.endsWith(` ${fold(name)}`)),
  )
  return spot ? { spotId: spot.id } : { spotWords: place }
}
