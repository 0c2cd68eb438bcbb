/** How a form says yes, nothing, and several lines: shapes that every form of the office shares. */
import { z } from 'zod'

/** A ticked box sends "on", an empty one sends nothing. */
export const Tick = z
  .string()
  .optional()
  .transform((sent) => sent !== undefined)

/** An empty field is nothing, not an empty text or nought. */
export const blankOr = <Value extends z.ZodType>(value: Value) =>
  z.preprocess((sent) => (typeof sent === 'string' && sent.trim() === '' ? null : sent), z.nullable(value))

/** One entry a line, empty lines left out. */
export const lines = ({ most, longest }: { most: number; longest: number }) =>
  z
    .string()
    .max(most * (longest + 2))
    .transform((sent) =>
      sent
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(longest)).max(most))
