/** Brings a database to the newest schema, once, however many processes start together. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { Client } from 'pg'

/** Any number, but the same in every process of this house. */
const MIGRATION_LOCK = 719_240_114

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

type Journal = { entries: { tag: string; when: number }[] }
const readJournal = (): Journal => JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'))

/** Waits for a migration that another process has begun, then does what is left of it: nothing. */
export async function migrateDatabase(url: string, migrationsFolder = MIGRATIONS) {
  const client = new Client({ connectionString: url, application_name: 'on-the-house migrate' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    await client.end()
  }
}

/** The steps that lead to today's tables, oldest first. */
export const listMigrations = () => readJournal().entries.map(({ tag }) => tag)

/** The steps that a database has taken; none where it is empty. */
export async function findMigrations(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const known = await client.query("select to_regclass('drizzle.__drizzle_migrations') as there")
    if (!known.rows[0]?.there) return []
    const { rows } = await client.query<{ at: string }>(
      'select created_at::text as at from drizzle.__drizzle_migrations',
    )
    const taken = new Set(rows.map(({ at }) => Number(at)))
    return readJournal().entries.flatMap(({ tag, when }) => (taken.has(when) ? [tag] : []))
  } finally {
    await client.end()
  }
}

/** Takes an empty database through these steps alone, to the tables that an older backup was made of. */
export async function migrateThrough(url: string, tags: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'on-the-house-migrations-'))
  try {
    const journal = readJournal()
    const entries = journal.entries.filter(({ tag }) => tags.includes(tag))
    mkdirSync(join(folder, 'meta'))
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }))
    for (const { tag } of entries) copyFileSync(join(MIGRATIONS, `${tag}.sql`), join(folder, `${tag}.sql`))
    await migrateDatabase(url, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
