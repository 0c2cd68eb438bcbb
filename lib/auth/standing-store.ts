/** What the database says, now, about the person a session names: the only proof that it still counts. */
import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people, teamMembers } from '@/db/schema/people'

const teamIds = sql<string[]>`array(
  select ${teamMembers.teamId} from ${teamMembers}
  where ${teamMembers.propertyId} = ${memberships.propertyId} and ${teamMembers.personId} = ${memberships.personId}
)`

/** Null when the person, the membership or the property is gone, the membership is off, or the epoch moved on. */
export async function findStanding(
  db: Database,
  session: { personId: string; propertyId: string; sessionEpoch: number },
) {
  const [standing] = await db
    .select({
      name: people.name,
      locale: people.locale,
      theme: people.theme,
      mustChangePassword: people.mustChangePassword,
      role: memberships.role,
      teamIds,
      property: getTableColumns(properties),
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .innerJoin(properties, eq(properties.id, memberships.propertyId))
    .where(
      and(
        eq(memberships.propertyId, session.propertyId),
        eq(memberships.personId, session.personId),
        isNull(memberships.disabledAt),
        eq(people.sessionEpoch, session.sessionEpoch),
      ),
    )
  return standing ?? null
}

/** The houses a person may enter now, by name. */
export function listOpenProperties(db: Database, personId: string) {
  return db
    .select({ id: properties.id, name: properties.name })
    .from(memberships)
    .innerJoin(properties, eq(properties.id, memberships.propertyId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.disabledAt)))
    .orderBy(asc(properties.name), asc(properties.id))
}
