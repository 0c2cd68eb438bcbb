/** The property itself, in SQL. */
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'

import type { Database } from '@/db/client'
import { outlets, type Property, properties, spots, teams } from '@/db/schema/house'
import { memberships, people, teamMembers } from '@/db/schema/people'
import { gestures, playbooks } from '@/db/schema/playbooks'
import { connectors, signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import type { Locale } from '@/db/vocabulary'

/** One caller at a time, until its transaction ends: for what must happen once in an empty install. */
export async function holdInstallation(tx: Database) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('first property'))`)
}

/** Changes of one property's furniture wait for each other, until the transaction ends. */
export async function holdProperty(tx: Database, propertyId: string) {
  await tx.select({ id: properties.id }).from(properties).where(eq(properties.id, propertyId)).for('update')
}

export async function hasProperties(db: Database): Promise<boolean> {
  const [row] = await db.select({ id: properties.id }).from(properties).limit(1)
  return row !== undefined
}

export type PropertyWords = Pick<Property, 'name' | 'zone' | 'rollsAtHour' | 'currency' | 'languages'>

export async function insertProperty(db: Database, words: PropertyWords, now: Date): Promise<string> {
  const [row] = await db
    .insert(properties)
    .values({ ...words, createdAt: now })
    .returning({ id: properties.id })
  if (!row) throw new Error('The property was not written.')
  return row.id
}

export async function insertAdmin(
  db: Database,
  admin: {
    propertyId: string
    name: string
    email: string | null
    staffName: string | null
    locale: Locale
  },
  now: Date,
): Promise<string> {
  const { propertyId, ...person } = admin
  const [row] = await db
    .insert(people)
    .values({ ...person, createdAt: now })
    .returning({ id: people.id })
  if (!row) throw new Error('The person was not written.')
  await db.insert(memberships).values({ propertyId, personId: row.id, role: 'admin', createdAt: now })
  return row.id
}

export async function findProperty(db: Database, propertyId: string): Promise<Property | null> {
  const [row] = await db.select().from(properties).where(eq(properties.id, propertyId))
  return row ?? null
}

export async function updateProperty(db: Database, propertyId: string, words: PropertyWords) {
  await db.update(properties).set(words).where(eq(properties.id, propertyId))
}

/** Amounts already stand in the property's currency: in its catalogue or on its tasks. */
export async function hasAmounts(db: Database, propertyId: string): Promise<boolean> {
  const [gesture] = await db
    .select({ id: gestures.id })
    .from(gestures)
    .where(eq(gestures.propertyId, propertyId))
    .limit(1)
  const [task] = gesture
    ? []
    : await db.select({ id: tasks.id }).from(tasks).where(eq(tasks.propertyId, propertyId)).limit(1)
  return Boolean(gesture ?? task)
}

/** What stands in the house already, archived things left out: one statement, a row of yes and no. */
export async function findFurniture(db: Database, propertyId: string) {
  const stands = (table: PgTable & { propertyId: PgColumn }, inUse?: SQL) =>
    sql<boolean>`exists(select from ${table} where ${and(eq(table.propertyId, propertyId), inUse)})`
  const [found] = await db
    .select({
      outlets: stands(outlets, isNull(outlets.archivedAt)),
      spots: stands(spots, isNull(spots.archivedAt)),
      teams: stands(teams, isNull(teams.archivedAt)),
      teamMembers: stands(teamMembers),
      gestures: stands(gestures, isNull(gestures.archivedAt)),
      connectors: stands(connectors, isNull(connectors.archivedAt)),
      playbooks: stands(playbooks, isNull(playbooks.archivedAt)),
      signals: stands(signals),
    })
    .from(properties)
    .where(eq(properties.id, propertyId))
  return found ?? null
}
