/** Voices in the database: the name, face and accounts that a member chose to show. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people, type Voice, voices } from '@/db/schema/people'

import type { StaffKey } from './staff-store'

const ofVoice = ({ propertyId, personId }: StaffKey) =>
  and(eq(voices.propertyId, propertyId), eq(voices.personId, personId))

export async function findVoice(db: Database, key: StaffKey): Promise<Voice | null> {
  const [voice] = await db.select().from(voices).where(ofVoice(key))
  return voice ?? null
}

/** Leaves the face as it is. */
export async function keepVoice(
  db: Database,
  voice: Pick<
    Voice,
    'propertyId' | 'personId' | 'publicName' | 'publicRole' | 'handles' | 'isShown' | 'updatedAt'
  >,
) {
  const { publicName, publicRole, handles, isShown, updatedAt } = voice
  await db
    .insert(voices)
    .values(voice)
    .onConflictDoUpdate({
      target: [voices.propertyId, voices.personId],
      set: { publicName, publicRole, handles, isShown, updatedAt },
    })
}

/** Locks the voice, so that of two faces sent at once the picture of neither is left behind. Null: no voice yet. */
export async function lockFace(tx: Database, key: StaffKey): Promise<{ faceKey: string | null } | null> {
  const [voice] = await tx.select({ faceKey: voices.faceKey }).from(voices).where(ofVoice(key)).for('update')
  return voice ?? null
}

export async function setFaceKey(db: Database, key: StaffKey, faceKey: string | null, now: Date) {
  await db.update(voices).set({ faceKey, updatedAt: now }).where(ofVoice(key))
}

/** Agreed, and still working here: nobody else is shown to strangers. */
const isPublic = and(eq(voices.isShown, true), isNull(memberships.disabledAt))
const ofSameMember = and(
  eq(memberships.propertyId, voices.propertyId),
  eq(memberships.personId, voices.personId),
)

/** The people page of one house, by the name they chose. */
export function listShownVoices(db: Database, propertyId: string) {
  return db
    .select({
      personId: voices.personId,
      publicName: voices.publicName,
      publicRole: voices.publicRole,
      handles: voices.handles,
      faceKey: voices.faceKey,
    })
    .from(voices)
    .innerJoin(memberships, ofSameMember)
    .where(and(eq(voices.propertyId, propertyId), isPublic))
    .orderBy(asc(sql`lower(${voices.publicName})`), asc(voices.personId))
}
export type ShownVoice = Awaited<ReturnType<typeof listShownVoices>>[number]

/** Houses where somebody agreed to be shown. */
export function listPropertiesWithVoices(db: Database) {
  return db
    .selectDistinct({ id: properties.id, name: properties.name })
    .from(voices)
    .innerJoin(memberships, ofSameMember)
    .innerJoin(properties, eq(properties.id, voices.propertyId))
    .where(isPublic)
    .orderBy(asc(properties.name), asc(properties.id))
}

/** The key of a face that anybody may see now; null when there is none, or it was switched off. */
export async function findShownFace(db: Database, key: StaffKey) {
  const [voice] = await db
    .select({ faceKey: voices.faceKey })
    .from(voices)
    .innerJoin(memberships, ofSameMember)
    .where(and(ofVoice(key), isPublic, isNotNull(voices.faceKey)))
  return voice?.faceKey ?? null
}

/** How these people sign replies: their chosen names, and which of them have a face that may be seen. */
export function listSignatures(db: Database, propertyId: string, personIds: readonly string[]) {
  return db
    .select({
      personId: memberships.personId,
      name: sql<string>`coalesce(${voices.publicName}, ${people.name})`,
      hasFace: sql<boolean>`coalesce(${isPublic} and ${voices.faceKey} is not null, false)`,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(
      voices,
      and(eq(voices.propertyId, memberships.propertyId), eq(voices.personId, memberships.personId)),
    )
    .where(and(eq(memberships.propertyId, propertyId), inArray(memberships.personId, [...personIds])))
}

/** What strangers may know about a house: that it is there, and its name. */
export async function findPublicHouse(db: Database, propertyId: string) {
  const [house] = await db
    .select({ id: properties.id, name: properties.name, isDemonstration: properties.isDemonstration })
    .from(properties)
    .where(eq(properties.id, propertyId))
  return house ?? null
}

/** A voice to hang a face on, for somebody who has chosen nothing yet; one that is there stays as it is. */
export async function keepFirstVoice(db: Database, voice: typeof voices.$inferInsert) {
  const { propertyId, personId, publicName, updatedAt } = voice
  await db.insert(voices).values({ propertyId, personId, publicName, updatedAt }).onConflictDoNothing()
}
