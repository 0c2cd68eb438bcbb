import { sql } from 'drizzle-orm'
import { expect } from 'vitest'

import { cloneDatabase, test } from '@/lib/testing/db-test'
import { migrateDatabase } from './migrate'

test('two processes that start together migrate once', async () => {
  const { db, url, drop } = await cloneDatabase()
  try {
    await db.execute(sql`drop schema public cascade; drop schema drizzle cascade; create schema public`)

    await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)])

    const { rows } = await db.execute(sql`select count(*)::int as runs, count(distinct hash)::int as files
      from drizzle.__drizzle_migrations`)
    expect(rows[0]?.runs).toBe(rows[0]?.files)
  } finally {
    await drop()
  }
})
