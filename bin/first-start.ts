/** What a start finds to do in the house itself: open it when it is empty, and make the ways in that it prints. */
import type { Database } from '@/db/client'
import { openDemonstration } from '@/lib/demonstration/open-demonstration'
import { openFirstProperty } from '@/lib/house/open-first-property'
import { hasProperties, holdInstallation } from '@/lib/house/store'
import { listAdminsOutside, listDemonstrationPeople } from '@/lib/people/entrance-store'
import { makeSignInLink } from '@/lib/people/make-sign-in-link'
import { houseStorage } from '@/lib/storage/folder'

import type { WayIn } from './greeting'

/**
 * Nothing, unless there is no house at all yet; of two starts on one database, one furnishes it. The admin of an
 * empty house is called `admin` until they say otherwise.
 */
export async function furnishEmptyInstall(
  db: Database,
  { isDemonstration }: { isDemonstration: boolean },
  now: Date,
) {
  await db.transaction(async (tx) => {
    await holdInstallation(tx)
    if (await hasProperties(tx)) return
    if (isDemonstration) {
      console.log('Furnishing a demonstration …')
      await openDemonstration(tx, houseStorage(), now)
    } else {
      const admin = { name: 'Admin', email: null, staffName: 'admin', locale: 'en' as const }
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      await openFirstProperty(tx, { admin, zone, currency: 'EUR' }, now)
    }
  })
}

/**
 * A new one-time link for each person to whom start opens the door; none in a house that lives already.
 * One person gets one, however many houses they work for.
 */
export async function makeWaysIn(db: Database, publicUrl: string, now: Date): Promise<WayIn[]> {
  const outside = (await listAdminsOutside(db)).map((person) => ({ ...person, setsPassword: true }))
  const shown = (await listDemonstrationPeople(db)).map((person) => ({ ...person, setsPassword: false }))
  const ways = new Map<string, WayIn>()
  for (const { personId, setsPassword, name, role, property } of [...outside, ...shown]) {
    const known = ways.get(personId)
    if (known) known.property += ` and ${property}`
    else {
      const { path } = await makeSignInLink(db, { personId, createdBy: null, setsPassword }, now)
      ways.set(personId, { name, role, property: property || 'Your house', url: `${publicUrl}${path}` })
    }
  }
  return [...ways.values()]
}
