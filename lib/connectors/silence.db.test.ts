import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'

import type { Database } from '@/db/client'
import { connectorSilences } from '@/db/schema/connections'
import { deliveries } from '@/db/schema/signals'
import type { ChannelName } from '@/db/vocabulary'
import { PASTED } from '@/lib/pasted/pasted-key'
import { test } from '@/lib/testing/db-test'
import { aConnector, aMember, aProperty, EVENING, minutesAfter } from '@/lib/testing/furnish'

import { archiveConnector } from './archive-connector'
import { listSilent } from './silence-store'
import { sweepSilences } from './sweep-silences'

const LONG_AGO = minutesAfter(EVENING, -60 * 24 * 365)
const WEEK_MINUTES = 7 * 24 * 60

/** A house whose Instagram reports `perHour` on Fridays from 18:00 to 24:00 there, for as many weeks, and until 19:00 today. */
async function aHouse(
  db: Database,
  { perHour = 6, weeks = 10, of = '', channel = 'meta' as ChannelName } = {},
) {
  const swan = await aProperty(db)
  const { id: connectorId } = await aConnector(db, swan.id, {
    name: 'Instagram',
    channel,
    network: 'instagram',
  })
  const every = 60 / perHour
  const from = minutesAfter(EVENING, -60)
  const evening = Array.from({ length: perHour * 6 }, (_, nth) => minutesAfter(from, (nth + 1) * every))
  const past = Array.from({ length: weeks }, (_, week) =>
    evening.map((at) => minutesAfter(at, -(week + 1) * WEEK_MINUTES)),
  ).flat()
  const hears = (...at: Date[]) =>
    db.insert(deliveries).values(
      at.map((receivedAt) => ({
        ...{ propertyId: swan.id, connectorId, key: `${of}${receivedAt.getTime()}`, receivedAt },
        ...{ contentType: 'application/json', state: 'taken' as const },
      })),
    )
  await hears(...past, ...evening.filter((at) => at <= EVENING))
  /** The minutes after 19:00 in which it is called silent, looking every minute up to `until`. */
  const noticedAfter = async (until: number) => {
    for (let minute = 1; minute <= until; minute += 1)
      if ((await sweepSilences(db, minutesAfter(EVENING, minute), LONG_AGO)) > 0) return minute
    return null
  }
  return { swan, connectorId, hears, noticedAfter }
}

describe('a connector that falls silent', () => {
  test('at 6 an hour is noticed once that is no chance any more, and at 30 within 15 minutes', async ({
    db,
  }) => {
    const slow = await aHouse(db, { perHour: 6 })
    expect(await slow.noticedAfter(90)).toBe(70)
    expect(await listSilent(db, slow.swan.id)).toEqual([
      { connectorId: slow.connectorId, name: 'Instagram', since: EVENING },
    ])
    const busy = await aHouse(db, { perHour: 30 })
    expect(await busy.noticedAfter(15)).toBe(14)
  })

  test('is never one that people paste into, or one that we read at ourselves', async ({ db }) => {
    for (const never of [{ of: PASTED }, { channel: 'bluesky' as const }, { channel: 'mastodon' as const }]) {
      const { swan, noticedAfter } = await aHouse(db, { perHour: 30, ...never })
      expect(await noticedAfter(30)).toBeNull()
      expect(await listSilent(db, swan.id)).toEqual([])
    }
  })

  test('is not heard again by what a person pastes into it meanwhile', async ({ db }) => {
    const { swan, connectorId, noticedAfter } = await aHouse(db, { perHour: 30 })
    expect(await noticedAfter(15)).toBe(14)
    const pasted = { propertyId: swan.id, connectorId, key: `${PASTED}1`, contentType: 'application/json' }
    await db.insert(deliveries).values({ ...pasted, receivedAt: minutesAfter(EVENING, 15) })
    expect(await sweepSilences(db, minutesAfter(EVENING, 16), LONG_AGO)).toBe(0)
    expect(await listSilent(db, swan.id)).toMatchObject([{ connectorId, since: EVENING }])
  })

  test('is noticed once, and the notice goes by itself when it is heard', async ({ db }) => {
    const { swan, connectorId, hears, noticedAfter } = await aHouse(db)
    await noticedAfter(90)
    expect(await sweepSilences(db, minutesAfter(EVENING, 91), LONG_AGO)).toBe(0)
    expect(await db.select().from(connectorSilences)).toMatchObject([{ connectorId, heardAt: EVENING }])

    await hears(minutesAfter(EVENING, 95))
    expect(await listSilent(db, swan.id), 'also before its end is written down').toEqual([])
    await sweepSilences(db, minutesAfter(EVENING, 96), LONG_AGO)
    expect(await db.select().from(connectorSilences)).toMatchObject([{ endedAt: minutesAfter(EVENING, 95) }])
    expect(await sweepSilences(db, minutesAfter(EVENING, 150), LONG_AGO), 'and again').toBe(0)
    expect(await sweepSilences(db, minutesAfter(EVENING, 170), LONG_AGO), 'and again').toBe(1)
  })

  test('is no news of another house', async ({ db }) => {
    const { noticedAfter } = await aHouse(db)
    const heron = await aProperty(db, { name: 'The Heron' })
    await noticedAfter(90)
    expect(await listSilent(db, heron.id)).toEqual([])
  })

  test('is none of our business once it is put away', async ({ db }) => {
    const { swan, connectorId, noticedAfter } = await aHouse(db)
    await noticedAfter(90)
    const at = minutesAfter(EVENING, 95)
    await archiveConnector(db, await aMember(db, swan.id, { role: 'admin' }), { connectorId }, at)
    expect(await listSilent(db, swan.id)).toEqual([])
    await sweepSilences(db, at, LONG_AGO)
    const [silence] = await db
      .select()
      .from(connectorSilences)
      .where(eq(connectorSilences.propertyId, swan.id))
    expect(silence?.endedAt).toEqual(at)
  })
})

describe('a connector that is only quiet', () => {
  test('at night, on other days and in its first weeks is left alone', async ({ db }) => {
    const { hears } = await aHouse(db)
    const midnight = minutesAfter(EVENING, 5 * 60)
    await hears(midnight)
    for (const hours of [1, 4, 8, 24, 72, 6 * 24])
      expect(await sweepSilences(db, minutesAfter(midnight, hours * 60), LONG_AGO)).toBe(0)

    await db.execute(sql`delete from deliveries`)
    expect(await (await aHouse(db, { perHour: 30, weeks: 2 })).noticedAfter(60)).toBeNull()
  })

  test('because this house was away is given its time', async ({ db }) => {
    await aHouse(db, { perHour: 30 })
    const backAt = minutesAfter(EVENING, 60)
    expect(await sweepSilences(db, minutesAfter(backAt, 1), backAt)).toBe(0)
    expect(await sweepSilences(db, minutesAfter(backAt, 10), backAt)).toBe(0)
    expect(await sweepSilences(db, minutesAfter(backAt, 16), backAt)).toBe(1)
  })

  test('or never spoke is waited for', async ({ db }) => {
    const swan = await aProperty(db)
    await aConnector(db, swan.id)
    expect(await sweepSilences(db, EVENING, LONG_AGO)).toBe(0)
  })
})
