/** Keeps a photo as proof: drawn anew, put into the storage, then written down. */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Proof } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { type PictureRefusal, redrawPhoto } from '@/lib/pictures/redraw'
import type { Storage } from '@/lib/storage/storage'
import { sayWhyNot, type TaskRefusal } from '@/lib/tasks/on-task'
import { findTask, lockTask } from '@/lib/tasks/store'

import { findProof, insertProof } from './store'

type Given = { taskId: string; bytes: Uint8Array }

/**
 * By whoever has the task, before it is done, or after by whoever did it. A picture that a crash leaves without
 * its row is never shown to anyone.
 */
export async function keepPhoto(
  { db, storage }: { db: Database; storage: Storage },
  member: Member,
  { taskId, bytes }: Given,
  now: Date,
): Promise<Outcome<{ proof: Proof }, TaskRefusal | PictureRefusal>> {
  const key = { propertyId: member.propertyId, taskId }
  const before = await findTask(db, key)
  if (!before) return refuse('not_found')
  if (before.claimedBy !== member.personId) return sayWhyNot(db, before, whose(before))

  const drawn = await redrawPhoto(bytes)
  if (!drawn.ok) return drawn
  const photoKey = `proofs/${member.propertyId}/${newId()}.webp`
  await storage.put(photoKey, drawn.webp)

  return db.transaction(async (tx) => {
    const task = await lockTask(tx, key)
    if (task?.claimedBy !== member.personId) {
      await storage.remove(photoKey)
      return task ? sayWhyNot(tx, task, whose(task)) : refuse('not_found')
    }
    const given = { kind: 'photo' as const, photoKey, byPersonId: member.personId, at: now }
    return { ok: true, proof: await insertProof(tx, { ...key, ...given }) }
  })
}

const whose = (task: { claimedBy: string | null }) => (task.claimedBy ? 'not_yours' : 'not_taken')

/** The picture of a proof, for those who may see the task: everyone of the property. Null for everyone else. */
export async function readPhoto(
  { db, storage }: { db: Database; storage: Storage },
  { propertyId }: Member,
  proofId: string,
): Promise<{ bytes: Uint8Array; key: string } | null> {
  const proof = await findProof(db, { propertyId, proofId })
  const bytes = proof?.photoKey ? await storage.get(proof.photoKey) : null
  return proof?.photoKey && bytes ? { bytes, key: proof.photoKey } : null
}
