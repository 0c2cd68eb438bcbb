/** What the form for a sheet sends: pasted text or a file, of what it is, and whether to look or to take. */
import { z } from 'zod'

import { SHEET_KINDS } from './columns'
import { DAY_ORDERS } from './dates'

export const MOST_BYTES = 1024 * 1024

export const SheetForm = z.object({
  connectorId: z.uuid(),
  kind: z.enum(SHEET_KINDS),
  order: z.enum(DAY_ORDERS),
  text: z.string().default(''),
  file: z.file().optional(),
  does: z.enum(['look', 'take']).default('look'),
  /** What was looked at last, as its preview said it. */
  seen: z.string().max(100).default(''),
})

export type PastedSheet = Pick<z.infer<typeof SheetForm>, 'connectorId' | 'kind' | 'order'> & { text: string }
