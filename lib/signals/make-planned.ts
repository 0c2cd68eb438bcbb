/** From planned steps to tasks, within the caps; and beside each playbook what held it back. */
import type { Database } from '@/db/client'
import type { Considered, HeldBy } from '@/db/schema/decisions'
import { causeKey, type LivePlaybook, type PlannedStep } from '@/lib/playbooks/decide'
import { claimDay, giveBackDay, hasFiredFor } from '@/lib/playbooks/store'
import { askQuestion } from '@/lib/questions/ask-question'
import { isDismissed } from '@/lib/tasks/firing-store'
import { tryTask } from '@/lib/tasks/make-task'
import { businessDateOf } from '@/lib/time/business-date'

import { draftFor, isToAsk } from './draft'
import type { Understood } from './heed-signal'
import { listCausesMade } from './heed-store'
import type { House } from './house-store'

type Plan = { understood: Understood; considered: Considered[]; planned: PlannedStep[]; house: House }
type Made = { considered: Considered[]; tasksMade: number }

const DAY = 24 * 60 * 60_000

export async function makePlanned(
  tx: Database,
  { understood, considered, planned, house }: Plan,
  now: Date,
): Promise<Made> {
  const { signal, visit } = understood
  const isPresence = signal.kind === 'check_in' || signal.kind === 'arrival'
  const caused = planned.map((plan) => ({
    ...plan,
    causeKey: causeKey(plan, { signalId: signal.id, visitId: visit?.id ?? null, isPresence }),
  }))
  const keys = caused.map((step) => step.causeKey)
  const already = await listCausesMade(tx, { propertyId: signal.propertyId, causeKeys: keys })

  let tasksMade = 0
  const judged: Considered[] = []
  for (const one of considered) {
    const steps = caused.filter(({ playbook }) => playbook.playbookId === one.playbookId)
    const result = await fire(tx, { understood, steps, already, house }, now)
    tasksMade += result.made
    judged.push(result.heldBy ? { ...one, heldBy: result.heldBy } : one)
  }
  return { considered: judged, tasksMade }
}

type CausedStep = PlannedStep & { causeKey: string }
type Firing = {
  understood: Understood
  steps: CausedStep[]
  already: Map<string, string | null>
  house: House
}
type Fired = { made: number; heldBy: HeldBy | null }

/** What this cause made before is no new firing: it asks no cap, and only what is missing is made. */
async function fire(tx: Database, { understood, steps, already, house }: Firing, now: Date): Promise<Fired> {
  const missing = steps.filter(({ causeKey }) => !already.has(causeKey))
  const [first] = missing
  if (!first) return { made: 0, heldBy: isOthers(steps, already, understood) ? 'per_visit' : null }
  const causeKeys = steps.map(({ causeKey }) => causeKey)
  if (await isDismissed(tx, { propertyId: house.propertyId, causeKeys }))
    return { made: 0, heldBy: 'dismissed' }
  const isNew = missing.length === steps.length
  const cap = isNew ? await claim(tx, { understood, playbook: first.playbook, house }, now) : null
  if (cap?.heldBy) return { made: 0, heldBy: cap.heldBy }

  let made = 0
  let heldBy: HeldBy | null = null
  for (const step of missing) {
    const result = await make(tx, { understood, step, house }, now)
    made += result.made
    heldBy ??= result.heldBy
  }
  if (made === 0 && cap?.release) await cap.release()
  return { made, heldBy: made === 0 ? heldBy : null }
}

/** Another signal of this visit made them: a friend's check-in, or an earlier one. */
const isOthers = (steps: CausedStep[], already: Firing['already'], { signal }: Understood) =>
  steps.some(({ causeKey }) => already.get(causeKey) !== signal.id)

type Claim = { heldBy: HeldBy | null; release?: () => Promise<void> }

async function claim(
  tx: Database,
  { understood, playbook, house }: { understood: Understood; playbook: LivePlaybook; house: House },
  now: Date,
): Promise<Claim> {
  const { guestId, signal } = understood
  const { perDay, cooldownDays } = playbook.rules.caps
  const key = { propertyId: signal.propertyId, playbookId: playbook.playbookId }
  if (cooldownDays && guestId) {
    const since = new Date(now.getTime() - cooldownDays * DAY)
    if (await hasFiredFor(tx, { ...key, guestId, since })) return { heldBy: 'cooldown' }
  }
  if (!perDay) return { heldBy: null }
  const day = { ...key, businessDate: businessDateOf(now, house.clock) }
  if (!(await claimDay(tx, { ...day, perDay }))) return { heldBy: 'per_day' }
  return { heldBy: null, release: () => giveBackDay(tx, day) }
}

const WHY_NOT = {
  already: null,
  cap_full: 'per_visit',
  caution: 'caution',
  no_gesture: 'gesture_gone',
} as const satisfies Record<string, HeldBy | null>

async function make(
  tx: Database,
  { understood, step, house }: { understood: Understood; step: CausedStep; house: House },
  now: Date,
): Promise<Fired> {
  const draft = draftFor(step, understood, house, now)
  if (!draft) return { made: 0, heldBy: 'no_visit' }
  if (isToAsk(draft)) {
    const asked = await askQuestion(tx, draft, now)
    return asked ? { made: 2, heldBy: null } : { made: 0, heldBy: 'not_asked' }
  }
  const outcome = await tryTask(tx, draft, now, house)
  return outcome.ok ? { made: 1, heldBy: null } : { made: 0, heldBy: WHY_NOT[outcome.refusal] }
}
