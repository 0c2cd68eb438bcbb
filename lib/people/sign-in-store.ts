/** What sign-in reads and writes: people by the name they sign in with, and links by their hash. */
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people, signInLinks } from '@/db/schema/people'

/** By e-mail address or staff name, whatever the capitals. Names are unique across houses. */
export async function findPersonByName(db: Database, name: string) {
  const folded = name.trim().toLowerCase()
  const [person] = await db
    .select()
    .from(people)
    .where(or(eq(sql`lower(${people.email})`, folded), eq(sql`lower(${people.staffName})`, folded)))
    .limit(1)
  return person ?? null
}

/** The house a person enters first: the first by name of those that are open to them. */
export async function findFirstProperty(db: Database, personId: string) {
  const [first] = await db
    .select({ propertyId: properties.id })
    .from(memberships)
    .innerJoin(properties, eq(properties.id, memberships.propertyId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.disabledAt)))
    .orderBy(asc(properties.name), asc(properties.id))
    .limit(1)
  return first?.propertyId ?? null
}

export async function insertSignInLink(db: Database, link: typeof signInLinks.$inferInsert) {
  await db.insert(signInLinks).values(link)
}

/** Only looks: a link that a mail program or a preview opens is not used up. */
export async function findOpenLink(db: Database, tokenHash: string, now: Date) {
  const [link] = await db
    .select({ name: people.name, setsPassword: signInLinks.setsPassword })
    .from(signInLinks)
    .innerJoin(people, eq(people.id, signInLinks.personId))
    .where(
      and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)),
    )
  return link ?? null
}

/** Uses the link up. Null when it was used, is too old or never was; of two taps at once one gets it. */
export async function spendLink(db: Database, tokenHash: string, now: Date) {
  const [link] = await db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(
      and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)),
    )
    .returning({ personId: signInLinks.personId, setsPassword: signInLinks.setsPassword })
  return link ?? null
}

/** Every other way in that was handed out to this person ends. */
export async function spendLinksOf(db: Database, personId: string, now: Date) {
  await db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.personId, personId), isNull(signInLinks.usedAt)))
}

export async function findSessionEpoch(db: Database, personId: string) {
  const [person] = await db
    .select({ sessionEpoch: people.sessionEpoch })
    .from(people)
    .where(eq(people.id, personId))
  return person?.sessionEpoch ?? null
}

/** Ends every session of the person and asks for a new password at the next page. */
export async function beginPasswordReset(db: Database, personId: string) {
  const [person] = await db
    .update(people)
    .set({ sessionEpoch: sql`${people.sessionEpoch} + 1`, mustChangePassword: true })
    .where(eq(people.id, personId))
    .returning({ sessionEpoch: people.sessionEpoch })
  return person?.sessionEpoch ?? null
}

/**
 * Keeps a new password and ends every session, only if none of them was ended meanwhile.
 * Null when somebody was faster.
 */
export async function keepPassword(
  db: Database,
  {
    personId,
    sessionEpoch,
    passwordHash,
    mustChangePassword,
  }: { personId: string; sessionEpoch: number; passwordHash: string; mustChangePassword: boolean },
) {
  const [person] = await db
    .update(people)
    .set({ passwordHash, mustChangePassword, sessionEpoch: sessionEpoch + 1 })
    .where(and(eq(people.id, personId), eq(people.sessionEpoch, sessionEpoch)))
    .returning({ sessionEpoch: people.sessionEpoch })
  return person?.sessionEpoch ?? null
}

export async function findPerson(db: Database, personId: string) {
  const [person] = await db.select().from(people).where(eq(people.id, personId))
  return person ?? null
}
