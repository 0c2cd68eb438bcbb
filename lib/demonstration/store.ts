/** The rows that no use case makes: a property that is a demonstration, people without passwords, and its end. */
import { and, eq, inArray, notExists, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people, teamMembers } from '@/db/schema/people'
import { type Connector, connectors } from '@/db/schema/signals'
import type { Locale, Role } from '@/db/vocabulary'

export async function insertDemonstrationProperty(
  tx: Database,
  words: { name: string; zone: string; currency: string; rollsAtHour: number; languages: Locale[] },
  now: Date,
): Promise<string> {
  const [row] = await tx
    .insert(properties)
    .values({ ...words, isDemonstration: true, createdAt: now })
    .returning({ id: properties.id })
  if (!row) throw new Error('The demonstration property was not written.')
  return row.id
}

/** Nobody in the demonstration has a password: they come in by one-time links. */
export async function insertDemonstrationPerson(
  tx: Database,
  words: { name: string; staffName: string; locale: Locale },
  now: Date,
): Promise<string> {
  const [row] = await tx
    .insert(people)
    .values({ ...words, createdAt: now })
    .returning({ id: people.id })
  if (!row) throw new Error('The demonstration person was not written.')
  return row.id
}

export async function insertDemonstrationMembership(
  tx: Database,
  { propertyId, personId, role }: { propertyId: string; personId: string; role: Role },
  teamIds: string[],
  now: Date,
) {
  await tx.insert(memberships).values({ propertyId, personId, role, createdAt: now })
  if (teamIds.length > 0)
    await tx.insert(teamMembers).values(teamIds.map((teamId) => ({ propertyId, teamId, personId })))
}

export async function listDemonstrationProperties(db: Database): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: properties.id, name: properties.name })
    .from(properties)
    .where(eq(properties.isDemonstration, true))
}

export async function listConnectorsByName(
  db: Database,
  propertyId: string,
): Promise<Map<string, Connector>> {
  const rows = await db.select().from(connectors).where(eq(connectors.propertyId, propertyId))
  return new Map(rows.map((row) => [row.name, row]))
}

/** Every table that carries a property, in an order in which the rows of one can be deleted. */
const TABLES_OF_A_PROPERTY = [
  ...['echoes', 'spends', 'proofs', 'questions', 'replies', 'reservation_notes', 'task_events', 'tasks'],
  ...['playbook_days', 'playbook_versions', 'playbooks', 'gestures'],
  ...['decisions', 'matches', 'signals', 'deliveries'],
  'connector_silences',
  ...['vendor_places', 'vendor_access', 'vendor_secrets', 'connector_secrets', 'connectors'],
  ...['preferences', 'cautions', 'visit_guests', 'visits', 'handles', 'guests'],
  ...['voices', 'team_members', 'memberships', 'teams', 'spots', 'outlets'],
]

/** The pictures that its people and tasks refer to, as keys of the storage. */
export async function listDemonstrationPictures(db: Database): Promise<string[]> {
  const { rows } = await db.execute(sql`
    select photo_key as key from proofs where photo_key is not null
      and property_id in (select id from properties where is_demonstration)
    union all
    select face_key from voices where face_key is not null
      and property_id in (select id from properties where is_demonstration)`)
  return rows.map(({ key }) => String(key))
}

/** Deletes the demonstration and whoever works nowhere else. A real property is never touched. */
export async function deleteDemonstration(tx: Database) {
  const houses = await listDemonstrationProperties(tx)
  const ids = houses.map(({ id }) => id)
  if (ids.length === 0) return
  const staff = await tx
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(inArray(memberships.propertyId, ids))
  for (const table of TABLES_OF_A_PROPERTY)
    await tx.execute(sql`delete from ${sql.identifier(table)} where property_id in ${ids}`)
  await tx.delete(properties).where(inArray(properties.id, ids))

  const staffIds = [...new Set(staff.map(({ personId }) => personId))]
  const worksElsewhere = tx
    .select({ one: sql`1` })
    .from(memberships)
    .where(eq(memberships.personId, people.id))
  const leaving = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(inArray(people.id, staffIds), notExists(worksElsewhere)))
  const leavingIds = leaving.map(({ id }) => id)
  if (leavingIds.length === 0) return
  await tx.execute(
    sql`delete from sign_in_links where person_id in ${leavingIds} or created_by in ${leavingIds}`,
  )
  await tx.delete(people).where(inArray(people.id, leavingIds))
}
