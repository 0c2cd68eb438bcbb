/** The times of a playbook as one flat list, so that a form can show and change each of them. */
import type { Step } from './rules'

/** due: minutes to do it in. answer: until the host is asked. made_due: what the answer makes. before: an arrival. */
export type StepTime = { stepId: string; what: 'due' | 'answer' | 'made_due' | 'before'; minutes: number }

export function timesOf(steps: readonly Step[]): StepTime[] {
  return steps.flatMap((step): StepTime[] => {
    if (step.kind === 'on_arrival') return [{ stepId: step.id, what: 'before', minutes: step.beforeMinutes }]
    const due: StepTime = { stepId: step.id, what: 'due', minutes: step.dueInMinutes }
    if (step.kind !== 'ask') return [due]
    return [
      due,
      { stepId: step.id, what: 'answer', minutes: step.answerWithinMinutes },
      { stepId: step.makes.id, what: 'made_due', minutes: step.makes.dueInMinutes },
    ]
  })
}

/** The same steps with other minutes, in the order of `timesOf`; those that are missing stay as they are. */
export function withTimes(steps: readonly Step[], minutes: readonly number[]): Step[] {
  const next = minutes[Symbol.iterator]()
  const orStays = (now: number) => next.next().value ?? now
  return steps.map((step): Step => {
    if (step.kind === 'on_arrival') return { ...step, beforeMinutes: orStays(step.beforeMinutes) }
    const due = { ...step, dueInMinutes: orStays(step.dueInMinutes) }
    if (due.kind !== 'ask') return due
    const answerWithinMinutes = orStays(due.answerWithinMinutes)
    const makes = { ...due.makes, dueInMinutes: orStays(due.makes.dueInMinutes) }
    return { ...due, answerWithinMinutes, makes }
  })
}
