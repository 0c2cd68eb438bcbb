/** What a playbook says: when, then, and how often at most. The stored shape, checked on the way in and out. */
import { z } from 'zod'

import { CAUTION_KINDS, SIGNAL_KINDS } from '@/db/vocabulary'
import { wordsOf } from '@/lib/text/fold'

const Id = z.uuid()

/** Both ends belong to it; a range without an end would ask nothing. */
const Range = z
  .strictObject({ min: z.number().nullish(), max: z.number().nullish() })
  .refine(({ min, max }) => min != null || max != null, { message: 'no_end' })
  .refine(({ min, max }) => min == null || max == null || min <= max, { message: 'ends_crossed' })
export type Range = z.infer<typeof Range>

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** A word or phrase that must really say something: an empty one would match everything. */
export const Phrase = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((phrase) => wordsOf(phrase).length > 0, { message: 'says_nothing' })

/** What a task says to do, in the house's own words; without it screens say it by kind. */
const Act = z.string().trim().min(1).max(160)

/** Every condition present must hold; absent ones ask nothing. */
export const Conditions = z.strictObject({
  kinds: z.array(z.enum(SIGNAL_KINDS)).nonempty().optional(),
  outletIds: z.array(Id).nonempty().optional(),
  /** Any of these, as whole words, whatever their case or accents. */
  anyOf: z.array(Phrase).nonempty().optional(),
  noneOf: z.array(Phrase).nonempty().optional(),
  /** Primary subtags of BCP 47: "en", "es". */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .nonempty()
    .optional(),
  /** On a scale of five. */
  rating: Range.optional(),
  /** 1 is the first visit. */
  visitNumber: Range.optional(),
  /** In the property's zone; may pass midnight. */
  hours: z.strictObject({ from: Clock, to: Clock }).optional(),
  connectorIds: z.array(Id).nonempty().optional(),
  guest: z.enum(['known', 'new']).optional(),
  /** here: inside a visit's window. not_here: no visit now. */
  presence: z.enum(['here', 'not_here']).optional(),
  /** Guests with one of these are left alone. */
  withoutCautions: z.array(z.enum(CAUTION_KINDS)).nonempty().optional(),
})
export type Conditions = z.infer<typeof Conditions>

/** These only leave something out: alone they would let everything else through. */
const LEAVES_OUT: (keyof Conditions)[] = ['noneOf', 'withoutCautions']

const asksForSomething = (when: Conditions) =>
  Object.entries(when).some(
    ([condition, needs]) => needs !== undefined && !LEAVES_OUT.some((name) => name === condition),
  )

/** What a person may start a reply from; "___" is the gap to fill by hand. */
const StartingPoint = z.strictObject({
  language: z.string(),
  words: z.string().trim().min(1).max(1000),
})
const Minutes = z
  .number()
  .int()
  .min(1)
  .max(60 * 24 * 14)

/** The id names the step in a task's cause: it stays the same over the versions of a playbook. */
const StepBase = { id: z.string().regex(/^[a-z0-9-]{1,40}$/) }
const Owner = { teamId: Id.nullish(), personId: Id.nullish() }

/** Makes a task from a gesture of the catalogue. */
const GestureStep = z.strictObject({
  ...StepBase,
  kind: z.literal('make_task'),
  gestureId: Id,
  ...Owner,
  /** Null: where the guest is. */
  spotId: Id.nullish(),
  dueInMinutes: Minutes,
})

export const Step = z.discriminatedUnion('kind', [
  z.strictObject({
    ...StepBase,
    kind: z.literal('suggest_reply'),
    act: Act.optional(),
    ...Owner,
    dueInMinutes: Minutes,
    startingPoints: z.array(StartingPoint).nonempty(),
  }),
  z.strictObject({
    ...StepBase,
    kind: z.literal('ask'),
    act: Act.optional(),
    ...Owner,
    dueInMinutes: Minutes,
    startingPoints: z.array(StartingPoint).nonempty(),
    /** Then the host is asked instead. */
    answerWithinMinutes: Minutes,
    /** Made once the answer names a spot. */
    makes: GestureStep,
  }),
  GestureStep,
  z.strictObject({
    ...StepBase,
    kind: z.literal('call'),
    act: Act.optional(),
    ...Owner,
    dueInMinutes: Minutes,
  }),
  /** Waits until the guest is on the way or here, whenever that will be. */
  z.strictObject({
    ...StepBase,
    kind: z.literal('on_arrival'),
    gestureId: Id,
    ...Owner,
    /** How long before the guest reaches the room it must be there, minutes. */
    beforeMinutes: z
      .number()
      .int()
      .min(0)
      .max(24 * 60),
  }),
])
export type Step = z.infer<typeof Step>
export type GestureStep = z.infer<typeof GestureStep>

export const Caps = z.strictObject({
  /** Fires at most this often on one business date. */
  perDay: z.number().int().min(1).max(1000).nullish(),
  /** Fires for the same guest only after this many days. */
  cooldownDays: z.number().int().min(1).max(730).nullish(),
})

export const PlaybookRules = z
  .strictObject({
    when: Conditions,
    steps: z.array(Step).nonempty(),
    caps: Caps,
    /** What happened longer ago than this is too late to act on, minutes. */
    actWithinMinutes: Minutes,
  })
  .refine(({ when }) => asksForSomething(when), { path: ['when'], message: 'no_condition' })
  .refine(({ steps }) => new Set(stepIds(steps)).size === stepIds(steps).length, {
    path: ['steps'],
    message: 'same_step_twice',
  })
export type PlaybookRules = z.infer<typeof PlaybookRules>

/** Of every step, the ones inside a question included. */
function stepIds(steps: Step[]) {
  return steps.flatMap((step) => (step.kind === 'ask' ? [step.id, step.makes.id] : [step.id]))
}
