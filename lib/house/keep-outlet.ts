/** Opens an outlet, or changes what one is called and how long a visit lasts there. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Outlet } from '@/db/schema/house'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { unlessTaken } from '@/lib/unless-taken'

import { bringOutletBack, insertOutlet, type OutletWords, putOutletAway, updateOutlet } from './outlet-store'
import { holdProperty } from './store'

type Kept = Outcome<{ outlet: Outlet }, 'not_found' | 'name_taken'>

/** Without an id it is a new one. */
export async function keepOutlet(
  db: Database,
  { propertyId }: Member,
  { outletId, ...words }: OutletWords & { outletId?: string | undefined },
): Promise<Kept> {
  return unlessTaken('outlets_name', 'name_taken', () =>
    db.transaction(async (tx) => {
      const outlet = outletId
        ? await updateOutlet(tx, { propertyId, outletId }, words)
        : await insertOutlet(tx, propertyId, words)
      if (!outlet) return refuse(outletId ? 'not_found' : 'name_taken')
      await sayChanged(tx, propertyId)
      return { ok: true, outlet }
    }),
  )
}

/** Leaves lists and choices with its spots; tasks, visits and signals of the past keep pointing to it. */
export const archiveOutlet = (db: Database, { propertyId }: Member, outletId: string, now: Date) =>
  said(db, propertyId, (tx) => putOutletAway(tx, { propertyId, outletId }, now))

export const bringBackOutlet = (db: Database, { propertyId }: Member, outletId: string) =>
  said(db, propertyId, (tx) => bringOutletBack(tx, { propertyId, outletId }))

function said(
  db: Database,
  propertyId: string,
  change: (tx: Database) => Promise<Outlet | null>,
): Promise<Kept> {
  return unlessTaken('outlets_name', 'name_taken', () =>
    db.transaction(async (tx) => {
      await holdProperty(tx, propertyId)
      const outlet = await change(tx)
      if (!outlet) return refuse('not_found')
      await sayChanged(tx, propertyId)
      return { ok: true, outlet }
    }),
  )
}
