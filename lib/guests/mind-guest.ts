/** What to mind about a guest: cautions that stand in the way of things, and what they like. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import {
  deletePreference,
  holdGuest,
  insertCaution,
  insertPreference,
  isGuest,
  liftCautionRow,
} from './caution-store'
import type { CautionChoice, CautionDraft, PreferenceChoice, PreferenceDraft } from './input'
import { optOut } from './opt-out'

/** Anybody may add one. `opted_out` takes effect at once, on everything that was heard from the guest. */
export function addCaution(
  db: Database,
  who: Member,
  { guestId, kind, words, until }: CautionDraft,
  now: Date,
): Promise<Outcome<{ cautionId: string }, 'not_found'>> {
  return db.transaction(async (tx) => {
    const key = { propertyId: who.propertyId, guestId }
    if (!(await holdGuest(tx, key))) return refuse('not_found')
    const cautionId = await insertCaution(tx, {
      ...key,
      kind,
      words,
      addedBy: who.personId,
      addedAt: now,
      expiresAt: endOf(until),
    })
    if (kind === 'opted_out') await optOut(tx, key, now)
    await sayChanged(tx, who.propertyId)
    return { ok: true, cautionId }
  })
}

/** The words that an opted-out guest lost do not come back. */
export function liftCaution(
  db: Database,
  who: Member,
  { cautionId }: CautionChoice,
  now: Date,
): Promise<Outcome<object, 'not_found'>> {
  return db.transaction(async (tx) => {
    const { propertyId } = who
    if (!(await liftCautionRow(tx, { propertyId, cautionId, at: now }))) return refuse('not_found')
    await sayChanged(tx, propertyId)
    return { ok: true }
  })
}

export function addPreference(
  db: Database,
  who: Member,
  { guestId, words, certainty, until }: PreferenceDraft,
  now: Date,
): Promise<Outcome<{ preferenceId: string }, 'not_found'>> {
  return db.transaction(async (tx) => {
    const key = { propertyId: who.propertyId, guestId }
    if (!(await isGuest(tx, key))) return refuse('not_found')
    const preferenceId = await insertPreference(tx, {
      ...key,
      words,
      certainty,
      addedBy: who.personId,
      addedAt: now,
      expiresAt: endOf(until),
    })
    await sayChanged(tx, who.propertyId)
    return { ok: true, preferenceId }
  })
}

export function forgetPreference(
  db: Database,
  who: Member,
  { preferenceId }: PreferenceChoice,
): Promise<Outcome<object, 'not_found'>> {
  return db.transaction(async (tx) => {
    const { propertyId } = who
    if (!(await deletePreference(tx, { propertyId, preferenceId }))) return refuse('not_found')
    await sayChanged(tx, propertyId)
    return { ok: true }
  })
}

/** A day later than the last one begins, in UTC: what is minded a few hours too long does no harm. */
const endOf = (until: string | undefined) =>
  until === undefined ? null : new Date(Date.parse(`${until}T00:00:00Z`) + 36 * 60 * 60_000)
