/** Who may decide about whom. A manager answers for staff, an admin for everyone in the house. */
import type { Role } from '@/db/vocabulary'

/** The roles that somebody may give, and so also the roles whose people they may change. */
export const rolesInReach = (role: Role): readonly Role[] => {
  if (role === 'admin') return ['staff', 'manager', 'admin']
  return role === 'manager' ? ['staff'] : []
}

export const mayManage = (who: { role: Role }, them: { role: Role }) =>
  rolesInReach(who.role).includes(them.role)

type Standing = { propertyId: string; role: Role }

/**
 * May `who` hand out a way in as this person? It opens every house the person belongs to, so `who` needs authority
 * in each of them: a manager of one house could otherwise walk into another.
 */
export const mayLetIn = (mine: readonly Standing[], theirs: readonly Standing[]) =>
  theirs.length > 0 &&
  theirs.every((their) => mine.some((my) => my.propertyId === their.propertyId && mayManage(my, their)))
