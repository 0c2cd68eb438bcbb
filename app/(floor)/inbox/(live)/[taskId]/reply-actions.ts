'use server'
/** What may be done with words to a guest: keep, take over, let leave, take back; and the host's answer about a place. */
import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import type { Outcome } from '@/lib/outcome'
import { tellSpot } from '@/lib/questions/tell-spot'
import { answerUnsure } from '@/lib/replies/answer-unsure'
import { saveDraft } from '@/lib/replies/draft-reply'
import { ASKING, LONGEST_REASON } from '@/lib/replies/guards'
import { MOST_UNITS } from '@/lib/replies/reply'
import { markPosted, sendReply, undoReply } from '@/lib/replies/send-reply'
import { SeenCautions } from '@/lib/tasks/input'

import { tell } from '../../told'
import { readPlace } from './read-place'

const OneTask = z.object({ taskId: z.uuid() })
const Written = OneTask.extend({
  words: z.string().max(MOST_UNITS * 2),
  language: z.string().max(20).optional(),
  cautions: SeenCautions,
  heardUntil: z.coerce.date().nullable().default(null),
  overruled: z.array(z.enum(ASKING)).default([]),
  reason: z.string().trim().max(LONGEST_REASON).default(''),
})
type Written = z.output<typeof Written>

/** A draft is kept silently; what left, or could not, is said and shown. */
export const saveDraftAction = houseAction({ input: Written }, async ({ input, viewer, db, now }) => {
  const { taskId, words, language = null } = input
  const outcome = await saveDraft(db, viewer.member, { taskId, words, language }, now)
  return outcome.ok ? { ok: true } : sayOf(outcome, 'save')
})

export const takeOverDraftAction = houseAction(
  { input: Written.extend({ seenAt: z.coerce.date() }) },
  async ({ input, viewer, db, now }) => {
    const { taskId, words, language = null, seenAt } = input
    const writing = { taskId, words, language, seenAt, takeOver: true }
    return sayOf(await saveDraft(db, viewer.member, writing, now), 'save')
  },
)

export const sendReplyAction = houseAction({ input: Written }, async ({ input, viewer, db, now }) =>
  sayOf(await sendReply(db, viewer.member, sendingOf(input), now), 'send'),
)

export const markPostedAction = houseAction({ input: Written }, async ({ input, viewer, db, now }) =>
  sayOf(await markPosted(db, viewer.member, sendingOf(input), now), 'send'),
)

const sendingOf = ({ taskId, words, language, cautions, heardUntil, overruled, reason }: Written) => ({
  ...{ taskId, words, language: language ?? null, heardUntil },
  seen: cautions,
  overruled: overruled.length > 0 && reason ? { guards: overruled, reason } : null,
})

export const undoReplyAction = houseAction(
  { input: Written },
  async ({ input: { taskId }, viewer, db, now }) =>
    sayOf(await undoReply(db, viewer.member, { taskId }, now), 'undo'),
)

export const answerUnsureAction = houseAction(
  { input: OneTask.extend({ wasPosted: z.enum(['yes', 'no']) }) },
  async ({ input: { taskId, wasPosted }, viewer, db, now }) => {
    const looked = { taskId, wasPosted: wasPosted === 'yes' }
    return sayOf(
      await answerUnsure(db, viewer.member, looked, now),
      looked.wasPosted ? 'posted' : 'not_posted',
    )
  },
)

type Said = 'save' | 'send' | 'undo' | 'posted' | 'not_posted'

async function sayOf(outcome: Outcome<object, string>, said: Said): Promise<Answer> {
  revalidatePath('/', 'layout')
  const t = await getTranslations('reply')
  if (outcome.ok) return { ok: true, said: t(`said.${said}`) }
  const key = `refused.${outcome.refusal}`
  const gaps = { name: outcome.by ?? '' }
  return { ok: false, said: t.has(key) ? t(key, gaps) : t('refused.other') }
}

/** One tap on a place; the number beside it counts only where it was filled in. */
export const tellSpotAction = houseAction(
  {
    input: OneTask.extend({
      spotId: z.uuid().optional(),
      spotWords: z.string().trim().max(120).optional(),
      count: z
        .union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(200)])
        .optional(),
    }),
  },
  async ({ input: { taskId, spotId, spotWords = '', count = null }, viewer, db, now }) => {
    const { propertyId } = viewer.member
    const place =
      spotWords && !spotId ? await readPlace(db, { propertyId, taskId, place: spotWords }, now) : {}
    const told = { taskId, spotWords, count, ...place, ...(spotId && { spotId }) }
    return tell(await tellSpot(db, viewer.member, told, now), 'tell', taskId, { viewer, db, now })
  },
)
