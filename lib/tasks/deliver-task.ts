/** "Done": the guest has it. Keeps the proof that the gesture wants and what it cost, together or not at all. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { hasProof, insertProof } from '@/lib/proofs/store'
import { findQuestionOf, isLiving } from '@/lib/questions/store'
import { settleAnswered } from '@/lib/signals/standing-store'
import { writeSpend } from '@/lib/spends/store'
import { holdGuestsOf, listCautions } from './caution-store'
import { whyNot } from './may'
import { mustHave, sayWhyNot, type TaskRefusal } from './on-task'
import { changeTask, type EventDetail, findChangerSince, lockTask } from './store'
import { MOVES } from './task'

export type Delivery = {
  taskId: string
  /** The revision that was on the screen: what changed since is shown before it is done. */
  revision: number
  /** The line or the scanned text, where one is wanted or offered. A photo is kept before (lib/proofs). */
  line?: string
  scan?: string
}

export type DeliverRefusal =
  | TaskRefusal
  | 'changed'
  | 'wants_photo'
  | 'wants_scan'
  | 'wants_line'
  /** The call to the host: done by telling where they sit. */
  | 'wants_spot'

/** A second tap, or a form that is sent again, finds it done by this person and says so again. */
export function deliverTask(
  db: Database,
  member: Member,
  { taskId, revision, line = '', scan = '' }: Delivery,
  now: Date,
): Promise<Outcome<{ task: Task }, DeliverRefusal>> {
  const { propertyId, personId } = member
  return db.transaction(async (tx) => {
    await holdGuestsOf(tx, { propertyId, taskId })
    const was = await lockTask(tx, { propertyId, taskId })
    if (!was) return refuse('not_found')
    if (was.status === 'delivered' && was.claimedBy === personId) return { ok: true, task: was }
    const reason = whyNot(was, 'deliver', member)
    if (reason) return sayWhyNot(tx, was, reason)
    const cautions = await listCautions(tx, { propertyId, taskId }, now)
    if (cautions.some(({ forbids }) => forbids)) return refuse('caution')
    const changer = await findChangerSince(tx, { propertyId, taskId, revision, personId })
    if (changer) return refuse('changed', changer.name ?? undefined)
    if (was.kind === 'call' && (await isStillAsked(tx, was))) return refuse('wants_spot')
    const missing = await missingProof(tx, was, { line, scan })
    if (missing) return refuse(missing)

    const given = { propertyId, taskId, byPersonId: personId, at: now }
    if (scan) await insertProof(tx, { ...given, kind: 'scan', words: scan })
    if (line) await insertProof(tx, { ...given, kind: 'line', words: line })
    return {
      ok: true,
      task: await deliverIn(tx, was, { by: personId, detail: line ? { words: line } : {} }, now),
    }
  })
}

async function isStillAsked(tx: Database, { propertyId, id }: Task) {
  const question = await findQuestionOf(tx, { propertyId, taskId: id })
  return question?.hostTaskId === id && isLiving(question)
}

/** The move itself, with what it cost and what it answered, on a task that the caller has locked and may deliver. */
export async function deliverIn(
  tx: Database,
  was: Task,
  { by, detail = {} }: { by: string; detail?: EventDetail },
  now: Date,
): Promise<Task> {
  const set = { status: MOVES.deliver.to, claimedBy: by }
  const task = mustHave(await changeTask(tx, was, { move: 'deliver', set, by, detail }, now))
  await writeSpend(tx, task, { by }, now)
  await settleAnswered(tx, task, by, now)
  return task
}

async function missingProof(tx: Database, task: Task, { line, scan }: { line: string; scan: string }) {
  if (task.proof === 'none') return null
  if (task.proof === 'line' && line) return null
  if (task.proof === 'scan' && scan) return null
  const key = { propertyId: task.propertyId, taskId: task.id }
  if (await hasProof(tx, { ...key, kind: task.proof })) return null
  return ({ photo: 'wants_photo', scan: 'wants_scan', line: 'wants_line' } as const)[task.proof]
}
