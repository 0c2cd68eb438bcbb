/** Puts a gesture into the catalogue, or changes it; tasks made before keep what they said. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Gesture } from '@/db/schema/playbooks'
import { findProperty } from '@/lib/house/store'
import { findTeam } from '@/lib/house/team-store'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { unlessTaken } from '@/lib/unless-taken'

import type { GestureForm } from './input'
import { parseMoney } from './money'
import { insertGesture, setGestureArchived, updateGesture } from './store'

export type GestureRefusal = 'not_found' | 'no_team' | 'name_taken' | 'cost_unreadable' | 'value_unreadable'
type Kept = Outcome<{ gesture: Gesture }, GestureRefusal>

/** Without an id it is a new one. Amounts are read in the property's currency. */
export function keepGesture(
  db: Database,
  { propertyId }: Member,
  { gestureId, cost, value, ...rest }: GestureForm,
): Promise<Kept> {
  return unlessTaken('gestures_name', 'name_taken', () =>
    db.transaction(async (tx) => {
      const property = await findProperty(tx, propertyId)
      if (!property) return refuse('not_found')
      const costMinor = parseMoney(cost, property.currency)
      if (costMinor === null) return refuse('cost_unreadable')
      const valueMinor = parseMoney(value, property.currency)
      if (valueMinor === null) return refuse('value_unreadable')
      const { teamId } = rest
      const team = teamId && (await findTeam(tx, { propertyId, teamId }))
      if (teamId && (!team || team.archivedAt)) return refuse('no_team')

      const words = { ...rest, costMinor, valueMinor }
      const gesture = gestureId
        ? await updateGesture(tx, { propertyId, gestureId }, words)
        : await insertGesture(tx, propertyId, words)
      if (!gesture) return refuse(gestureId ? 'not_found' : 'name_taken')
      await sayChanged(tx, propertyId)
      return { ok: true, gesture }
    }),
  )
}

/** Is offered no more; what it gave before stays. Safe to repeat. */
export const archiveGesture = (db: Database, who: Member, gestureId: string, now: Date) =>
  setArchived(db, who, gestureId, now)

export const bringBackGesture = (db: Database, who: Member, gestureId: string) =>
  setArchived(db, who, gestureId, null)

function setArchived(
  db: Database,
  { propertyId }: Member,
  gestureId: string,
  at: Date | null,
): Promise<Kept> {
  return unlessTaken('gestures_name', 'name_taken', () =>
    db.transaction(async (tx) => {
      const gesture = await setGestureArchived(tx, { propertyId, gestureId }, at)
      if (!gesture) return refuse('not_found')
      await sayChanged(tx, propertyId)
      return { ok: true, gesture }
    }),
  )
}
