/** Takes a pasted list into an outlet: all of it, or none while a line cannot be read. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { SpotKind } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { findOutlet } from './outlet-store'
import { foldSpotName, readSpotList, type SpotProblem } from './read-spot-list'
import { insertSpots, listSpotsOf, updateSpot } from './spot-store'
import { holdProperty } from './store'

/** `problems` says which lines, when the refusal is `unreadable`. Safe to repeat: what stands there stays. */
export type SpotsAdded =
  | Outcome<{ added: number; renamed: number }, 'no_outlet' | 'empty'>
  | { ok: false; refusal: 'unreadable'; problems: SpotProblem[] }

export function addSpots(
  db: Database,
  { propertyId }: Member,
  { outletId, kind, list }: { outletId: string; kind: SpotKind; list: string },
): Promise<SpotsAdded> {
  return db.transaction(async (tx): Promise<SpotsAdded> => {
    // Two lists at once could give one name to two spots.
    await holdProperty(tx, propertyId)
    const outlet = await findOutlet(tx, { propertyId, outletId })
    if (!outlet || outlet.archivedAt) return refuse('no_outlet')

    const known = await listSpotsOf(tx, { propertyId, outletId })
    const { fresh, renamed, problems } = readSpotList(list, { kind, known })
    if (problems.length > 0) return { ok: false, refusal: 'unreadable', problems }
    if (fresh.length + renamed.length === 0) return refuse('empty')

    for (const spot of renamed) {
      const same = known.find(
        (one) => one.kind === spot.kind && foldSpotName(one.label) === foldSpotName(spot.label),
      )
      if (same)
        await updateSpot(
          tx,
          { propertyId, spotId: same.id },
          {
            kind: same.kind,
            label: same.label,
            aliases: [...same.aliases, ...spot.aliases],
          },
        )
    }
    const added = await insertSpots(tx, { propertyId, outletId }, fresh)
    await sayChanged(tx, propertyId)
    return { ok: true, added, renamed: renamed.length }
  })
}
