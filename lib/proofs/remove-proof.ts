/** Takes a proof away for good: by whoever left it, or a manager. What was done stays done, and says what is gone. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import type { Storage } from '@/lib/storage/storage'
import { mustHave } from '@/lib/tasks/on-task'
import { changeTask, findName, lockTask } from '@/lib/tasks/store'

import { findProof, lockProof, markProofRemoved } from './store'

/**
 * The picture leaves the storage before its row says so: when that fails, or a crash comes between, the proof still
 * stands there to be removed again. Whoever has not finished yet needs another one for "Done".
 */
export async function removeProof(
  { db, storage }: { db: Database; storage: Storage },
  member: Member,
  { proofId }: { proofId: string },
  now: Date,
): Promise<Outcome<{ task: Task }, 'not_found' | 'not_yours'>> {
  const { propertyId, personId } = member
  const found = await findProof(db, { propertyId, proofId })
  if (!found) return refuse('not_found')
  return db.transaction(async (tx) => {
    const was = await lockTask(tx, { propertyId, taskId: found.taskId })
    const proof = await lockProof(tx, { propertyId, proofId })
    if (!was || !proof) return refuse('not_found')
    if (proof.byPersonId !== personId && !isAtLeast(member, 'manager'))
      return refuse('not_yours', await findName(tx, proof.byPersonId))
    if (proof.photoKey) await storage.remove(proof.photoKey)
    await markProofRemoved(tx, proof, now)
    const detail = { proofRemoved: proof.kind }
    const change = { move: 'amend' as const, set: {}, by: personId, detail }
    return { ok: true, task: mustHave(await changeTask(tx, was, change, now)) }
  })
}
