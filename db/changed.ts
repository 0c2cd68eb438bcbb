/** Tells every open screen of a property that something changed. A hint only: screens read the truth again. */
import { is, sql } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'

import type { Database } from './client'

export const CHANGED_CHANNEL = 'house_changed'

/** What a transaction said already. A savepoint is one of its own: what it said may be undone with it. */
const said = new WeakMap<Database, Set<string>>()

/** Sends at commit, once a transaction however often it is called. Call it inside the one that made the change. */
export async function sayChanged(tx: Database, propertyId: string) {
  if (is(tx, PgTransaction)) {
    const saidHere = said.get(tx) ?? new Set()
    if (saidHere.has(propertyId)) return
    said.set(tx, saidHere.add(propertyId))
  }
  await tx.execute(sql`select pg_notify(${CHANGED_CHANNEL}, ${propertyId})`)
}
