/** What people may send about signals. Numbers and choices come as text from a form. */
import { z } from 'zod'

import { blankOr, Tick } from '@/lib/house/form-values'

export const DeliveryChoice = z.strictObject({ deliveryId: z.uuid() })
export type DeliveryChoice = z.infer<typeof DeliveryChoice>

export const SignalChoice = z.strictObject({ signalId: z.uuid() })
export type SignalChoice = z.infer<typeof SignalChoice>

export const Joining = z.strictObject({ signalId: z.uuid(), visitId: z.uuid() })
export type Joining = z.infer<typeof Joining>

/** A select or a field that was left empty. */
const Chosen = z
  .union([z.literal(''), z.uuid()])
  .optional()
  .transform((id) => id || undefined)
const Count = z
  .union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1).max(99)])
  .optional()

const HandMade = {
  /** Made with the form: a second tap of the same form makes nothing new. */
  formId: z.uuid(),
  does: z.enum(['gesture', 'reply', 'call']),
  /** For a gesture. */
  gestureId: Chosen,
  /** For a reply or a call, in the house's own words; may be left out. */
  act: z.string().trim().max(160).default(''),
  teamId: Chosen,
  personId: Chosen,
  spotId: Chosen,
  spotWords: z.string().trim().max(80).default(''),
  count: Count,
  dueInMinutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 14)
    .default(30),
}

/** From a signal, or from nothing. */
export const TaskByHand = z.strictObject({ ...HandMade, signalId: Chosen })
export type TaskByHand = z.infer<typeof TaskByHand>

/** Something that somebody saw or heard: kept as a signal, with a task when one was chosen. */
export const Noticing = z.strictObject({
  ...HandMade,
  does: z.union([z.enum(['gesture', 'reply', 'call']), z.literal('').transform(() => undefined)]).optional(),
  words: z.string().trim().min(1).max(600),
  guestId: Chosen,
  outletId: Chosen,
})
export type Noticing = z.infer<typeof Noticing>

/** What somebody can try: an arrival is no post, and what was noticed is kept by hand. */
export const TRIED_KINDS = ['mention', 'check_in', 'review', 'direct_message'] as const

/** A post as a person would tell of it, to see what would happen. */
export const PostToTry = z
  .strictObject({
    connectorId: z.uuid(),
    text: z.string().trim().max(8000),
    handle: z.string().trim().max(300),
    kind: z.enum(TRIED_KINDS),
    /** By the clock on the house's wall; null for now. */
    at: blankOr(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)),
    /** Stars out of five, of a review. */
    rating: blankOr(z.coerce.number().int().min(1).max(5)),
    isRepost: Tick,
  })
  .refine(({ text, handle }) => text !== '' || handle !== '', { path: ['text'], message: 'required' })
export type PostToTry = z.infer<typeof PostToTry>
