/** What the forms of the house may send. */
import { z } from 'zod'

import { LOCALES, OUTLET_KINDS, SPOT_KINDS } from '@/db/vocabulary'

import { blankOr, lines, name, Tick } from './form-values'

const Name = name({ longest: 80 })
const Id = z.uuid()
/** The field is left out by the form that adds. */
const OptionalId = Id.optional()

export const PropertyForm = z.object({
  name: Name,
  zone: z.string().trim().min(1).max(64),
  rollsAtHour: z.coerce.number().int().min(0).max(11),
  currency: z.string().trim().toUpperCase().min(1).max(3),
  languages: z.array(z.enum(LOCALES)).min(1),
})

export const OutletForm = z.object({
  outletId: OptionalId,
  name: Name,
  kind: z.enum(OUTLET_KINDS),
  visitMinutes: blankOr(
    z.coerce
      .number()
      .int()
      .min(5)
      .max(24 * 60),
  ),
})
export const OutletChoice = z.object({ outletId: Id })

export const SpotListForm = z.object({
  outletId: Id,
  kind: z.enum(SPOT_KINDS),
  list: z.string().trim().min(1).max(100_000),
})
export const SpotForm = z.object({
  spotId: Id,
  kind: z.enum(SPOT_KINDS),
  label: name({ longest: 24 }),
  aliases: lines({ most: 20, longest: 60 }),
})
export const SpotChoice = z.object({ spotId: Id })

export const TeamForm = z.object({
  teamId: OptionalId,
  name: Name,
  outletId: blankOr(Id),
  isHost: Tick,
})
export const TeamChoice = z.object({ teamId: Id })
