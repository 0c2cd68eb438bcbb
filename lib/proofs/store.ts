/** That it happened: photos, scans and lines, as rows. The pictures themselves lie in the storage. */
import { and, eq, isNull } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Proof, proofs } from '@/db/schema/tasks'

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

/** Words and key go with it; that there was one stays. */
export async function markProofRemoved(
  tx: Database,
  { propertyId, proofId }: { propertyId: string; proofId: string },
  now: Date,
) {
  await tx
    .update(proofs)
    .set({ removedAt: now, photoKey: null, words: null })
    .where(and(eq(proofs.propertyId, propertyId), eq(proofs.id, proofId)))
  await sayChanged(tx, propertyId)
}
