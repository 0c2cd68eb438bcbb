/** Changes what a spot is called, takes it out of use, or brings it back. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Spot } from '@/db/schema/house'
import type { SpotKind } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { unlessTaken } from '@/lib/unless-taken'

import { findNamesake } from './read-spot-list'
import { findSpot, listSpotsOf, type SpotKey, setSpotArchived, updateSpot } from './spot-store'
import { holdProperty } from './store'

type Amended = Outcome<{ spot: Spot }, 'not_found' | 'label_taken' | 'alias_taken'>

/** `by` of the refusal `alias_taken` is the label of the spot that has the name. */
export function amendSpot(
  db: Database,
  { propertyId }: Member,
  { spotId, ...words }: { spotId: string; kind: SpotKind; label: string; aliases: string[] },
): Promise<Amended> {
  return unlessTaken('spots_label', 'label_taken', () =>
    db.transaction(async (tx) => {
      await holdProperty(tx, propertyId)
      const before = await findSpot(tx, { propertyId, spotId })
      if (!before) return refuse('not_found')

      const others = await listSpotsOf(tx, { propertyId, outletId: before.outletId })
      const namesake = findNamesake(
        words,
        others.filter(({ id }) => id !== spotId),
      )
      if (namesake) return refuse('alias_taken', namesake.label)

      const spot = await updateSpot(tx, { propertyId, spotId }, words)
      if (!spot) return refuse('not_found')
      await sayChanged(tx, propertyId)
      return { ok: true, spot }
    }),
  )
}

/** Leaves lists and choices; tasks of the past keep their place. Safe to repeat. */
export function archiveSpot(
  db: Database,
  { propertyId }: Member,
  spotId: string,
  now: Date,
): Promise<Amended> {
  return db.transaction((tx) => setArchived(tx, { propertyId, spotId }, now))
}

/** Refused while its tag, or another name of it, is another's. */
export function bringBackSpot(db: Database, { propertyId }: Member, spotId: string): Promise<Amended> {
  return unlessTaken('spots_label', 'label_taken', () =>
    db.transaction(async (tx) => {
      await holdProperty(tx, propertyId)
      const before = await findSpot(tx, { propertyId, spotId })
      if (!before) return refuse('not_found')
      const others = await listSpotsOf(tx, { propertyId, outletId: before.outletId })
      const namesake = findNamesake(
        before,
        others.filter(({ id }) => id !== spotId),
      )
      if (namesake) return refuse('alias_taken', namesake.label)
      return setArchived(tx, { propertyId, spotId }, null)
    }),
  )
}

async function setArchived(tx: Database, key: SpotKey, at: Date | null): Promise<Amended> {
  const spot = await setSpotArchived(tx, key, at)
  if (!spot) return refuse('not_found')
  await sayChanged(tx, key.propertyId)
  return { ok: true, spot }
}
