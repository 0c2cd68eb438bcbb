'use server'
/** What may be done about the task on the screen: each verb once, each answered in words. */
import { z } from 'zod'

import { COULD_NOT_REASONS } from '@/db/vocabulary'
import { houseAction } from '@/lib/auth/house-action'
import { refuse } from '@/lib/outcome'
import { removeProof } from '@/lib/proofs/remove-proof'
import { houseStorage } from '@/lib/storage/folder'
import { acceptTask } from '@/lib/tasks/accept-task'
import { amendTask, tickStep } from '@/lib/tasks/amend-task'
import { callOffTask, dismissTask } from '@/lib/tasks/call-off-task'
import { chooseGesture } from '@/lib/tasks/choose-gesture'
import { couldNotTask } from '@/lib/tasks/could-not-task'
import { deliverTask } from '@/lib/tasks/deliver-task'
import { giveTask } from '@/lib/tasks/give-task'
import { holdTask } from '@/lib/tasks/hold-task'
import { releaseTask } from '@/lib/tasks/release-task'
import { nextAt } from '@/lib/time/local-time'

import { tell } from '../../told'
import { readPlace } from './read-place'

const OneTask = z.object({ taskId: z.uuid() })
const Words = z.string().trim().max(1000).optional()
const WithWords = OneTask.extend({ words: Words })

/** A field that was left empty says nothing. */
const maybe = <Field extends z.ZodType>(field: Field) =>
  z.union([z.literal('').transform(() => undefined), field]).optional()

export const acceptTaskAction = houseAction({ input: OneTask }, async ({ input, viewer, db, now }) =>
  tell(await acceptTask(db, viewer.member, input, now), 'accept', input.taskId, { viewer, db, now }),
)

export const releaseTaskAction = houseAction({ input: OneTask }, async ({ input, viewer, db, now }) =>
  tell(await releaseTask(db, viewer.member, input, now), 'release', input.taskId, { viewer, db, now }),
)

export const deliverTaskAction = houseAction(
  {
    input: OneTask.extend({
      revision: z.coerce.number().int().min(0),
      line: Words,
      scan: z.string().trim().max(500).optional(),
    }),
  },
  async ({ input, viewer, db, now }) => {
    const { taskId, revision, line = '', scan = '' } = input
    const outcome = await deliverTask(db, viewer.member, { taskId, revision, line, scan }, now)
    return tell(outcome, 'deliver', taskId, { viewer, db, now })
  },
)

export const couldNotTaskAction = houseAction(
  { input: WithWords.extend({ reason: z.enum(COULD_NOT_REASONS) }) },
  async ({ input: { taskId, reason, words = '' }, viewer, db, now }) =>
    tell(await couldNotTask(db, viewer.member, { taskId, reason, words }, now), 'could_not', taskId, {
      viewer,
      db,
      now,
    }),
)

/** A time on the house's clock goes before the minutes. */
export const holdTaskAction = houseAction(
  {
    input: OneTask.extend({
      minutes: z.coerce
        .number()
        .int()
        .min(1)
        .max(24 * 60)
        .optional(),
      at: maybe(z.string().regex(/^\d\d:\d\d/)),
    }),
  },
  async ({ input: { taskId, minutes = 30, at }, viewer, db, now }) => {
    const until = at ? nextAt(at.slice(0, 5), now, viewer.property.zone) : inMinutes(now, minutes)
    const outcome = until ? await holdTask(db, viewer.member, { taskId, until }, now) : refuse('past')
    return tell(outcome, 'hold', taskId, { viewer, db, now })
  },
)

const inMinutes = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000)

/** To a person when one was chosen, else to the team. */
export const giveTaskAction = houseAction(
  { input: WithWords.extend({ personId: maybe(z.uuid()), teamId: maybe(z.uuid()) }) },
  async ({ input: { taskId, personId, teamId, words = '' }, viewer, db, now }) => {
    const to = personId ? { personId } : teamId ? { teamId } : null
    const outcome = to
      ? await giveTask(db, viewer.member, { taskId, to, words }, now)
      : refuse('no_one_chosen')
    return tell(outcome, 'give', taskId, { viewer, db, now })
  },
)

export const callOffTaskAction = houseAction(
  { input: WithWords },
  async ({ input: { taskId, words = '' }, viewer, db, now }) =>
    tell(await callOffTask(db, viewer.member, { taskId, words }, now), 'call_off', taskId, {
      viewer,
      db,
      now,
    }),
)

export const dismissTaskAction = houseAction(
  { input: WithWords },
  async ({ input: { taskId, words = '' }, viewer, db, now }) =>
    tell(await dismissTask(db, viewer.member, { taskId, words }, now), 'dismiss', taskId, {
      viewer,
      db,
      now,
    }),
)

/** The place is read as people say it: "12", "table 12"; what is none of the spots stays in their words. */
export const amendTaskAction = houseAction(
  {
    input: OneTask.extend({
      place: z.string().trim().max(120).optional(),
      count: maybe(z.coerce.number().int().min(1).max(200)),
    }),
  },
  async ({ input: { taskId, place, count }, viewer, db, now }) => {
    const { propertyId } = viewer.member
    const spot = place ? await readPlace(db, { propertyId, taskId, place }, now) : {}
    const amendment = { taskId, ...spot, ...(count !== undefined && { count }) }
    return tell(await amendTask(db, viewer.member, amendment, now), 'amend', taskId, { viewer, db, now })
  },
)

export const tickStepAction = houseAction(
  { input: OneTask.extend({ step: z.coerce.number().int().min(0).max(100), done: z.enum(['yes', 'no']) }) },
  async ({ input: { taskId, step, done }, viewer, db, now }) =>
    tell(await tickStep(db, viewer.member, { taskId, step, done: done === 'yes' }, now), 'tick', taskId, {
      viewer,
      db,
      now,
    }),
)

export const chooseGestureAction = houseAction(
  { input: OneTask.extend({ gestureId: z.uuid() }) },
  async ({ input, viewer, db, now }) =>
    tell(await chooseGesture(db, viewer.member, input, now), 'another', input.taskId, { viewer, db, now }),
)

export const removeProofAction = houseAction(
  { input: z.object({ proofId: z.uuid() }) },
  async ({ input, viewer, db, now }) => {
    const outcome = await removeProof({ db, storage: houseStorage() }, viewer.member, input, now)
    if (!outcome.ok && outcome.refusal === 'not_found')
      return tell(refuse('no_such_proof'), 'proof', null, { viewer, db, now })
    return tell(outcome, 'proof', outcome.ok ? outcome.task.id : null, { viewer, db, now })
  },
)
