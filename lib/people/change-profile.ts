/** What somebody changes about themselves: their name, their language and the light they work by. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'

import type { Profile } from './input'
import type { Member } from './member'
import { keepProfile } from './profile-store'
import { listMemberships } from './staff-store'

/** Colleagues see the new name at once, in every house the person works for. */
export async function changeProfile(db: Database, who: Member, profile: Profile): Promise<void> {
  await db.transaction(async (tx) => {
    await keepProfile(tx, who.personId, profile)
    for (const { propertyId } of await listMemberships(tx, who.personId)) await sayChanged(tx, propertyId)
  })
}
