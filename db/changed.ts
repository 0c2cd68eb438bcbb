/** Tells every open screen of a property that something changed. A hint only: screens read the truth again. */
import { sql } from 'drizzle-orm'

import type { Database } from './client'

export const CHANGED_CHANNEL = 'house_changed'

/**
 * Sends at commit, once a transaction however often it is called (PostgreSQL folds equal payloads of one
 * transaction). Call it inside the transaction that made the change.
 */
export async function sayChanged(tx: Database, propertyId: string) {
  await tx.execute(sql`select pg_notify(${CHANGED_CHANNEL}, ${propertyId})`)
}
