import { and, eq, like } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'

import { deliveries } from '@/db/schema/signals'
import { cloneDatabase } from '@/lib/testing/db-test'
import { anAskingConnector } from '@/lib/testing/fetching'
import { aProperty } from '@/lib/testing/furnish'
import { arrives } from '@/lib/testing/hearing'
import { aStay, mewsHotel } from '@/lib/testing/hotels'
import { openStandIn } from '@/lib/testing/stand-in'

import { openWorkerBoss } from './boss'
import { enqueueFetching } from './job-store'
import { runJobs } from './run-jobs'

test('a vendor that hangs keeps nobody else’s guests waiting', async () => {
  vi.stubEnv('HOUSE_KEY', 'a key for tests')
  const { db, url, drop } = await cloneDatabase()
  const hangs = await openStandIn(() => ({ status: 200 }))
  hangs.faults.push(...Array.from({ length: 40 }, () => 'hang' as const))
  const answers = await openStandIn(mewsHotel(new Map([['r-412', aStay()]])))
  const worker = await openWorkerBoss(url)
  try {
    const { id: propertyId } = await aProperty(db)
    const asking = (name: string, baseUrl: string) =>
      anAskingConnector(db, propertyId, { channel: 'mews', network: 'pms', baseUrl, name })
    const [slow, quick] = [await asking('Slow', hangs.url), await asking('Quick', answers.url)]
    const named = async (connector: typeof slow, ids: string[]) => {
      const key = await arrives(db, connector, { Events: [] })
      const jobs = ids.map((id) => ({
        ...key,
        connectorId: connector.id,
        wanted: { what: 'reservation', id },
        tries: 0,
      }))
      await enqueueFetching(worker, db, jobs)
    }
    await runJobs(worker, { db, taking: db })
    await named(
      slow,
      Array.from({ length: 20 }, (_, at) => `slow-${at}`),
    )
    await vi.waitFor(() => expect(hangs.heard.length).toBeGreaterThan(0), { timeout: 5000 })
    await named(quick, ['r-412'])
    const fetched = and(eq(deliveries.connectorId, quick.id), like(deliveries.key, 'fetched:%'))
    await vi.waitFor(async () => expect(await db.$count(deliveries, fetched)).toBe(1), { timeout: 7000 })
    expect(hangs.heard.length, 'and few are asked of one at once').toBeLessThanOrEqual(2)
  } finally {
    await worker.stop({ graceful: false })
    await Promise.all([hangs.close(), answers.close()])
    await drop()
    vi.unstubAllEnvs()
  }
}, 60_000)
