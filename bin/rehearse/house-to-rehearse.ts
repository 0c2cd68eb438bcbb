/** For tests of rehearsals: door, queue and worker as they run in the house, on a database of their own. */
import { once } from 'node:events'
import { vi } from 'vitest'

import { doors } from '@/app/api/doors'
import type { OpenDatabase } from '@/db/client'
import { openedDatabase } from '@/db/pool'
import { openWorkerBoss } from '@/lib/jobs/boss'
import { enqueueTaking } from '@/lib/jobs/job-store'
import { runJobs } from '@/lib/jobs/run-jobs'
import { startListening } from '@/lib/listening/listen'
import type { Enqueue } from '@/lib/signals/keep-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'

import { makeDoor } from '../door'

export type HouseToRehearse = OpenDatabase & { publicUrl: string }

/** Empty; `shut` ends all of it and takes the settings back. */
export async function openHouseToRehearse(): Promise<HouseToRehearse & { shut: () => Promise<void> }> {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  const clone = await cloneDatabase()
  vi.stubEnv('DATABASE_URL', clone.url)
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
  const shut = async () => {
    server.closeAllConnections()
    server.close()
    await listening.stop()
    await worker.stop({ graceful: true, timeout: 2000 })
    await doors().close()
    await openedDatabase().close()
    await clone.drop()
    vi.unstubAllEnvs()
  }
  return { ...clone, publicUrl, shut }
}
