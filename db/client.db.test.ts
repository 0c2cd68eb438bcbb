import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { expect, test } from 'vitest'

import { cloneDatabase } from '@/lib/testing/db-test'

import { openDatabase } from './client'

test('a connection that died at rest is given back, so that the next transaction finds one', async () => {
  const { url, drop } = await cloneDatabase()
  const { db, pool, close } = openDatabase(url, { name: 'tests', max: 1, onError: () => undefined })
  const one = () => db.transaction((tx) => tx.execute<{ one: number }>(sql`select 1 as one`))
  try {
    pool.once('acquire', (client) => {
      if (client instanceof Client) void client.end()
    })
    await expect(one()).rejects.toThrow()
    expect(pool.waitingCount + pool.totalCount - pool.idleCount, 'nobody holds a connection').toBe(0)
    expect((await one()).rows).toEqual([{ one: 1 }])
  } finally {
    await close()
    await drop()
  }
})
