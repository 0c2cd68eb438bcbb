/** Who is asking: a person at one property, as every use case gets them from the session. */
import type { Locale, Role } from '@/db/vocabulary'

export type Member = {
  propertyId: string
  personId: string
  name: string
  role: Role
  teamIds: readonly string[]
  locale: Locale
}

const RANK: Record<Role, number> = { staff: 0, manager: 1, admin: 2 }

/** A manager may do what staff may, an admin what a manager may. */
export const isAtLeast = (member: { role: Role }, role: Role) => RANK[member.role] >= RANK[role]
