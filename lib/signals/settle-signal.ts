/** "Not this time": the signal has been seen, and nothing will be done about it. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { endLaterSteps, endWith } from '@/lib/tasks/end-with'
import { lockUnwanted } from '@/lib/tasks/firing-store'
import { changeTask } from '@/lib/tasks/store'
import { MOVES } from '@/lib/tasks/task'

import { findSignal, lockSuggestedOf, settle } from './hand-store'
import type { SignalChoice } from './input'

/** What was only suggested about it is dismissed; what people have begun goes on. Safe to repeat. */
export function settleSignal(
  db: Database,
  who: Member,
  { signalId }: SignalChoice,
  now: Date,
): Promise<Outcome<object, 'not_found'>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId: by } = who
    const key = { propertyId, signalId }
    if (!(await findSignal(tx, key))) return refuse('not_found')
    await settle(tx, { ...key, by, at: now })
    for (const was of await lockSuggestedOf(tx, key)) {
      const set = { status: MOVES.dismiss.to }
      const task = await changeTask(tx, was, { move: 'dismiss', set, by }, now)
      if (!task) continue
      await endWith(tx, task, now)
      await endLaterSteps(tx, task, now)
    }
    for (const was of await lockUnwanted(tx, key))
      await changeTask(tx, was, { move: 'call_off', set: { status: MOVES.call_off.to }, by }, now)
    await sayChanged(tx, propertyId)
    return { ok: true }
  })
}
