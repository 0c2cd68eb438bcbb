import { sql } from 'drizzle-orm'
import { expect } from 'vitest'

import { test } from '@/lib/testing/db-test'

test('a connection plans long joins in the order they are written in, from its first statement on', async ({
  db,
}) => {
  const { rows } = await db.execute(sql`show join_collapse_limit`)
  expect(rows).toEqual([{ join_collapse_limit: '4' }])
})
