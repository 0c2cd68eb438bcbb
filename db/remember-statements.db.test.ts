import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'

import { cloneDatabase } from '@/lib/testing/db-test'

import { openDatabase } from './client'
import { rememberStatements } from './remember-statements'
import { properties } from './schema/house'

test('a statement that is asked again is the one that PostgreSQL kept, with other values and other answers', async () => {
  const { url, drop } = await cloneDatabase()
  const { db, pool, close } = openDatabase(url, { name: 'tests', max: 1, onError: () => undefined })
  rememberStatements(pool)
  try {
    const asked = (text: string) => db.execute<{ said: string }>(sql`select ${text}::text as said`)
    expect((await asked('one')).rows).toEqual([{ said: 'one' }])
    expect((await asked('two')).rows).toEqual([{ said: 'two' }])
    await db.select().from(properties)

    const { rows } = await pool.query<{ statement: string; calls: number }>(
      `select statement, (generic_plans + custom_plans)::int as calls from pg_prepared_statements
       where statement like '%as said' or statement like '%from "properties"%' order by statement desc`,
    )
    expect(rows).toMatchObject([{ calls: 2 }, { calls: 1 }])
  } finally {
    await close()
    await drop()
  }
})
