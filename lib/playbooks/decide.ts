/** Which playbooks a signal meets, which steps follow, and why the others do not. Pure: same in, same out. */
import type { Considered } from '@/db/schema/decisions'

import { type Compiled, type Facts, missesOf, type Names, tooLate } from './match'
import type { PlaybookRules, Step } from './rules'

/** One live playbook as it stands, its rules parsed and its phrases ready. */
export type LivePlaybook = {
  playbookId: string
  name: string
  version: number
  suggests: boolean
  rules: PlaybookRules
  phrases: Compiled
}

export type PlannedStep = { playbook: LivePlaybook; step: Step }

export type Verdict = { considered: Considered[]; planned: PlannedStep[] }

/** Judges every playbook, in the order given; the plan follows that order too. */
export function decide(
  facts: Facts,
  { playbooks, names }: { playbooks: readonly LivePlaybook[]; names: Names },
  now: Date,
): Verdict {
  const considered = playbooks.map((playbook) => judge(facts, playbook, names, now))
  const planned = playbooks.flatMap((playbook, index) =>
    considered[index]?.matched ? playbook.rules.steps.map((step) => ({ playbook, step })) : [],
  )
  return { considered, planned }
}

function judge(facts: Facts, playbook: LivePlaybook, names: Names, now: Date): Considered {
  const { playbookId, name, version, rules, phrases } = playbook
  const late = tooLate(facts.at, rules.actWithinMinutes, now)
  const misses = [...(late ? [late] : []), ...missesOf(facts, rules.when, phrases, names)]
  return { playbookId, name, version, matched: misses.length === 0, misses }
}

/** The longest that any of these still acts; null without playbooks. */
export const longestActing = (playbooks: readonly LivePlaybook[]) =>
  playbooks.length === 0 ? null : Math.max(...playbooks.map(({ rules }) => rules.actWithinMinutes))

/**
 * Why there is exactly one task of a step. A presence (a check-in, an arrival) causes once a visit, however
 * often and by however many friends it is told; words cause once a signal.
 */
export function causeKey(
  { playbook, step }: PlannedStep,
  { signalId, visitId, isPresence }: { signalId: string; visitId: string | null; isPresence: boolean },
) {
  const cause = isPresence && visitId ? `visit:${visitId}` : `signal:${signalId}`
  return `${cause}:${playbook.playbookId}:${step.id}`
}
