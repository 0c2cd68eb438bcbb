'use server'
/** What a list may do: take, take back, make good what was missed, and remember which list this device shows. */
import { revalidatePath } from 'next/cache'
import { z } from 'zod'

import { SECOND_CHANCES, TASK_KINDS } from '@/db/vocabulary'
import { houseAction } from '@/lib/auth/house-action'
import { SeenCautions } from '@/lib/tasks/input'
import { giveSecondChance } from '@/lib/tasks/second-chance'
import { takeTask } from '@/lib/tasks/take-task'
import { undoTask } from '@/lib/tasks/undo-task'

import { GROUPINGS, keepChoice, readChoice, VIEWS } from './choice'
import { tell } from './told'

const OneTask = z.object({ taskId: z.uuid() })

/** From a task's page with the cautions that stand there; a list shows none and sends none. */
export const takeTaskAction = houseAction(
  { input: OneTask.extend({ cautions: SeenCautions }) },
  async ({ input: { taskId, cautions: seen }, viewer, db, now }) =>
    tell(await takeTask(db, viewer.member, { taskId, seen }, now), 'take', taskId, { viewer, db, now }),
)

export const undoTaskAction = houseAction({ input: OneTask }, async ({ input, viewer, db, now }) =>
  tell(await undoTask(db, viewer.member, input, now), 'undo', input.taskId, { viewer, db, now }),
)

export const makeGoodAction = houseAction(
  { input: OneTask.extend({ chance: z.enum(SECOND_CHANCES) }) },
  async ({ input, viewer, db, now }) =>
    tell(await giveSecondChance(db, viewer.member, input, now), input.chance, input.taskId, {
      viewer,
      db,
      now,
    }),
)

const orNone = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal(''), schema]).optional()

export const chooseViewAction = houseAction(
  {
    input: z.object({
      view: z.enum(VIEWS),
      teamId: orNone(z.uuid()),
      outletId: orNone(z.uuid()),
      kind: orNone(z.enum(TASK_KINDS)),
      groupedBy: z.enum(GROUPINGS).default('time'),
    }),
  },
  async ({ input: { teamId, outletId, kind, ...choice } }) => {
    const only = { teamId: teamId || null, outletId: outletId || null, kind: kind || null }
    await keepChoice({ ...choice, ...only, through: null })
    revalidatePath('/inbox', 'layout')
    return { ok: true }
  },
)

/** Where the page ends that is shown last: the list goes on from there, and stays open up to there. */
export const showMoreAction = houseAction(
  { input: z.object({ at: z.coerce.number().int(), id: z.uuid() }) },
  async ({ input }) => {
    await keepChoice({ ...(await readChoice()), through: input })
    revalidatePath('/inbox', 'layout')
    return { ok: true }
  },
)
