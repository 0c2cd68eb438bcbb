/** Who gets a way in printed by start: the people of a demonstration, and an admin whom nobody has let in yet. */
import { and, asc, eq, exists, isNotNull, isNull, not, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people, signInLinks } from '@/db/schema/people'

const entering = {
  personId: people.id,
  name: people.name,
  role: memberships.role,
  property: properties.name,
}

/** Everybody whose door is open in a demonstration property, those with the most to see first. */
export function listDemonstrationPeople(db: Database) {
  return db
    .select(entering)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(properties, eq(properties.id, memberships.propertyId))
    .where(and(properties.isDemonstration, isNull(memberships.disabledAt)))
    .orderBy(
      asc(properties.name),
      sql`array_position(array['admin', 'manager', 'staff'], ${memberships.role})`,
      asc(people.name),
      asc(people.id),
    )
}

/** Admins of real properties in an install into which nobody has come yet: no password set, no link used. */
export function listAdminsOutside(db: Database) {
  const used = db.select({ one: sql`1` }).from(signInLinks).where(isNotNull(signInLinks.usedAt))
  const withPassword = db.select({ one: sql`1` }).from(people).where(isNotNull(people.passwordHash))
  return db
    .select(entering)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(properties, eq(properties.id, memberships.propertyId))
    .where(
      and(
        eq(memberships.role, 'admin'),
        not(properties.isDemonstration),
        isNull(memberships.disabledAt),
        not(or(exists(used), exists(withPassword)) ?? sql`false`),
      ),
    )
    .orderBy(asc(people.createdAt), asc(people.id))
}
