/** What a colleague does here: their role and their teams. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'

import { mayManage, rolesInReach } from './authority'
import type { StaffChange } from './input'
import type { Member } from './member'
import { findStaff, listOpenAdmins, listTeams, lockStaff, setRole, setTeams } from './staff-store'

/** Everybody may change their own teams from this page who may see it; their own role nobody but an admin. */
export function changeStaff(
  db: Database,
  who: Member,
  { personId, role, teamIds }: StaffChange,
): Promise<Outcome<{ name: string }, 'not_found' | 'not_yours' | 'last_admin'>> {
  const key = { propertyId: who.propertyId, personId }
  return db.transaction(async (tx) => {
    await lockStaff(tx, who.propertyId)
    const them = await findStaff(tx, key)
    const ours = await listTeams(tx, who.propertyId)
    if (!them || !teamIds.every((teamId) => ours.some(({ id }) => id === teamId))) return refuse('not_found')

    const onlyOwnTeams = personId === who.personId && role === them.role
    if (!onlyOwnTeams && !(mayManage(who, them) && rolesInReach(who.role).includes(role)))
      return refuse('not_yours')
    if (role !== 'admin' && (await isLastAdmin(tx, key))) return refuse('last_admin')

    await setRole(tx, key, role)
    await setTeams(tx, key, teamIds)
    await sayChanged(tx, who.propertyId)
    return { ok: true, name: them.name }
  })
}

/** Ask under `lockStaff`: two admins may otherwise show each other the door. */
export async function isLastAdmin(
  tx: Database,
  { propertyId, personId }: { propertyId: string; personId: string },
) {
  const admins = await listOpenAdmins(tx, propertyId)
  return admins.length === 1 && admins[0] === personId
}
