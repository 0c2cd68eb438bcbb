/** The whole way in, channel by channel: door, queue and worker as they run in the house, vendors as stand-ins. */
import { once } from 'node:events'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { doors } from '@/app/api/doors'
import { CannotStart } from '@/db/cannot-start'
import type { OpenDatabase } from '@/db/client'
import { openedDatabase } from '@/db/pool'
import { properties } from '@/db/schema/house'
import { connectors } from '@/db/schema/signals'
import { openWorkerBoss } from '@/lib/jobs/boss'
import { enqueueTaking } from '@/lib/jobs/job-store'
import { runJobs } from '@/lib/jobs/run-jobs'
import { startListening } from '@/lib/listening/listen'
import type { Enqueue } from '@/lib/signals/keep-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'
import { aMember, aProperty } from '@/lib/testing/furnish'

import { makeDoor } from '../door'
import { rehearseChannels } from './channels'

let house: OpenDatabase & { publicUrl: string; propertyId: string }
const closers: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  const clone = await cloneDatabase()
  vi.stubEnv('DATABASE_URL', clone.url)
  const { id: propertyId } = await aProperty(clone.db, { isDemonstration: true })
  await aMember(clone.db, propertyId, { role: 'admin', person: { staffName: 'luz' } })

  const server = makeDoor({ publicUrl: 'http://house.example', isDev: false, answerByNext: async () => {} })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The door has no port.')
  const publicUrl = `http://127.0.0.1:${address.port}`
  vi.stubEnv('PUBLIC_URL', publicUrl)
  const worker = await openWorkerBoss(clone.url)
  await runJobs(worker, { db: clone.db, taking: clone.db })
  const take: Enqueue = (tx, keys) => enqueueTaking(worker, tx, keys)
  const listening = startListening(clone, take, { lookAroundMs: 200 })
  house = { ...clone, publicUrl, propertyId }
  closers.push(
    async () => {
      server.closeAllConnections()
      server.close()
    },
    () => listening.stop(),
    () => worker.stop({ graceful: true, timeout: 2000 }),
    () => doors().close(),
    () => openedDatabase().close(),
    () => clone.drop(),
  )
})
afterAll(async () => {
  for (const close of closers) await close()
  vi.unstubAllEnvs()
})

test('one signed event of every channel is heard, whether it says all or is asked for the rest', async () => {
  const said: string[] = []
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
  const failures = await rehearseChannels(house)
  vi.restoreAllMocks()
  console.log(said.join('\n'))
  expect(failures, said.join('\n')).toBe(0)
  expect(said.find((line) => line.includes('mews'))).toMatch(
    /200, arrival of Yusuf Demir, in_house in 412 \(asked for\)/,
  )
  expect(said.find((line) => line.includes('google_business'))).toMatch(
    /review 5\/5 by Inês Horta: They remembered/,
  )
  const left = await house.db.select().from(connectors)
  expect(
    left.every(({ archivedAt }) => archivedAt !== null),
    'its connectors are put away',
  ).toBe(true)
}, 120_000)

test('a house that is no demonstration is never written into', async () => {
  await house.db.update(properties).set({ isDemonstration: false }).where(eq(properties.id, house.propertyId))
  await expect(rehearseChannels(house)).rejects.toThrow(CannotStart)
})
