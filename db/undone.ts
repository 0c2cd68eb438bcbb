/** A story run for real and taken back: what would happen, without anything having happened. */
import { TransactionRollbackError } from 'drizzle-orm'

import type { Database } from './client'

/** Answers what the story saw before everything it wrote was undone. What it throws is thrown on. */
export async function undone<Seen>(db: Database, story: (tx: Database) => Promise<Seen>): Promise<Seen> {
  const seen: Seen[] = []
  await db
    .transaction(async (tx) => {
      seen.push(await story(tx))
      tx.rollback()
    })
    .catch((error: unknown) => {
      if (seen.length === 0 || !(error instanceof TransactionRollbackError)) throw error
    })
  const [first] = seen
  if (first === undefined) throw new Error('The story saw nothing.')
  return first
}
