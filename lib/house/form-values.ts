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

/** Unseen marks that make two names of one, or turn the text around a name. Those that join emoji and letters stay. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]+/gu
const SEEN = /[^\s\p{Default_Ignorable_Code_Point}]/u

/** What stands on lists and tags: one line, in one spelling, with something to see. */
export const name = ({ longest }: { longest: number }) =>
  z
    .string()
    .transform((typed) =>
      typed.normalize('NFC').replace(/\s+/g, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim(),
    )
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .refine((line) => SEEN.test(line), 'required'),
    )

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
