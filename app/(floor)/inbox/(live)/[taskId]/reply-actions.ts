'use server'
/** What may be done with words to a guest: keep, take over, let leave, take back; and the host's answer about a place. */
import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { LOCALES } from '@/db/vocabulary'
import { type Answer, houseAction } from '@/lib/auth/house-action'
import { Tick } from '@/lib/house/form-values'
import type { Outcome } from '@/lib/outcome'
import { call } from '@/lib/outgoing/call'
import { tellSpot } from '@/lib/questions/tell-spot'
import { answerUnsure } from '@/lib/replies/answer-unsure'
import { decideReply } from '@/lib/replies/decide-reply'
import { saveDraft } from '@/lib/replies/draft-reply'
import { ASKING, LONGEST_REASON } from '@/lib/replies/guards'
import { makeRight } from '@/lib/replies/make-right'
import { recallReply } from '@/lib/replies/recall-reply'
import { MOST_UNITS } from '@/lib/replies/reply'
import { markPosted, sendReply, undoReply } from '@/lib/replies/send-reply'
import { SeenCautions } from '@/lib/tasks/input'
import { findRow } from '@/lib/tasks/list-store'

import { tell } from '../../told'
import { readPlace } from './read-place'

const OneTask = z.object({ taskId: z.uuid() })
const Written = OneTask.extend({
  words: z.string().max(MOST_UNITS * 2),
  language: z.string().max(20).optional(),
  isAlone: Tick,
  cautions: SeenCautions,
  heardUntil: z.coerce.date().nullable().default(null),
  overruled: z.array(z.enum(ASKING)).default([]),
  reason: z.string().trim().max(LONGEST_REASON).default(''),
})
type Written = z.output<typeof Written>

/** A draft is kept silently; what left, or could not, is said and shown. */
export const saveDraftAction = houseAction({ input: Written }, async ({ input, viewer, db, now }) => {
  const { taskId, words, language = null, isAlone } = input
  const outcome = await saveDraft(db, viewer.member, { taskId, words, language, isAlone }, now)
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

const sendingOf = ({ cautions, overruled, reason, language, ...written }: Written) => ({
  ...written,
  language: language ?? null,
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

export const decideReplyAction = houseAction(
  {
    role: 'manager',
    input: OneTask.extend({
      lets: z.enum(['yes', 'no']),
      reason: z.string().trim().min(1).max(LONGEST_REASON).optional(),
    }),
  },
  async ({ input: { taskId, lets, reason }, viewer, db, now }) => {
    const decision =
      lets === 'yes'
        ? { taskId, lets: true as const }
        : { taskId, lets: false as const, reason: reason ?? '' }
    return sayOf(await decideReply(db, viewer.member, decision, now), lets === 'yes' ? 'let' : 'back')
  },
)

export const recallReplyAction = houseAction(
  { input: OneTask.extend({ by: z.enum(['vendor', 'by_hand']) }) },
  async ({ input: { taskId, by }, viewer, db, now }) => {
    const recalling = { taskId, byHand: by === 'by_hand' }
    return sayOf(await recallReply(db, viewer.member, recalling, call, now), 'recalled')
  },
)

/** The task speaks the house's language, the apology the guest's. */
export const makeRightAction = houseAction(
  { input: OneTask },
  async ({ input: { taskId }, viewer: { member, property }, db, now }) => {
    const row = await findRow(db, { propertyId: member.propertyId, taskId }, now)
    const houses = property.languages[0] ?? 'en'
    const language = LOCALES.find((locale) => row?.why.language?.startsWith(locale)) ?? houses
    const [house, guest] = await Promise.all([
      getTranslations({ locale: houses, namespace: 'reply.after' }),
      getTranslations({ locale: language, namespace: 'reply.after' }),
    ])
    const righting = { taskId, act: house('recoveryAct'), apology: guest('apologyWords'), language }
    return sayOf(await makeRight(db, member, righting, now), 'righted')
  },
)

type Said = 'save' | 'send' | 'undo' | 'posted' | 'not_posted' | 'let' | 'back' | 'recalled' | 'righted'

async function sayOf(outcome: Outcome<object, string>, said: Said): Promise<Answer> {
  revalidatePath('/', 'layout')
  const t = await getTranslations('reply')
  if (outcome.ok) return { ok: true, said: t(`said.${said}`) }
  const key = `refused.${outcome.refusal}`
  const gaps = { name: outcome.by ?? '' }
  if (t.has(key)) return { ok: false, said: t(key, gaps) }
  const vendor = await getTranslations('vendor.refusal')
  const theirs = /^vendor\.(\w+)$/.exec(outcome.refusal)?.[1]
  return { ok: false, said: theirs && vendor.has(theirs) ? vendor(theirs) : t('refused.other') }
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
