/** Somebody with a staff name and a password, for tests of the door. */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { hashPassword } from '@/lib/people/password'

import { aMember, aProperty } from './furnish'

export const PASSWORD = 'a lamp in the window'

/** In a house of their own. */
export async function someoneWhoSignsIn(
  db: Database,
  { password = PASSWORD, mustChangePassword = false } = {},
) {
  const property = await aProperty(db)
  const staffName = `marta-${newId()}`
  const person = { staffName, passwordHash: await hashPassword(password), mustChangePassword }
  return { ...(await aMember(db, property.id, { person })), staffName }
}
