/** What whoever watches the house from outside is told, and that it is nothing else. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { GET } from '@/app/api/health/route'
import { openedDatabase } from '@/db/pool'
import { openSender } from '@/lib/jobs/boss'
import { cloneDatabase } from '@/lib/testing/db-test'

let house: Awaited<ReturnType<typeof cloneDatabase>>
beforeAll(async () => {
  house = await cloneDatabase()
  vi.stubEnv('DATABASE_URL', house.url)
  await (await openSender(house.pool)).stop()
})
afterAll(async () => {
  await openedDatabase().close()
  vi.unstubAllEnvs()
})

test('health says status, version, database and what waits, and says so, too, when the database is gone', async () => {
  const well = await GET()
  expect(well.status).toBe(200)
  expect(await well.json()).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    database: 'ok',
    jobs: { waiting: 0, oldestSeconds: 0 },
  })

  await house.drop()
  const gone = await GET()
  expect(gone.status).toBe(503)
  expect(await gone.json()).toEqual({
    status: 'down',
    version: expect.any(String),
    database: 'unreachable',
  })
})
