/** Sign-in attempts in the database, one row a key and second. */
import { and, eq, gt, lt, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { signInAttempts } from '@/db/schema/people'

/** Until the transaction ends nobody else counts attempts of this key. Lock several in a fixed order. */
export async function lockAttempts(tx: Database, key: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`)
}

export function listAttempts(db: Database, key: string, since: Date) {
  return db
    .select({ at: signInAttempts.windowStartsAt, count: signInAttempts.count })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.key, key), gt(signInAttempts.windowStartsAt, since)))
}

export async function countAttempt(db: Database, key: string, at: Date) {
  await db
    .insert(signInAttempts)
    .values({ key, windowStartsAt: at, count: 1 })
    .onConflictDoUpdate({
      target: [signInAttempts.key, signInAttempts.windowStartsAt],
      set: { count: sql`${signInAttempts.count} + 1` },
    })
}

/** Takes back one attempt: it was a right one. */
export async function uncountAttempt(db: Database, key: string, at: Date) {
  await db
    .update(signInAttempts)
    .set({ count: sql`greatest(${signInAttempts.count} - 1, 0)` })
    .where(and(eq(signInAttempts.key, key), eq(signInAttempts.windowStartsAt, at)))
}

export async function forgetAttempts(db: Database, key: string) {
  await db.delete(signInAttempts).where(eq(signInAttempts.key, key))
}

export async function forgetOldAttempts(db: Database, before: Date) {
  await db.delete(signInAttempts).where(lt(signInAttempts.windowStartsAt, before))
}
