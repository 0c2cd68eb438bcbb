/** That it happened: photos, scans and lines, as rows. The pictures themselves lie in the storage. */
import { and, eq, isNull, sql } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Proof, proofs, taskEvents } from '@/db/schema/tasks'

export async function insertProof(tx: Database, row: typeof proofs.$inferInsert): Promise<Proof> {
  const [proof] = await tx.insert(proofs).values(row).returning()
  if (!proof) throw new Error('a proof was not written')
  await sayChanged(tx, row.propertyId)
  return proof
}

export async function hasProof(
  db: Database,
  { propertyId, taskId, kind }: { propertyId: string; taskId: string; kind: Proof['kind'] },
): Promise<boolean> {
  const found = await db
    .select({ id: proofs.id })
    .from(proofs)
    .where(
      and(
        eq(proofs.propertyId, propertyId),
        eq(proofs.taskId, taskId),
        eq(proofs.kind, kind),
        isNull(proofs.removedAt),
      ),
    )
    .limit(1)
  return found.length > 0
}

/** Null for another property's, an unknown or a removed one. */
export async function findProof(
  db: Database,
  { propertyId, proofId }: { propertyId: string; proofId: string },
): Promise<Proof | null> {
  const [proof] = await db
    .select()
    .from(proofs)
    .where(and(eq(proofs.propertyId, propertyId), eq(proofs.id, proofId), isNull(proofs.removedAt)))
  return proof ?? null
}

/** As `findProof`, held until the transaction ends. */
export async function lockProof(
  tx: Database,
  { propertyId, proofId }: { propertyId: string; proofId: string },
): Promise<Proof | null> {
  const [proof] = await tx
    .select()
    .from(proofs)
    .where(and(eq(proofs.propertyId, propertyId), eq(proofs.id, proofId), isNull(proofs.removedAt)))
    .for('update')
  return proof ?? null
}

/**
 * Words and key go with it, also out of the history, where a line stands beside its "Done"; that there was one
 * stays.
 */
export async function markProofRemoved(tx: Database, { propertyId, id, taskId, words }: Proof, now: Date) {
  await tx
    .update(proofs)
    .set({ removedAt: now, photoKey: null, words: null })
    .where(and(eq(proofs.propertyId, propertyId), eq(proofs.id, id)))
  if (words === null) return
  await tx
    .update(taskEvents)
    .set({ detail: sql`${taskEvents.detail} - 'words'` })
    .where(
      and(
        eq(taskEvents.propertyId, propertyId),
        eq(taskEvents.taskId, taskId),
        eq(taskEvents.move, 'deliver'),
        sql`${taskEvents.detail} ->> 'words' = ${words}`,
      ),
    )
}
