import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { deliveries, signals } from '@/db/schema/signals'
import { keepDeliveries, openKeeper } from '@/lib/signals/keep-delivery'
import { cloneDatabase } from '@/lib/testing/db-test'
import { EVENING, minutesAfter } from '@/lib/testing/furnish'
import { aListeningHouse, arrives, POST } from '@/lib/testing/hearing'

import { openSender, openWorkerBoss } from './boss'
import { countWaitingJobs } from './job-store'
import { TAKE, UNTAKEABLE } from './queues'
import { runJobs } from './run-jobs'
import { underLock } from './tick-store'
import { letBodiesExpire, startTicks, takeUntaken } from './ticks'

type House = Awaited<ReturnType<typeof cloneDatabase>>
let house: House
beforeAll(async () => {
  house = await cloneDatabase()
})
afterAll(() => house.drop())

const bodyOf = (payload: object) => Buffer.from(JSON.stringify(payload))

describe('a job', () => {
  test('is taken by a worker soon after its delivery was acknowledged, and only once', async () => {
    const { db, pool, url } = house
    const sender = await openSender(pool)
    const { connector } = await aListeningHouse(db)
    const worker = await openWorkerBoss(url)
    await runJobs(worker, { db, taking: db })
    try {
      const keeper = openKeeper(db, sender)
      const delivery = {
        propertyId: connector.propertyId,
        connectorId: connector.id,
        contentType: '',
        receivedAt: EVENING,
      }
      const startedAt = Date.now()
      await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          keeper.keep({
            ...delivery,
            key: `msg_${n}`,
            body: bodyOf({ ...POST, id: `post-${n % 30}`, url: null, text: `${POST.text} ${n % 30}` }),
          }),
        ),
      )
      await vi.waitFor(async () => expect(await db.select().from(signals)).toHaveLength(30), {
        timeout: 5000,
      })
      expect(Date.now() - startedAt).toBeLessThan(5000)
      await vi.waitFor(async () => expect(await countWaitingJobs(db)).toMatchObject({ waiting: 0 }), {
        timeout: 5000,
      })
    } finally {
      await worker.stop({ graceful: true, timeout: 2000 })
      await sender.stop({ graceful: false })
    }
  })

  test('whose worker was killed is waiting again within the minute', async () => {
    const { db, pool, url } = house
    const sender = await openSender(pool)
    const worker = await openWorkerBoss(url)
    try {
      await sender.send(TAKE, { deliveries: [] })
      const [job] = await sender.fetch(TAKE)
      // The killed worker's last sign of life, by the database's clock.
      await db.execute(
        sql`update pgboss.job set heartbeat_on = now() - interval '21 seconds' where id = ${job?.id}::uuid`,
      )
      await worker.supervise(TAKE)
      const { rows } = await db.execute(
        sql`select state, start_after - now() < interval '5 seconds' as soon from pgboss.job where id = ${job?.id}::uuid`,
      )
      expect(rows).toEqual([{ state: 'retry', soon: true }])
      await sender.deleteJob(TAKE, job?.id ?? '')
    } finally {
      await worker.stop({ graceful: false })
      await sender.stop({ graceful: false })
    }
  })

  test('that fails every time puts what cannot be taken into quarantine, and takes the rest', async () => {
    const { db, url } = house
    const { connector } = await aListeningHouse(db)
    const good = await arrives(db, connector, { ...POST, id: 'good', url: null })
    const bad = await arrives(db, connector, { ...POST, id: 'bad', url: null })
    // PostgreSQL itself refuses this one, as a bug of ours would.
    await db.execute(sql`alter table signals add constraint no_bad check (external_id <> 'bad')`)
    const worker = await openWorkerBoss(url)
    await runJobs(worker, { db, taking: db })
    try {
      await worker.send(UNTAKEABLE, { deliveries: [bad, good] })
      const stateOf = async ({ deliveryId }: { deliveryId: string }) =>
        (await db.select().from(deliveries).where(sql`${deliveries.id} = ${deliveryId}::uuid`))[0]
      await vi.waitFor(async () => expect(await stateOf(good)).toMatchObject({ state: 'taken' }), {
        timeout: 8000,
      })
      expect(await stateOf(bad)).toMatchObject({
        state: 'quarantined',
        problem: { key: 'could_not_be_taken' },
      })
    } finally {
      await worker.stop({ graceful: true, timeout: 2000 })
      await db.execute(sql`alter table signals drop constraint no_bad`)
    }
  })
})

describe('as time passes', () => {
  test('what was kept and never taken is taken after half a minute', async () => {
    const { db } = house
    const { connector } = await aListeningHouse(db)
    await arrives(db, connector, { ...POST, id: 'left behind', url: null })
    expect(await takeUntaken(db, minutesAfter(EVENING, 0.4))).toBe(0)
    expect(await takeUntaken(db, minutesAfter(EVENING, 0.6))).toBe(1)
    expect(await takeUntaken(db, minutesAfter(EVENING, 0.6))).toBe(0)
  })

  test('raw bodies are gone after thirty days', async () => {
    const { db } = house
    const { connector } = await aListeningHouse(db)
    const kept = await keepDeliveries(db, async () => undefined, [
      {
        propertyId: connector.propertyId,
        connectorId: connector.id,
        key: '1',
        contentType: '',
        body: bodyOf(POST),
        receivedAt: EVENING,
      },
    ])
    await takeUntaken(db, minutesAfter(EVENING, 1))
    const bodyIsThere = async () => {
      const rows = await db.select().from(deliveries).where(sql`${deliveries.id} = ${kept[0]?.id}::uuid`)
      return rows[0]?.body !== null
    }
    await letBodiesExpire(db, minutesAfter(EVENING, 30 * 24 * 60 - 1))
    expect(await bodyIsThere()).toBe(true)
    await letBodiesExpire(db, minutesAfter(EVENING, 30 * 24 * 60 + 1))
    expect(await bodyIsThere()).toBe(false)
  })

  test('one worker at a time does it, and a failure does not end it', async () => {
    const { db, pool } = house
    const inside = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    const first = underLock(pool, 'sweep', () => {
      begun.resolve()
      return inside.promise.then(() => 'done')
    })
    await begun.promise
    expect(await underLock(pool, 'sweep', async () => 'also')).toBeNull()
    inside.resolve()
    expect(await first).toBe('done')
    expect(await underLock(pool, 'sweep', async () => 'again')).toBe('again')

    let runs = 0
    const ticking = startTicks({ db, pool }, [
      {
        name: 'fails',
        everyMs: 5,
        run: async () => {
          runs += 1
          throw new Error('the sweep broke')
        },
      },
    ])
    await vi.waitFor(() => expect(runs).toBeGreaterThan(2))
    await ticking.stop()
  })
})
