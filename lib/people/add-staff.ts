/** A new colleague: by staff name or e-mail address, with a code that is shown once. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'

import { mayLetIn, rolesInReach } from './authority'
import { makeCode } from './code'
import type { StaffToAdd } from './input'
import type { Member } from './member'
import { hashPassword } from './password'
import { findPersonByName } from './sign-in-store'
import {
  insertMembership,
  insertPerson,
  listMemberships,
  listTeams,
  lockStaff,
  setTeams,
} from './staff-store'

/**
 * `code` is null when the person is known from another house of the one who adds them: they keep their own way in.
 * 'name_taken' also stands for people of houses that the one who adds them has no say in.
 */
export async function addStaff(
  db: Database,
  who: Member,
  { name, signInName, role, teamIds, locale }: StaffToAdd,
  now: Date,
): Promise<
  Outcome<{ personId: string; code: string | null }, 'not_yours' | 'not_found' | 'name_taken' | 'works_here'>
> {
  if (!rolesInReach(who.role).includes(role)) return refuse('not_yours')
  const code = makeCode()
  const passwordHash = await hashPassword(code)

  return db.transaction(async (tx) => {
    await lockStaff(tx, who.propertyId)
    const ours = await listTeams(tx, who.propertyId)
    if (!teamIds.every((teamId) => ours.some(({ id }) => id === teamId))) return refuse('not_found')
    const known = await findPersonByName(tx, signInName)
    if (known && !(await mayBring(tx, who, known.id))) return refuse('name_taken')

    const person = {
      name,
      ...(signInName.includes('@') ? { email: signInName } : { staffName: signInName }),
      passwordHash,
      mustChangePassword: true,
      locale,
      createdAt: now,
    }
    const personId = known?.id ?? (await insertPerson(tx, person))
    if (!personId) return refuse('name_taken')

    const key = { propertyId: who.propertyId, personId }
    if (!(await insertMembership(tx, { ...key, role, createdAt: now }))) return refuse('works_here')
    await setTeams(tx, key, teamIds)
    await sayChanged(tx, who.propertyId)
    return { ok: true, personId, code: known ? null : code }
  })
}

async function mayBring(tx: Database, who: Member, personId: string) {
  const theirs = await listMemberships(tx, personId)
  if (theirs.some(({ propertyId }) => propertyId === who.propertyId)) return true
  const mine = await listMemberships(tx, who.personId)
  return mayLetIn(
    mine.filter(({ disabledAt }) => !disabledAt),
    theirs,
  )
}
