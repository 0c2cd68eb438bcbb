/** The database sorts instants into business dates exactly as the house does. */
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { test } from '@/lib/testing/db-test'
import { aProperty, EVENING } from '@/lib/testing/furnish'
import { aMoment } from '@/lib/testing/furnish-facts'
import { businessDateOf } from '@/lib/time/business-date'

import { measure } from './measure-store'
import { businessDay } from './moves-store'
import { listRows } from './rows-store'

describe('a business date', () => {
  test('in SQL is the one of the house, whatever the zone, the hour and the season', async ({ db }) => {
    const zones = [
      'Europe/Lisbon',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ]
    // Every half hour around both changes of the clocks, besides anything.
    const around = (iso: string) =>
      Array.from({ length: 96 }, (_, half) => new Date(Date.parse(iso) + half * 1_800_000))
    const changes = ['2026-03-28', '2026-10-24', '2026-03-07', '2026-10-31', '2026-09-05', '2026-04-04']
    const anything = fc.sample(
      fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      { numRuns: 200, seed: 20_260_710 },
    )
    const instants = [...changes.flatMap((day) => around(`${day}T00:00:00Z`)), ...anything]
    const list = sql.param(instants.map((at) => at.toISOString()))
    for (const zone of zones)
      for (const rollsAtHour of [0, 1, 2, 3, 4, 11]) {
        const clock = { zone, rollsAtHour }
        const { rows } = await db.execute<{ day: string }>(
          sql`select ${businessDay(sql`a.at`, clock)}::text as day
            from unnest(${list}::timestamptz[]) with ordinality a(at, n) order by a.n`,
        )
        expect(
          rows.map(({ day }) => day),
          `${zone} ${rollsAtHour}`,
        ).toEqual(instants.map((at) => businessDateOf(at, clock)))
      }
  })
})

describe('a moment', () => {
  const clock = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
  const scope = { clock, until: new Date('2027-01-01T00:00:00Z'), now: EVENING, only: {} }

  test('in the small hours belongs to the evening before', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    for (const at of ['2026-07-11T02:59:59.999Z', '2026-07-11T03:00:00Z'])
      await aMoment(db, propertyId, { deliveredAt: new Date(at) })
    const { by } = await measure(
      db,
      'moments',
      { ...scope, propertyId, from: '2026-07-10', to: '2026-07-11' },
      ['day'],
    )
    expect([...(by.day ?? [])].map(([day, { count }]) => [day, count]).toSorted()).toEqual([
      ['2026-07-10', 1],
      ['2026-07-11', 1],
    ])
  })

  test('in the hour that comes twice is counted once, on the day with 25 hours', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    // 01:30 summer time, 01:30 winter time, 03:59 and 04:00 on 25 October in Lisbon.
    for (const at of ['00:30', '01:30', '03:59', '04:00'])
      await aMoment(db, propertyId, { deliveredAt: new Date(`2026-10-25T${at}:00Z`) })
    const on = (day: string) => ({ ...scope, propertyId, from: day, to: day })
    expect((await measure(db, 'moments', on('2026-10-24'))).whole.count).toBe(3)
    expect((await measure(db, 'moments', on('2026-10-25'))).whole.count).toBe(1)
    expect(await listRows(db, 'moments', on('2026-10-24'), { limit: 9 })).toHaveLength(3)
  })
})
