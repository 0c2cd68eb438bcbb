/** A reply that is being written: one a task, kept for its author, never overwritten by a colleague unawares. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { findName, findTask } from '@/lib/tasks/store'
import { isAlive } from '@/lib/tasks/task'

import { whyNotDraft } from './reply'
import { changeReply, insertReply, lockLivingReply } from './store'

export type Writing = {
  taskId: string
  words: string
  language?: string | null
  /** To the guest alone; left out, it stays as it is. */
  isAlone?: boolean
  /** When the draft on the screen was last written, to notice who wrote meanwhile. */
  seenAt?: Date | undefined
  /** Makes a colleague's draft one's own; the one on the screen must be the newest. */
  takeOver?: boolean
}

export type DraftRefusal =
  | 'not_found'
  | 'ended'
  | 'taken'
  | 'others_draft'
  | 'changed'
  | ReturnType<typeof whyNotDraft>

export async function saveDraft(
  db: Database,
  member: Member,
  { taskId, words, language = null, isAlone, seenAt, takeOver = false }: Writing,
  now: Date,
): Promise<Outcome<{ reply: Reply }, DraftRefusal>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const task = await findTask(tx, { propertyId, taskId })
    if (task?.kind !== 'reply') return refuse('not_found')
    const draft = await lockLivingReply(tx, { propertyId, taskId })
    if (draft && draft.state !== 'draft') return refuse(whyNotDraft(draft.state), draft.author)
    if (!isAlive(task)) return refuse('ended')
    if (task.claimedBy && task.claimedBy !== personId)
      return refuse('taken', await findName(tx, task.claimedBy))

    if (!draft) {
      const facts = { propertyId, taskId, signalId: task.signalId, words, language, isAlone }
      const mine = { voicePersonId: personId, state: 'draft' as const, updatedAt: now }
      const reply = await insertReply(tx, { ...facts, ...mine })
      return reply ? { ok: true, reply } : refuse('changed')
    }
    if (draft.voicePersonId !== personId && !takeOver) return refuse('others_draft', draft.author)
    const mustBeSeen = draft.voicePersonId !== personId || seenAt !== undefined
    if (mustBeSeen && seenAt?.getTime() !== draft.updatedAt.getTime()) return refuse('changed', draft.author)
    const isSame = words === draft.words && draft.voicePersonId === personId
    const yes = isSame ? {} : { approvedBy: null }
    const set = { voicePersonId: personId, words, language: language ?? draft.language, ...yes }
    const alone = isAlone === undefined ? {} : { isAlone }
    const reply = await changeReply(tx, draft, { ...set, ...alone }, now)
    return reply ? { ok: true, reply } : refuse('changed', draft.author)
  })
}
