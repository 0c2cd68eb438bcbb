import { expect, test, vi } from 'vitest'

import { sayChanged } from '@/db/changed'
import { cloneDatabase } from '@/lib/testing/db-test'

import { listenForChanges } from './listen'

test('a change is heard once its transaction is through, also after the line was cut', async () => {
  const { db, url, drop } = await cloneDatabase()
  const heard: string[] = []
  const listening = await listenForChanges(url, {
    changed: (propertyId) => heard.push(propertyId),
    resync: () => heard.push('resync'),
  })
  try {
    expect(heard).toEqual(['resync'])
    await db.transaction(async (tx) => {
      await sayChanged(tx, 'swan')
      await sayChanged(tx, 'swan')
    })
    await db
      .transaction(async (tx) => {
        await sayChanged(tx, 'heron')
        tx.rollback()
      })
      .catch(() => undefined)
    await vi.waitFor(() => expect(heard).toEqual(['resync', 'swan']))

    await db.execute(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'on-the-house live' and datname = current_database()`,
    )
    await vi.waitFor(() => expect(heard).toEqual(['resync', 'swan', 'resync']), { timeout: 5000 })
    await sayChanged(db, 'heron')
    await vi.waitFor(() => expect(heard.at(-1)).toBe('heron'))
  } finally {
    await listening.stop()
    await drop()
  }
})
