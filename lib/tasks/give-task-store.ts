/** Who can be given a task: people and teams of this property who are here now. */
import { and, asc, eq, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { teams } from '@/db/schema/house'
import { memberships, people } from '@/db/schema/people'

export type Receiver = { personId: string } | { teamId: string }

/** Null when there is no such person or team at this property (any more). */
export async function findReceiver(
  db: Database,
  propertyId: string,
  to: Receiver,
): Promise<{ name: string } | null> {
  const receivers = await listReceivers(db, { propertyId })
  const found =
    'personId' in to
      ? receivers.people.find(({ id }) => id === to.personId)
      : receivers.teams.find(({ id }) => id === to.teamId)
  return found ?? null
}

/** For the choice "give to". */
export async function listReceivers(db: Database, { propertyId }: { propertyId: string }) {
  const who = await db
    .select({ id: people.id, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(and(eq(memberships.propertyId, propertyId), isNull(memberships.disabledAt)))
    .orderBy(asc(people.name))
  const crews = await db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.propertyId, propertyId), isNull(teams.archivedAt)))
    .orderBy(asc(teams.name))
  return { people: who, teams: crews }
}
