/** `test` for the database: each test gets `db`, a transaction on a real PostgreSQL that is undone afterwards. */
import { TransactionRollbackError } from 'drizzle-orm'
import { test as base, inject } from 'vitest'

import { type Database, type OpenDatabase, openDatabase } from '@/db/client'
import { databaseUrl, onServer } from './template-database'

let clones = 0

/** A database of its own, for what needs two connections at once. Drop it with `drop`. */
export async function cloneDatabase(): Promise<OpenDatabase & { url: string; drop: () => Promise<void> }> {
  const serverUrl = inject('serverUrl')
  clones += 1
  const name = `house_test_${process.pid}_${clones}`
  // By copying its files, not through the log: a third of the time, and nothing here outlives its server.
  await onServer(
    serverUrl,
    `create database ${name} with template = ${inject('templateName')} strategy = file_copy`,
  )
  const url = databaseUrl(serverUrl, name)
  const open = openDatabase(url, { name: 'on-the-house test', max: 25, onError: () => undefined })
  return {
    ...open,
    url,
    drop: async () => {
      await open.close()
      await onServer(serverUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

export const test = base.extend<{ $worker: { shared: OpenDatabase }; $test: { db: Database } }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures it needs from this pattern.
    async ({}, use) => {
      const clone = await cloneDatabase()
      await use(clone)
      await clone.drop()
    },
    { scope: 'worker' },
  ],
  db: async ({ shared }, use) => {
    await shared.db
      .transaction(async (tx) => {
        await use(tx)
        tx.rollback()
      })
      .catch((error: unknown) => {
        if (!(error instanceof TransactionRollbackError)) throw error
      })
  },
})
