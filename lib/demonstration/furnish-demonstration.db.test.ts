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

/** All that people would see of it, without the ids that are new each time. */
async function toldOf(db: Database): Promise<unknown> {
  const { rows } = await db.execute(sql`
    select h.name as house, t.kind, t.act, t.status, t.count, t.due_at, t.cost_minor, s.label as spot, g.name as guest,
      b.name as playbook, heard.text as words, e.move, e.at, who.name as person, r.words as reply
    from tasks t join properties h on h.id = t.property_id
    left join spots s on s.property_id = t.property_id and s.id = t.spot_id
    left join guests g on g.property_id = t.property_id and g.id = t.guest_id
    left join playbooks b on b.property_id = t.property_id and b.id = t.playbook_id
    left join signals heard on heard.property_id = t.property_id and heard.id = t.signal_id
    left join task_events e on e.property_id = t.property_id and e.task_id = t.id
    left join people who on who.id = e.by_person_id
    left join replies r on r.property_id = t.property_id and r.task_id = t.id`)
  return rows.map((row) => JSON.stringify(row)).sort()
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

  test('goes in one step, takes nothing of a real house with it, and is the same when it is opened again', {
    timeout: 60_000,
  }, async ({ db }) => {
    const swan = await aProperty(db)
    await aMember(db, swan.id)
    const before = await rowsOf(db)
    const folder = mkdtempSync(join(tmpdir(), 'demonstration-'))
    await openDemonstration(db, folderStorage(folder), EVENING)
    const first = await toldOf(db)

    const gone = await removeDemonstration(db, folderStorage(folder))

    expect(gone.toSorted()).toEqual(['La Terraza', 'The Harbour House'])
    expect(await rowsOf(db)).toEqual(before)
    const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(left).toEqual([])

    await openDemonstration(db, folderStorage(folder), EVENING)
    expect(first).not.toEqual([])
    expect(await toldOf(db)).toEqual(first)
  })
})
