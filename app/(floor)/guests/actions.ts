'use server'

import { refresh } from 'next/cache'
/** What people note about guests: cautions, preferences, who is who. Each decides in lib/guests and says so. */
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { type Answer, houseAction } from '@/lib/auth/house-action'
import { confirmMatch, declineMatch } from '@/lib/guests/confirm-match'
import {
  CautionChoice,
  CautionDraft,
  MatchChoice,
  PreferenceChoice,
  PreferenceDraft,
} from '@/lib/guests/input'
import { addCaution, addPreference, forgetPreference, liftCaution } from '@/lib/guests/mind-guest'

type Refusal = 'not_found' | 'decided'
type Done =
  | 'mind.kept'
  | 'mind.lifted'
  | 'like.kept'
  | 'like.forgotten'
  | 'matches.joined'
  | 'matches.kept'
  | 'optedOut.done'

async function told(outcome: { ok: true } | { ok: false; refusal: Refusal }, done: Done): Promise<Answer> {
  const t = await getTranslations('guests')
  refresh()
  return outcome.ok
    ? { ok: true, said: t(`card.${done}`) }
    : { ok: false, said: t(`refused.${outcome.refusal}`) }
}

export const addCautionAction = houseAction({ input: CautionDraft }, async ({ input, viewer, db, now }) =>
  told(await addCaution(db, viewer.member, input, now), 'mind.kept'),
)

export const liftCautionAction = houseAction({ input: CautionChoice }, async ({ input, viewer, db, now }) =>
  told(await liftCaution(db, viewer.member, input, now), 'mind.lifted'),
)

export const addPreferenceAction = houseAction(
  { input: PreferenceDraft },
  async ({ input, viewer, db, now }) => told(await addPreference(db, viewer.member, input, now), 'like.kept'),
)

export const forgetPreferenceAction = houseAction(
  { input: PreferenceChoice },
  async ({ input, viewer, db }) => told(await forgetPreference(db, viewer.member, input), 'like.forgotten'),
)

export const confirmMatchAction = houseAction({ input: MatchChoice }, async ({ input, viewer, db, now }) =>
  told(await confirmMatch(db, viewer.member, input, now), 'matches.joined'),
)

export const declineMatchAction = houseAction({ input: MatchChoice }, async ({ input, viewer, db, now }) =>
  told(await declineMatch(db, viewer.member, input, now), 'matches.kept'),
)

const OptOut = z.strictObject({ guestId: z.uuid() })

export const optOutAction = houseAction({ input: OptOut }, async ({ input, viewer, db, now }) =>
  told(
    await addCaution(db, viewer.member, { ...input, kind: 'opted_out', words: '', until: undefined }, now),
    'optedOut.done',
  ),
)
