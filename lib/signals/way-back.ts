/** The way back to where something was said, as it is kept with the signal and read again. */
import { z } from 'zod'

import type { Signal, WayBackFacts } from '@/db/schema/signals'

import { AUDIENCES, NO_WAY_BACK, type WayBack } from './incoming'

const Aim = z.object({
  target: z.record(z.string(), z.string()),
  until: z.iso
    .datetime()
    .transform((at) => new Date(at))
    .nullable(),
})
const Kept = Aim.extend({
  audience: z.enum(AUDIENCES),
  refused: z.enum(NO_WAY_BACK).nullable(),
  alone: Aim.exactOptional(),
})

export const toKeep = ({ until, alone, ...way }: WayBack): WayBackFacts => ({
  ...way,
  until: until?.toISOString() ?? null,
  ...(alone && { alone: { ...alone, until: alone.until?.toISOString() ?? null } }),
})

/** Null where nothing of ours can answer, or where an older house kept something else. */
export const wayBackOf = ({ wayBack }: Pick<Signal, 'wayBack'>): WayBack | null =>
  Kept.safeParse(wayBack).data ?? null

/** Null where what everyone sees cannot be answered to its writer alone. */
export const aloneOf = ({ alone }: WayBack): WayBack | null =>
  alone ? { ...alone, audience: 'private', refused: null } : null
