import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'

import { folderStorage } from '@/lib/storage/folder'
import { test } from '@/lib/testing/db-test'
import { EVENING } from '@/lib/testing/furnish'
import { furnishDemonstration } from './furnish-demonstration'
import { playPast } from './play-past'

process.env.HOUSE_KEY ??= 'a key that only this test uses, long enough to be one'

test('the past plays without a refusal, and tells both evenings whole', async ({ db }) => {
  const storage = folderStorage(mkdtempSync(join(tmpdir(), 'demonstration-')))
  const opened = new Date(EVENING.getTime() - 14 * 86_400_000)
  const houses = (await furnishDemonstration(db, opened)) ?? []

  expect(await playPast(db, storage, houses, EVENING)).toEqual([])

  const { rows } = await db.execute(sql`
    select p.name as house, t.act, t.status, t.count, s.label as spot, count(e.signal_id)::int as echoes
    from tasks t join properties p on p.id = t.property_id
    left join spots s on s.property_id = t.property_id and s.id = t.spot_id
    left join echoes e on e.property_id = t.property_id and e.task_id = t.id
    where t.kind = 'gesture' and t.visit_id in (
      select v.visit_id from visit_guests v join handles h on h.property_id = v.property_id and h.guest_id = v.guest_id
      where h.folded in ('hannah_dines', 'yuki_on_tour'))
    group by 1, 2, 3, 4, 5, t.created_at, t.id order by t.created_at, t.act`)
  expect(rows).toEqual([
    {
      house: 'La Terraza',
      act: 'A signature drink, with our compliments',
      status: 'delivered',
      count: 4,
      spot: '12',
      echoes: 1,
    },
    {
      house: 'The Harbour House',
      act: 'Handwritten note',
      status: 'delivered',
      count: null,
      spot: '412',
      echoes: 2,
    },
    {
      house: 'The Harbour House',
      act: 'A bottle of bath salts',
      status: 'delivered',
      count: null,
      spot: '412',
      echoes: 1,
    },
    {
      house: 'The Harbour House',
      act: 'Handwritten note',
      status: 'delivered',
      count: null,
      spot: '412',
      echoes: 1,
    },
  ])
}, 60_000)

test('it plays also when the demonstration is opened at half past one that comes twice', async ({ db }) => {
  const now = new Date('2026-10-25T01:30:00Z')
  const storage = folderStorage(mkdtempSync(join(tmpdir(), 'demonstration-')))
  const houses = (await furnishDemonstration(db, new Date(now.getTime() - 14 * 86_400_000))) ?? []
  expect(await playPast(db, storage, houses, now)).toEqual([])
}, 60_000)
