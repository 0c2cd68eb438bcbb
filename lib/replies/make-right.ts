/** *Make it right*: an apology that a person owns, and a task to put it right, in one tap. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { type TaskDraft, tryTask } from '@/lib/tasks/make-task'
import { findSignalStanding } from '@/lib/tasks/signal-standing-store'
import { findTaskByCause, lockTask } from '@/lib/tasks/store'

import { insertReply } from './store'

const MINUTE = 60_000
const APOLOGY_DUE_MINUTES = 15
const RECOVERY_DUE_MINUTES = 30
const WINDOW_MINUTES = 24 * 60

export type Righting = {
  taskId: string
  /** What is to be done, in the house's words. */
  act: string
  /** Where the apology starts from, with a gap for what went wrong. */
  apology: string
  language: string
}

export type Righted = { apologyTaskId: string | null; recoveryTaskId: string }

/**
 * Once for each answer: a second tap finds what the first one made. The apology is a draft of whoever tapped, and
 * leaves as any reply does; there is none where nothing may be answered any more.
 */
export function makeRight(
  db: Database,
  member: Member,
  { taskId, act, apology, language }: Righting,
  now: Date,
): Promise<Outcome<Righted, 'not_found'>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const was = await lockTask(tx, { propertyId, taskId })
    if (was?.kind !== 'reply') return refuse('not_found')

    const mayAnswer = (await findSignalStanding(tx, was, now)) === 'may_answer'
    const said = mayAnswer
      ? await makeOnce(tx, { ...apologyTo(was, personId, now), by: personId }, now)
      : null
    if (said?.isNew) {
      const words = { words: apology, language, voicePersonId: personId, updatedAt: now }
      await insertReply(tx, { propertyId, taskId: said.id, signalId: was.signalId, state: 'draft', ...words })
    }
    const recovery = await makeOnce(tx, { ...recoveryOf(was, act, now), by: personId }, now)
    await sayChanged(tx, propertyId)
    return recovery
      ? { ok: true, apologyTaskId: said?.id ?? null, recoveryTaskId: recovery.id }
      : refuse('not_found')
  })
}

/** What an answer that went wrong was made good with; null while nobody did. */
export async function findRighted(
  db: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
): Promise<Righted | null> {
  const [apology, recovery] = [
    await findTaskByCause(db, { propertyId, causeKey: causeOf(taskId, 'apology') }),
    await findTaskByCause(db, { propertyId, causeKey: causeOf(taskId, 'recovery') }),
  ]
  return recovery ? { apologyTaskId: apology?.id ?? null, recoveryTaskId: recovery.id } : null
}

const causeOf = (taskId: string, part: 'apology' | 'recovery') => `right:${taskId}:${part}`

async function makeOnce(tx: Database, draft: TaskDraft, now: Date) {
  const made = await tryTask(tx, draft, now)
  if (made.ok) return { id: made.task.id, isNew: true }
  const before = await findTaskByCause(tx, draft)
  return before && { id: before.id, isNew: false }
}

const both = (was: Task, now: Date) => ({
  propertyId: was.propertyId,
  status: 'open' as const,
  signalId: was.signalId,
  guestId: was.guestId,
  visitId: was.visitId,
  outletId: was.outletId,
  spotId: was.spotId,
  spotWords: was.spotWords,
  teamId: was.teamId,
  windowEndsAt: new Date(now.getTime() + WINDOW_MINUTES * MINUTE),
})

const apologyTo = (was: Task, personId: string, now: Date): TaskDraft => ({
  ...both(was, now),
  kind: 'reply',
  causeKey: causeOf(was.id, 'apology'),
  givenTo: personId,
  dueAt: new Date(now.getTime() + APOLOGY_DUE_MINUTES * MINUTE),
})

const recoveryOf = (was: Task, act: string, now: Date): TaskDraft => ({
  ...both(was, now),
  kind: 'call',
  act,
  causeKey: causeOf(was.id, 'recovery'),
  dueAt: new Date(now.getTime() + RECOVERY_DUE_MINUTES * MINUTE),
})
