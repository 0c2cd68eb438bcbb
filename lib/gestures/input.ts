/** What the form of a gesture may send. Amounts stay text here: which decimals fit is the currency's to say. */
import { z } from 'zod'

import { CAUTION_KINDS, PROOF_KINDS } from '@/db/vocabulary'
import { blankOr, lines, name } from '@/lib/house/form-values'

const Amount = z.string().trim().min(1).max(24)

export const GestureForm = z.object({
  /** Left out by the form that adds. */
  gestureId: z.uuid().optional(),
  name: name({ longest: 80 }),
  act: name({ longest: 200 }),
  actMany: blankOr(
    z
      .string()
      .trim()
      .max(200)
      .refine((words) => words.includes('{count}'), { message: 'needsCount' }),
  ),
  cost: Amount,
  value: Amount,
  minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(24 * 60),
  teamId: blankOr(z.uuid()),
  proof: z.enum(PROOF_KINDS),
  steps: lines({ most: 12, longest: 160 }),
  notFor: z.array(z.enum(CAUTION_KINDS)).default([]),
  perVisit: z.coerce.number().int().min(1).max(20),
})
export type GestureForm = z.infer<typeof GestureForm>

export const GestureChoice = z.object({ gestureId: z.uuid() })
