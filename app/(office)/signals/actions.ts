'use server'
/** What people do with what was heard: reply, make a task, join to a visit, not this time; and what they noticed. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { doors } from '@/app/api/doors'
import { type Answer, houseAction } from '@/lib/auth/house-action'
import { DeliveryChoice, Joining, Noticing, SignalChoice, TaskByHand } from '@/lib/signals/input'
import { joinToVisit } from '@/lib/signals/join-to-visit'
import { makeTaskByHand } from '@/lib/signals/make-task-by-hand'
import { noticeMoment } from '@/lib/signals/notice-moment'
import { retryDelivery } from '@/lib/signals/retry-delivery'
import { settleSignal } from '@/lib/signals/settle-signal'
import { takeTask } from '@/lib/tasks/take-task'

const ReplyForm = z.object({ signalId: z.uuid(), formId: z.uuid() })

/** Makes the reply, or finds the one that is begun, and takes it when it is free; then opens it. */
export const replyToSignalAction = houseAction({ input: ReplyForm }, async ({ input, viewer, db, now }) => {
  const what = TaskByHand.parse({ ...input, does: 'reply' })
  const outcome = await makeTaskByHand(db, viewer.member, what, now)
  if (!outcome.ok) return refused(outcome.refusal)
  await takeTask(db, viewer.member, { taskId: outcome.taskId }, now)
  redirect(`/inbox/${outcome.taskId}`)
})

export const makeTaskAction = houseAction({ input: TaskByHand }, async ({ input, viewer, db, now }) => {
  const outcome = await makeTaskByHand(db, viewer.member, input, now)
  if (!outcome.ok) return refused(outcome.refusal)
  redirect(`/inbox/${outcome.taskId}`)
})

export const noticeMomentAction = houseAction({ input: Noticing }, async ({ input, viewer, db, now }) => {
  const outcome = await noticeMoment(db, viewer.member, input, now)
  if (!outcome.ok) return refused(outcome.refusal)
  redirect(outcome.taskId ? `/inbox/${outcome.taskId}` : `/signals/${outcome.signalId}`)
})

export const settleSignalAction = houseAction({ input: SignalChoice }, async ({ input, viewer, db, now }) => {
  const t = await getTranslations('signals.do')
  const outcome = await settleSignal(db, viewer.member, input, now)
  if (!outcome.ok) return refused(outcome.refusal)
  refresh()
  return { ok: true, said: t('dismissed') }
})

export const joinToVisitAction = houseAction({ input: Joining }, async ({ input, viewer, db, now }) => {
  const t = await getTranslations('signals.join')
  const outcome = await joinToVisit(db, viewer.member, input, now)
  if (!outcome.ok) return refused(outcome.refusal)
  refresh()
  return { ok: true, said: t('joined') }
})

/** Whatever was mended since counts. */
export const retryDeliveryAction = houseAction(
  { role: 'admin', input: DeliveryChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('signals.quarantine')
    const outcome = await retryDelivery(db, viewer.member, input, await doors().takeSoon())
    if (!outcome.ok) return { ok: false, said: t(outcome.refusal === 'not_found' ? 'notThere' : 'adminOnly') }
    redirect('/signals?view=quarantine')
  },
)

type Refusal = Extract<
  Awaited<ReturnType<typeof makeTaskByHand | typeof joinToVisit>>,
  { ok: false }
>['refusal']

/** The field that is wrong, where one is. */
const FIELDS: Partial<Record<Refusal, string>> = { no_gesture: 'gestureId', no_words: 'act' }

async function refused(refusal: Refusal): Promise<Answer> {
  const t = await getTranslations('signals.refused')
  const field = FIELDS[refusal]
  return field ? { ok: false, fields: { [field]: t(refusal) } } : { ok: false, said: t(refusal) }
}
