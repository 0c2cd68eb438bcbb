/** Cautions and preferences in the database, and the words of a guest who opted out. */
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { cautions, guests, preferences } from '@/db/schema/guests'
import { signals } from '@/db/schema/signals'

type GuestKey = { propertyId: string; guestId: string }

/**
 * Holds the guest until the transaction ends: whoever takes a task for them sees what is added, or was before it.
 * False as `isGuest`.
 */
export async function holdGuest(tx: Database, { propertyId, guestId }: GuestKey): Promise<boolean> {
  const [guest] = await tx
    .select({ id: guests.id })
    .from(guests)
    .where(and(eq(guests.propertyId, propertyId), eq(guests.id, guestId), isNull(guests.joinedIntoId)))
    .for('no key update')
  return guest !== undefined
}

/** Not one who was joined into another: nothing may be written about an empty name. */
export async function isGuest(tx: Database, { propertyId, guestId }: GuestKey): Promise<boolean> {
  const [guest] = await tx
    .select({ id: guests.id })
    .from(guests)
    .where(and(eq(guests.propertyId, propertyId), eq(guests.id, guestId), isNull(guests.joinedIntoId)))
  return guest !== undefined
}

export async function insertCaution(tx: Database, row: typeof cautions.$inferInsert): Promise<string> {
  const [caution] = await tx.insert(cautions).values(row).returning({ id: cautions.id })
  if (!caution) throw new Error('a caution was not written')
  return caution.id
}

/** False when it is not there, or was lifted before. */
export async function liftCautionRow(
  tx: Database,
  { propertyId, cautionId, at }: { propertyId: string; cautionId: string; at: Date },
): Promise<boolean> {
  const lifted = await tx
    .update(cautions)
    .set({ liftedAt: at })
    .where(and(eq(cautions.propertyId, propertyId), eq(cautions.id, cautionId), isNull(cautions.liftedAt)))
    .returning({ id: cautions.id })
  return lifted.length > 0
}

export async function hasOptedOut(
  tx: Database,
  { propertyId, guestId }: GuestKey,
  now: Date,
): Promise<boolean> {
  const [caution] = await tx
    .select({ id: cautions.id })
    .from(cautions)
    .where(
      and(
        eq(cautions.propertyId, propertyId),
        eq(cautions.guestId, guestId),
        eq(cautions.kind, 'opted_out'),
        isNull(cautions.liftedAt),
        or(isNull(cautions.expiresAt), gt(cautions.expiresAt, now)),
      ),
    )
    .limit(1)
  return caution !== undefined
}

/** Their words, the raw bodies that carried them, and the names and faces of their accounts. */
export async function forgetWords(tx: Database, { propertyId, guestId }: GuestKey, now: Date) {
  await tx.execute(sql`
    update deliveries set body = null where property_id = ${propertyId} and id in (
      select unnest(other_delivery_ids || delivery_id) from signals
      where property_id = ${propertyId} and guest_id = ${guestId})`)
  await tx
    .update(signals)
    .set({
      text: '',
      authorName: null,
      author: null,
      url: null,
      settledAt: sql`coalesce(${signals.settledAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(and(eq(signals.propertyId, propertyId), eq(signals.guestId, guestId)))
}

export async function insertPreference(tx: Database, row: typeof preferences.$inferInsert): Promise<string> {
  const [preference] = await tx.insert(preferences).values(row).returning({ id: preferences.id })
  if (!preference) throw new Error('a preference was not written')
  return preference.id
}

/** False when it is not there any more. Forgetting is forgetting: no trace of it is kept. */
export async function deletePreference(
  tx: Database,
  { propertyId, preferenceId }: { propertyId: string; preferenceId: string },
): Promise<boolean> {
  const gone = await tx
    .delete(preferences)
    .where(and(eq(preferences.propertyId, propertyId), eq(preferences.id, preferenceId)))
    .returning({ id: preferences.id })
  return gone.length > 0
}
