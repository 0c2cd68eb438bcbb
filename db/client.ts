/** The pool, and the type that every use case takes: the open pool or a transaction alike. */
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import { drizzle, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres'
import type { PgDatabase } from 'drizzle-orm/pg-core'
import { Pool } from 'pg'

type NoRelations = Record<string, never>

/** Either the pool or a transaction on it; a use case cannot tell and need not. */
export type Database = PgDatabase<NodePgQueryResultHKT, NoRelations, ExtractTablesWithRelations<NoRelations>>

export type OpenDatabase = {
  db: Database
  pool: Pool
  close: () => Promise<void>
}

/**
 * How many joins PostgreSQL puts into an order of its own; the others keep the one they are written in, which is by key
 * from what was asked for. Its own eight took 12 ms to plan for each list of tasks or signals, and 4 ms to read them.
 * https://www.postgresql.org/docs/18/explicit-joins.html
 */
const JOINS_AT_ONCE = 4

/**
 * Opens a pool on `url`. A connection that dies idle is logged by `onError` and replaced, never thrown:
 * an unheard 'error' event would end the process.
 */
export function openDatabase(
  url: string,
  { name, max = 10, onError }: { name: string; max?: number; onError: (error: Error) => void },
): OpenDatabase {
  const pool = new Pool({
    connectionString: url,
    application_name: name,
    max,
    connectionTimeoutMillis: 10_000,
    // The default of ten seconds has a quiet house open its connections anew all day, each with empty caches.
    idleTimeoutMillis: 5 * 60_000,
    statement_timeout: 30_000,
    query_timeout: 35_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    onConnect: async (client) => {
      // The pool listens only to clients that rest in it: one that dies between two statements of a transaction
      // would end the process. Its next statement fails, and that is enough.
      client.on('error', onError)
      await client.query(`set join_collapse_limit = ${JOINS_AT_ONCE}`)
    },
  })
  pool.on('error', onError)
  return { db: openOn(pool), pool, close: () => pool.end() }
}

/**
 * Takes the connection of a transaction from the pool itself: drizzle-orm 0.45.4 (node-postgres/session.js) never gives
 * it back when `begin` fails on one that died at rest, and after as many cuts as the pool is wide nothing answers.
 */
function openOn(pool: Pool) {
  const db = drizzle(pool)
  const transaction: typeof db.transaction = async (work, config) => {
    const client = await pool.connect()
    try {
      return await drizzle(client).transaction(work, config)
    } finally {
      client.release()
    }
  }
  return Object.assign(db, { transaction })
}
