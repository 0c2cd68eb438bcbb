/** What a planned step becomes as a task: whose, where, by when. Pure. */
import type { Visit } from '@/db/schema/guests'
import { arrivalTimes, isComing } from '@/lib/guests/arrival'
import type { PlannedStep } from '@/lib/playbooks/decide'
import type { GestureStep, Step } from '@/lib/playbooks/rules'
import type { QuestionDraft } from '@/lib/questions/ask-question'
import type { TaskDraft } from '@/lib/tasks/make-task'

import type { Understood } from './heed-signal'
import type { House } from './house-store'

const MINUTE = 60_000
/** Who never arrives is not waited for longer than that. */
const WAITS_FOR_ARRIVAL = 14 * 24 * 60 * MINUTE

export type Draft = TaskDraft | QuestionDraft

export const isToAsk = (draft: Draft): draft is QuestionDraft => 'waiting' in draft

type Caused = PlannedStep & { causeKey: string }

/** Null when the step needs a visit and there is none: nobody to ask, and nowhere to bring an answer. */
export function draftFor(plan: Caused, understood: Understood, house: House, now: Date): Draft | null {
  const { step } = plan
  const base = baseOf(plan, understood)
  switch (step.kind) {
    case 'suggest_reply':
      return { ...base, ...ownerOf(step), ...wordsOf(step), kind: 'reply', ...soon(plan, understood, now) }
    case 'call':
      return { ...base, ...ownerOf(step), ...wordsOf(step), kind: 'call', ...soon(plan, understood, now) }
    case 'make_task':
      return gesture(base, step, understood, house, now)
    case 'on_arrival':
      return onArrival(base, step, understood, house, now)
    case 'ask':
      return ask(plan, step, understood, house, now)
  }
}

function baseOf({ playbook, step, causeKey }: Caused, { signal, guestId, visit, place }: Understood) {
  return {
    propertyId: signal.propertyId,
    status: playbook.suggests ? ('suggested' as const) : ('open' as const),
    signalId: signal.id,
    guestId,
    visitId: visit?.id ?? null,
    playbookId: playbook.playbookId,
    playbookVersion: playbook.version,
    step: step.id,
    causeKey,
    outletId: place.outletId ?? visit?.outletId ?? null,
  }
}

type Base = ReturnType<typeof baseOf>

const ownerOf = ({ teamId = null, personId = null }: Pick<Step, 'teamId' | 'personId'>) => ({
  teamId,
  givenTo: personId,
})

const wordsOf = ({ act }: { act?: string | undefined }) => (act === undefined ? {} : { act })

/** Until the visit ends; without one as long as the playbook would still act on the signal. */
function soon({ playbook, step }: Caused, { signal, visit }: Understood, now: Date) {
  const acts = signal.occurredAt.getTime() + playbook.rules.actWithinMinutes * MINUTE
  const dueInMinutes = 'dueInMinutes' in step ? step.dueInMinutes : 0
  const due = now.getTime() + dueInMinutes * MINUTE
  const ends = visit && visit.endsAt > now ? Math.max(visit.endsAt.getTime(), due) : Math.max(acts, due)
  return { dueAt: new Date(due), windowEndsAt: new Date(ends) }
}

/** How many it is for, where that matters; null while nobody knows. */
const countOf = (gestureId: string, visit: Visit | null, house: House) =>
  house.gestures.get(gestureId)?.actMany != null ? (visit?.partySize ?? null) : null

function gesture(base: Base, step: GestureStep, { visit }: Understood, house: House, now: Date): TaskDraft {
  const { gestureId, spotId, dueInMinutes } = step
  const due = now.getTime() + dueInMinutes * MINUTE
  const ends = visit && visit.endsAt > now ? visit.endsAt.getTime() : due + 60 * MINUTE
  const spot = house.spots.find(({ id }) => id === (spotId ?? visit?.spotId))
  return {
    ...base,
    ...ownerOf(step),
    kind: 'gesture',
    gestureId,
    count: countOf(gestureId, visit, house),
    spotId: spot?.id ?? null,
    outletId: spot?.outletId ?? base.outletId,
    dueAt: new Date(Math.min(due, ends)),
    windowEndsAt: new Date(ends),
  }
}

function onArrival(
  base: Base,
  step: Extract<Step, { kind: 'on_arrival' }>,
  { visit }: Understood,
  house: House,
  now: Date,
): TaskDraft {
  const { gestureId, beforeMinutes } = step
  const draft = { ...base, ...ownerOf(step), kind: 'gesture' as const, gestureId }
  if (visit && isComing(visit, now)) {
    const { spotId, outletId } = visit
    const count = countOf(gestureId, visit, house)
    const where = { spotId, outletId: outletId ?? base.outletId }
    return { ...draft, ...where, count, ...arrivalTimes(visit, beforeMinutes, now) }
  }
  const ends = new Date(Math.max(now.getTime() + WAITS_FOR_ARRIVAL, visit?.endsAt.getTime() ?? 0))
  // Due and window are set anew when it begins, by the arrival.
  return { ...draft, status: 'waiting', waitingFor: 'arrival', dueAt: ends, windowEndsAt: ends }
}

/** Who sits where we know already is not asked: what the answer would have made is made at once. */
function ask(
  plan: Caused,
  step: Extract<Step, { kind: 'ask' }>,
  understood: Understood,
  house: House,
  now: Date,
): Draft | null {
  const { visit } = understood
  if (!visit) return null
  const { propertyId } = understood.signal
  const base = baseOf(plan, understood)
  const made = { ...base, step: step.makes.id, causeKey: `${plan.causeKey}:${step.makes.id}` }
  const waiting = gesture(made, step.makes, understood, house, now)
  if (visit.spotId) return { ...waiting, causeKey: plan.causeKey }
  return {
    propertyId,
    visitId: visit.id,
    reply: { ...base, ...ownerOf(step), ...wordsOf(step), kind: 'reply', ...soon(plan, understood, now) },
    waiting: { ...waiting, status: 'waiting', waitingFor: 'answer' },
    answerWithinMinutes: step.answerWithinMinutes,
  }
}
