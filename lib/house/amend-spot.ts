/** Changes what a spot is called, takes it out of use, or brings it back. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Spot } from '@/db/schema/house'
import { violatesUnique } from '@/db/unique'
import type { SpotKind } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { foldSpotName } from './read-spot-list'
import { findSpot, listSpotsOf, setSpotArchived, updateSpot } from './spot-store'
import { holdProperty } from './store'

type Amended = Outcome<{ spot: Spot }, 'not_found' | 'label_taken' | 'alias_taken'>

/** `by` of the refusal `alias_taken` is the label of the spot that has the name. */
export function amendSpot(
  db: Database,
  { propertyId }: Member,
  { spotId, ...words }: { spotId: string; kind: SpotKind; label: string; aliases: string[] },
): Promise<Amended> {
  return unlessTaken(() =>
    db.transaction(async (tx) => {
      await holdProperty(tx, propertyId)
      const before = await findSpot(tx, { propertyId, spotId })
      if (!before) return refuse('not_found')

      const others = await listSpotsOf(tx, { propertyId, outletId: before.outletId })
      const wanted = new Set(words.aliases.map(foldSpotName))
      const owner = others.find(
        ({ id, aliases }) => id !== spotId && aliases.some((alias) => wanted.has(foldSpotName(alias))),
      )
      if (owner) return refuse('alias_taken', owner.label)

      const spot = await updateSpot(tx, { propertyId, spotId }, words)
      if (!spot) return refuse('not_found')
      await sayChanged(tx, propertyId)
      return { ok: true, spot }
    }),
  )
}

/** Leaves lists and choices; tasks of the past keep their place. Safe to repeat. */
export const archiveSpot = (db: Database, who: Member, spotId: string, now: Date) =>
  setArchived(db, who, spotId, now)

export const bringBackSpot = (db: Database, who: Member, spotId: string) => setArchived(db, who, spotId, null)

function setArchived(
  db: Database,
  { propertyId }: Member,
  spotId: string,
  at: Date | null,
): Promise<Amended> {
  return unlessTaken(() =>
    db.transaction(async (tx) => {
      const spot = await setSpotArchived(tx, { propertyId, spotId }, at)
      if (!spot) return refuse('not_found')
      await sayChanged(tx, propertyId)
      return { ok: true, spot }
    }),
  )
}

async function unlessTaken(amend: () => Promise<Amended>): Promise<Amended> {
  try {
    return await amend()
  } catch (error) {
    if (violatesUnique(error, 'spots_label')) return refuse('label_taken')
    throw error
  }
}
