/** Both evenings as `npm run rehearse` plays them, at twenty minutes a second, and what the houses hold afterwards. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { CannotStart } from '@/db/cannot-start'
import { furnishDemonstration } from '@/lib/demonstration/furnish-demonstration'
import { folderStorage } from '@/lib/storage/folder'

import { rehearseEvenings } from './evenings'
import { openHouseToRehearse } from './house-to-rehearse'

let house: Awaited<ReturnType<typeof openHouseToRehearse>>
const folder = mkdtempSync(join(tmpdir(), 'on-the-house-rehearsal-'))

beforeAll(async () => {
  house = await openHouseToRehearse()
})
afterAll(async () => {
  await house.shut()
  rmSync(folder, { recursive: true, force: true })
})

/** Without the clock in front of each line. */
async function rehearse() {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  const { db, publicUrl } = house
  const rehearsal = { db, publicUrl, storage: folderStorage(folder), speed: 1200, isGuestsOnly: false }
  const failures = await rehearseEvenings(rehearsal).finally(() => vi.restoreAllMocks())
  return { failures, said: said.mock.calls.map(([line]) => String(line).replace(/^\S+ +/, '')) }
}

/** What was given, where, how it ended, and how many posts followed it. */
const AS_TOLD = [
  ['La Terraza', 'A signature drink, with our compliments', 4, 'delivered', '12', 1],
  ['The Harbour House', 'A bottle of bath salts', null, 'delivered', '412', 1],
  ['The Harbour House', 'Handwritten note', null, 'delivered', '412', 2],
  ['The Harbour House', 'Handwritten note', null, 'delivered', '412', 1],
]

async function given() {
  const { rows } = await house.db.execute(sql`
    select p.name as house, t.act, t.count, t.status, s.label as spot,
      (select count(*)::int from echoes e where e.property_id = t.property_id and e.task_id = t.id) as echoes
    from tasks t join properties p on p.id = t.property_id
    left join spots s on s.property_id = t.property_id and s.id = t.spot_id
    where t.kind = 'gesture' order by p.name, t.act, t.created_at`)
  return rows.map((row) => Object.values(row))
}

test('where there is no demonstration a rehearsal says so', async () => {
  await expect(rehearse()).rejects.toThrow(CannotStart)
})

test('both evenings are played to their end: what was given is done, and the words of thanks stand beside it', async () => {
  await furnishDemonstration(house.db, new Date())
  const { failures, said } = await rehearse()
  expect(failures, said.join('\n')).toBe(0)
  expect(said.some((line) => line.startsWith('La Terraza') && line.includes('✓ diego'))).toBe(true)

  // The last words were only just heard.
  await vi.waitFor(async () => expect(await given()).toEqual(AS_TOLD), { timeout: 10_000, interval: 250 })
}, 120_000)
