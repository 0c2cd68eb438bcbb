import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { folderStorage } from '@/lib/storage/folder'
import { test } from '@/lib/testing/db-test'
import { aMember, aProperty, EVENING } from '@/lib/testing/furnish'
import { furnishDemonstration } from './furnish-demonstration'
import { openDemonstration } from './open-demonstration'
import { removeDemonstration } from './remove-demonstration'

process.env.HOUSE_KEY ??= 'a key that only this test uses, long enough to be one'

/** Every table of the house with its number of rows. */
async function rowsOf(db: Database): Promise<Record<string, number>> {
  const { rows } = await db.execute(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const counted: Record<string, number> = {}
  for (const { name } of rows) {
    const count = await db.execute(sql`select count(*)::int as n from ${sql.identifier(String(name))}`)
    counted[String(name)] = Number(count.rows[0]?.n)
  }
  return counted
}

describe('the demonstration', () => {
  test('is two houses that are marked as one, furnished once', async ({ db }) => {
    const furnished = await furnishDemonstration(db, EVENING)

    expect(furnished?.map(({ house, members }) => [house, members.size])).toEqual([
      ['hotel', 6],
      ['restaurant', 5],
    ])
    const { rows } = await db.execute(sql`select name, is_demonstration from properties order by name`)
    expect(rows).toEqual([
      { name: 'La Terraza', is_demonstration: true },
      { name: 'The Harbour House', is_demonstration: true },
    ])
    expect(await furnishDemonstration(db, EVENING)).toBeNull()
  })

  test('knows no password', async ({ db }) => {
    await furnishDemonstration(db, EVENING)

    const { rows } = await db.execute(
      sql`select count(*)::int as n from people where password_hash is not null`,
    )
    expect(rows[0]?.n).toBe(0)
  })

  test('goes in one step and takes nothing of a real house with it', { timeout: 60_000 }, async ({ db }) => {
    const swan = await aProperty(db)
    await aMember(db, swan.id)
    const before = await rowsOf(db)
    const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
    await openDemonstration(db, folderStorage(folder), EVENING)

    const gone = await removeDemonstration(db, folderStorage(folder))

    expect(gone.toSorted()).toEqual(['La Terraza', 'The Harbour House'])
    expect(await rowsOf(db)).toEqual(before)
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(left).toEqual([])
  })
})
