/** Who can be given a task: people and teams of this property who are here now. */
import { and, asc, eq, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { teams } from '@/db/schema/house'
import { memberships, people } from '@/db/schema/people'

export type Receiver = { personId: string } | { teamId: string }

/**
 * Null when there is no such person or team at this property (any more). A person is held until the transaction
 * ends: whoever closes the door behind them waits, and finds what they were given. Ask before the task is locked.
 */
export async function findReceiver(
  tx: Database,
  propertyId: string,
  to: Receiver,
): Promise<{ name: string } | null> {
  if ('personId' in to) {
    if (!(await holdMember(tx, { propertyId, personId: to.personId }))) return null
    const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, to.personId))
    return person ?? null
  }
  const [team] = await tx
    .select({ name: teams.name })
    .from(teams)
    .where(and(eq(teams.propertyId, propertyId), eq(teams.id, to.teamId), isNull(teams.archivedAt)))
  return team ?? null
}

/** False when they do not work here (any more); held as above. */
export async function holdMember(
  tx: Database,
  { propertyId, personId }: { propertyId: string; personId: string },
): Promise<boolean> {
  const found = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.propertyId, propertyId),
        eq(memberships.personId, personId),
        isNull(memberships.disabledAt),
      ),
    )
    .for('share')
  return found.length > 0
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
