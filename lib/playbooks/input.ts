/** What people may send about playbooks. Everything may come from a form, so numbers and lists may be text. */
import { z } from 'zod'

import { name } from '@/lib/house/form-values'

import { STARTER_KEYS } from './starter-keys'

export const PlaybookChoice = z.strictObject({ playbookId: z.uuid() })
export type PlaybookChoice = z.infer<typeof PlaybookChoice>

/** One phrase a line, or several with commas between. */
const Phrases = z
  .string()
  .max(4000)
  .transform((text) => {
    const phrases = text.split(/[\n,;]/).map((phrase) => phrase.trim())
    return [...new Set(phrases.filter((phrase) => phrase !== ''))]
  })

const Blank = z.literal('').transform(() => null)
const Whole = (min: number, max: number) => z.union([Blank, z.coerce.number().int().min(min).max(max)])
const Time = z.union([Blank, z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)])

export const PlaybookEdit = z.strictObject({
  playbookId: z.uuid(),
  /** The version that the form showed. */
  version: z.coerce.number().int().min(1),
  name: name({ longest: 80 }),
  anyOf: Phrases,
  noneOf: Phrases,
  /** Both or neither. */
  from: Time,
  to: Time,
  perDay: Whole(1, 1000),
  cooldownDays: Whole(1, 730),
  actWithinMinutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 14),
  /** In the order of `timesOf` (lib/playbooks/times.ts). */
  minutes: z.array(
    z.coerce
      .number()
      .int()
      .min(0)
      .max(60 * 24 * 14),
  ),
  suggests: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
})
export type PlaybookEdit = z.infer<typeof PlaybookEdit>

/** A select left at "nobody" sends an empty text. */
const Chosen = z
  .union([z.literal(''), z.uuid()])
  .optional()
  .transform((id) => id || undefined)

/** What a starter is filled with; each starter says which of these it needs (lib/playbooks/starters.ts). */
export const StarterChoice = z.strictObject({
  starter: z.enum(STARTER_KEYS),
  name: name({ longest: 80 }),
  outletId: Chosen,
  gestureId: Chosen,
  secondGestureId: Chosen,
  /** Who makes the gesture; without one the gesture's own team. */
  teamId: Chosen,
  /** Who speaks to the guest. */
  replyTeamId: Chosen,
})
export type StarterChoice = z.infer<typeof StarterChoice>
