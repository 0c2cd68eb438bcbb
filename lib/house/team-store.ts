/** Teams, in SQL. */
import { and, asc, count, eq, isNotNull, isNull, ne } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { outlets, type Team, teams } from '@/db/schema/house'
import { memberships, teamMembers } from '@/db/schema/people'

export type TeamWords = Pick<Team, 'name' | 'outletId' | 'isHost'>
export type TeamKey = { propertyId: string; teamId: string }

const keyIs = ({ propertyId, teamId }: TeamKey) => and(eq(teams.propertyId, propertyId), eq(teams.id, teamId))

/** By name, archived ones left out. */
export function listTeams(db: Database, propertyId: string): Promise<Team[]> {
  return db
    .select()
    .from(teams)
    .where(and(eq(teams.propertyId, propertyId), isNull(teams.archivedAt)))
    .orderBy(asc(teams.name), asc(teams.id))
}

/** By name, with the outlet's name and how many people who may come in belong to each. */
export function listTeamsWithPeople(db: Database, propertyId: string) {
  return db
    .select({ team: teams, outletName: outlets.name, people: count(memberships.personId) })
    .from(teams)
    .leftJoin(outlets, and(eq(outlets.propertyId, teams.propertyId), eq(outlets.id, teams.outletId)))
    .leftJoin(
      teamMembers,
      and(eq(teamMembers.propertyId, teams.propertyId), eq(teamMembers.teamId, teams.id)),
    )
    .leftJoin(
      memberships,
      and(
        eq(memberships.propertyId, teamMembers.propertyId),
        eq(memberships.personId, teamMembers.personId),
        isNull(memberships.disabledAt),
      ),
    )
    .where(and(eq(teams.propertyId, propertyId), isNull(teams.archivedAt)))
    .groupBy(teams.propertyId, teams.id, outlets.name)
    .orderBy(asc(teams.name), asc(teams.id))
}

export function listArchivedTeams(db: Database, propertyId: string): Promise<Team[]> {
  return db
    .select()
    .from(teams)
    .where(and(eq(teams.propertyId, propertyId), isNotNull(teams.archivedAt)))
    .orderBy(asc(teams.name), asc(teams.id))
}

/** Archived ones are found too. */
export async function findTeam(db: Database, key: TeamKey): Promise<Team | null> {
  const [row] = await db.select().from(teams).where(keyIs(key))
  return row ?? null
}

/** Null when a living team of the same outlet has the name. */
export async function insertTeam(db: Database, propertyId: string, words: TeamWords): Promise<Team | null> {
  const [row] = await db
    .insert(teams)
    .values({ propertyId, ...words })
    .onConflictDoNothing()
    .returning()
  return row ?? null
}

/** Null when there is none, or it is archived. Throws when another one has the name. */
export async function updateTeam(db: Database, key: TeamKey, words: TeamWords): Promise<Team | null> {
  const [row] = await db
    .update(teams)
    .set(words)
    .where(and(keyIs(key), isNull(teams.archivedAt)))
    .returning()
  return row ?? null
}

/** No other team hosts the same outlet; `outletId` null is the house as a whole. */
export async function clearOtherHosts(db: Database, { propertyId, id, outletId }: Team) {
  const place = outletId ? eq(teams.outletId, outletId) : isNull(teams.outletId)
  await db
    .update(teams)
    .set({ isHost: false })
    .where(and(eq(teams.propertyId, propertyId), ne(teams.id, id), place, eq(teams.isHost, true)))
}

/** Null when there is none. Throws when it comes back to a name that is taken. */
export async function setTeamArchived(
  db: Database,
  key: TeamKey,
  archivedAt: Date | null,
): Promise<Team | null> {
  const [row] = await db.update(teams).set({ archivedAt, isHost: false }).where(keyIs(key)).returning()
  return row ?? null
}
