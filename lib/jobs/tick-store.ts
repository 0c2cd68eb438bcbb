/** SQL around the ticks: one worker at a time, and what is simply too old to keep. */
import { lt } from 'drizzle-orm'
import type { Pool } from 'pg'

import type { Database } from '@/db/client'
import { signInLinks } from '@/db/schema/people'

/** Null when another worker is at it. The lock lasts as long as `run`, and not a moment longer, also after a crash. */
export async function underLock<T>(pool: Pool, name: string, run: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ got: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 1)) as got',
      [name],
    )
    if (!rows[0]?.got) return null
    try {
      return await run()
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 1))', [name])
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection that may still hold the lock must not go back to the others.
    client.release(broken)
  }
}

/** Ways in that nobody can use any more. */
export async function forgetDeadLinks(db: Database, before: Date) {
  await db.delete(signInLinks).where(lt(signInLinks.expiresAt, before))
}
