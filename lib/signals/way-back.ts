/** The way back to where something was said, as it is kept with the signal and read again. */
import { z } from 'zod'

import type { Signal, WayBackFacts } from '@/db/schema/signals'

import { AUDIENCES, NO_WAY_BACK, type WayBack } from './incoming'

const Kept = z.object({
  audience: z.enum(AUDIENCES),
  target: z.record(z.string(), z.string()),
  until: z.iso.datetime().nullable(),
  refused: z.enum(NO_WAY_BACK).nullable(),
})

export const toKeep = ({ until, ...way }: WayBack): WayBackFacts => ({
  ...way,
  until: until?.toISOString() ?? null,
})

/** Null where nothing of ours can answer, or where an older house kept something else. */
export function wayBackOf({ wayBack }: Pick<Signal, 'wayBack'>): WayBack | null {
  const { success, data } = Kept.safeParse(wayBack)
  return success ? { ...data, until: data.until === null ? null : new Date(data.until) } : null
}
