/** Brings a database to the newest schema, once, however many processes start together. */
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'

/** Any number, but the same in every process of this house. */
const MIGRATION_LOCK = 719_240_114

/** Waits for a migration that another process has begun, then does what is left of it: nothing. */
export async function migrateDatabase(url: string) {
  const client = new Client({ connectionString: url, application_name: 'on-the-house migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
    })
  } finally {
    await client.end()
  }
}
