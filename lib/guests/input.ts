/** What people may send about guests. */
import { z } from 'zod'

import { CAUTION_KINDS, PREFERENCE_CERTAINTIES } from '@/db/vocabulary'

export const MatchChoice = z.strictObject({ matchId: z.uuid() })
export type MatchChoice = z.infer<typeof MatchChoice>

/** A date field left empty means that it holds until somebody lifts it. */
const Until = z
  .union([z.literal(''), z.iso.date()])
  .optional()
  .transform((day) => day || undefined)

export const CautionDraft = z.strictObject({
  guestId: z.uuid(),
  kind: z.enum(CAUTION_KINDS),
  words: z.string().trim().max(300).default(''),
  /** The last day on which it holds, by the calendar: "2026-07-10". */
  until: Until,
})
export type CautionDraft = z.infer<typeof CautionDraft>

export const CautionChoice = z.strictObject({ cautionId: z.uuid() })
export type CautionChoice = z.infer<typeof CautionChoice>

export const PreferenceDraft = z.strictObject({
  guestId: z.uuid(),
  words: z.string().trim().min(1).max(300),
  certainty: z.enum(PREFERENCE_CERTAINTIES),
  until: Until,
})
export type PreferenceDraft = z.infer<typeof PreferenceDraft>

export const PreferenceChoice = z.strictObject({ preferenceId: z.uuid() })
export type PreferenceChoice = z.infer<typeof PreferenceChoice>
