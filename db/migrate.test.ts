import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const MIGRATIONS = 'db/migrations'
const Journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.int() })) })

test('every step of the schema is newer than the one before: an older one would be passed over in silence', () => {
  const { entries } = Journal.parse(JSON.parse(readFileSync(join(MIGRATIONS, 'meta/_journal.json'), 'utf8')))
  for (const [nth, { tag, when }] of entries.entries())
    expect(when, tag).toBeGreaterThan(entries[nth - 1]?.when ?? 0)
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql'))
  expect(files.toSorted()).toEqual(entries.map(({ tag }) => `${tag}.sql`))
})
