/** The people of one house: memberships, roles and teams. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties, teams } from '@/db/schema/house'
import { memberships, people, teamMembers } from '@/db/schema/people'
import type { Role } from '@/db/vocabulary'

export type StaffKey = { propertyId: string; personId: string }

/** Until the transaction ends nobody else changes who works here; tasks and guests go on. */
export async function lockStaff(tx: Database, propertyId: string) {
  await tx
    .select({ id: properties.id })
    .from(properties)
    .where(eq(properties.id, propertyId))
    .for('no key update')
}

const ofStaff = ({ propertyId, personId }: StaffKey) =>
  and(eq(memberships.propertyId, propertyId), eq(memberships.personId, personId))

const teamIds = sql<string[]>`array(
  select ${teamMembers.teamId} from ${teamMembers}
  where ${teamMembers.propertyId} = ${memberships.propertyId} and ${teamMembers.personId} = ${memberships.personId}
)`

const staffColumns = {
  personId: people.id,
  name: people.name,
  staffName: people.staffName,
  email: people.email,
  role: memberships.role,
  disabledAt: memberships.disabledAt,
  mustChangePassword: people.mustChangePassword,
  hasPassword: sql<boolean>`${people.passwordHash} is not null`,
  teamIds,
}

/** Everybody who works or worked here; those with an open door first, then by name. */
export function listStaff(db: Database, propertyId: string) {
  return db
    .select(staffColumns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(eq(memberships.propertyId, propertyId))
    .orderBy(sql`${memberships.disabledAt} is not null`, asc(sql`lower(${people.name})`), asc(people.id))
}
export type StaffRow = Awaited<ReturnType<typeof listStaff>>[number]

export async function findStaff(db: Database, key: StaffKey): Promise<StaffRow | null> {
  const [row] = await db
    .select(staffColumns)
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(ofStaff(key))
  return row ?? null
}

/** Of one person, in every house; disabled ones too, because they may be opened again. */
export function listMemberships(db: Database, personId: string) {
  return db.select().from(memberships).where(eq(memberships.personId, personId))
}

/** Admins whose door is open. Read it only under `lockStaff`, when something depends on it. */
export async function listOpenAdmins(db: Database, propertyId: string) {
  const rows = await db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.propertyId, propertyId),
        eq(memberships.role, 'admin'),
        isNull(memberships.disabledAt),
      ),
    )
  return rows.map(({ personId }) => personId)
}

/** Null when the e-mail address or staff name belongs to somebody already. */
export async function insertPerson(db: Database, person: typeof people.$inferInsert) {
  const [row] = await db.insert(people).values(person).onConflictDoNothing().returning({ id: people.id })
  return row?.id ?? null
}

/** False when they were a member already. */
export async function insertMembership(db: Database, membership: typeof memberships.$inferInsert) {
  const rows = await db
    .insert(memberships)
    .values(membership)
    .onConflictDoNothing()
    .returning({ personId: memberships.personId })
  return rows.length > 0
}

export async function setRole(db: Database, key: StaffKey, role: Role) {
  await db.update(memberships).set({ role }).where(ofStaff(key))
}

/** False when it stood like that already: of two at once, one did it. */
export async function setDisabled(db: Database, key: StaffKey, disabledAt: Date | null) {
  const before = disabledAt ? isNull(memberships.disabledAt) : sql`${memberships.disabledAt} is not null`
  const rows = await db
    .update(memberships)
    .set({ disabledAt })
    .where(and(ofStaff(key), before))
    .returning({ personId: memberships.personId })
  return rows.length > 0
}

/** Living teams of this house; a form's ids that are not among them are somebody else's. */
export function listTeams(db: Database, propertyId: string) {
  return db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.propertyId, propertyId), isNull(teams.archivedAt)))
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id))
}

/** Makes these the person's teams, whatever they were; what was put away keeps its people until it comes back. */
export async function setTeams(db: Database, key: StaffKey, chosen: readonly string[]) {
  const { propertyId, personId } = key
  await db.delete(teamMembers).where(
    and(
      eq(teamMembers.propertyId, propertyId),
      eq(teamMembers.personId, personId),
      sql`exists (select 1 from teams t where t.property_id = ${teamMembers.propertyId}
          and t.id = ${teamMembers.teamId} and t.archived_at is null)`,
    ),
  )
  if (chosen.length === 0) return
  await db.insert(teamMembers).values(chosen.map((teamId) => ({ propertyId, teamId, personId })))
}

/** Keeps a handed-out code: it ends every session and must be changed at first use. */
export async function keepCode(db: Database, personId: string, passwordHash: string) {
  await db
    .update(people)
    .set({ passwordHash, mustChangePassword: true, sessionEpoch: sql`${people.sessionEpoch} + 1` })
    .where(eq(people.id, personId))
}
