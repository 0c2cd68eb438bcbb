/** The whole page from a few evenings: what is said, compared, drawn and broken down, and that it adds up. */
import { describe, expect } from 'vitest'

import { test } from '@/lib/testing/db-test'
import {
  aGuest,
  aMember,
  anOutlet,
  aProperty,
  aSignal,
  aTask,
  EVENING,
  minutesAfter,
} from '@/lib/testing/furnish'
import { aMoment, aMove, anEcho } from '@/lib/testing/furnish-facts'

import { FIGURE_KEYS } from './figures'
import { readAsk, scopeFor } from './input'
import { readOne, readOverview } from './overview'
import { listRows } from './rows-store'

const CLOCK = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
const DAY = 24 * 60

describe('the report', () => {
  test('of a week adds up with every figure opened alone, and stands beside the same weekdays', async ({
    db,
  }) => {
    const { id: propertyId } = await aProperty(db)
    const manager = await aMember(db, propertyId, { role: 'manager' })
    const bar = await anOutlet(db, propertyId, { name: 'Bar' })
    const guest = await aGuest(db, propertyId)
    const facts = { outletId: bar.id, by: manager.personId, guestId: guest.id }
    // Twenty-four on this Friday, thirty on the one before; the first also long ago, so that the house is not young.
    await aMoment(db, propertyId, { deliveredAt: minutesAfter(EVENING, -60 * DAY) })
    for (let n = 0; n < 30; n += 1)
      await aMoment(db, propertyId, { ...facts, deliveredAt: minutesAfter(EVENING, n - 7 * DAY - 40) })
    for (let n = 0; n < 24; n += 1)
      await aMoment(db, propertyId, { ...facts, deliveredAt: minutesAfter(EVENING, n - 40) })
    const late = await aMoment(db, propertyId, { deliveredAt: EVENING, dueAt: minutesAfter(EVENING, -5) })
    await anEcho(db, propertyId, late.id, { text: 'They came back for us' })
    const missed = await aTask(db, propertyId, { outletId: bar.id, dueAt: minutesAfter(EVENING, -90) })
    await aMove(db, propertyId, {
      taskId: missed.id,
      move: 'miss',
      dueAt: missed.dueAt,
    })
    await aSignal(db, propertyId, { occurredAt: minutesAfter(EVENING, -10) })

    const now = minutesAfter(EVENING, 120)
    const ask = readAsk({ period: 'week', by: 'outlet' }, '2026-07-10')
    const scope = scopeFor(manager, ask, CLOCK, now)
    const report = await readOverview(db, scope, 'outlet')

    expect(report.readings.moments).toMatchObject({ value: 25 })
    expect(report.comparisons.moments).toEqual({ kind: 'less', before: 30, by: 17, isGood: false })
    expect(report.weekdayBehind).toBe(5)
    expect(report.heat).toEqual(
      expect.arrayContaining([
        { weekday: 5, hour: 18, count: 1 },
        { weekday: 5, hour: 17, count: 1 },
      ]),
    )
    expect(report.readings.late.rows).toBe(2)
    expect(
      report.parts.map(({ name, readings }) => [name, readings.moments.rows, readings.late.rows]),
    ).toEqual([
      ['Bar', 24, 1],
      [null, 1, 1],
    ])
    expect(report.points.moments.map(({ now, before }) => [now, before])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [25, 30],
    ])
    expect(report.echoes).toMatchObject([{ taskId: late.id, words: 'They came back for us' }])
    for (const figure of FIGURE_KEYS)
      expect(await readOne(db, figure, report.scope), figure).toEqual(report.readings[figure])
    const { before } = report
    if (!before) throw new Error('It was compared with nothing.')
    for (const figure of FIGURE_KEYS)
      expect(await readOne(db, figure, before), figure).toEqual(report.earlier[figure])
  })

  test('stands beside the same weekday a year before, or beside nothing', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const manager = await aMember(db, propertyId, { role: 'manager' })
    for (let n = 0; n < 20; n += 1)
      await aMoment(db, propertyId, { deliveredAt: minutesAfter(EVENING, n - 52 * 7 * DAY - 40) })
    for (let n = 0; n < 40; n += 1)
      await aMoment(db, propertyId, { deliveredAt: minutesAfter(EVENING, n - 40) })
    const now = minutesAfter(EVENING, 120)
    const ask = readAsk({ period: 'week', compare: 'year' }, '2026-07-10')
    const scope = scopeFor(manager, ask, CLOCK, now)

    const beside = await readOverview(db, scope, 'team', ask.compared)
    expect(beside.before).toMatchObject({ from: '2025-07-07', to: '2025-07-11' })
    expect(beside.comparisons.moments).toEqual({ kind: 'more', before: 20, by: 100, isGood: true })
    expect(beside.points.moments.at(-1)).toEqual({ date: '2026-07-10', now: 40, before: 20 })

    const alone = await readOverview(db, scope, 'team', 'none')
    expect(alone.before).toBeNull()
    expect(alone.comparisons.moments).toEqual({ kind: 'none' })
    expect(alone.points.moments.at(-1)).toEqual({ date: '2026-07-10', now: 40, before: null })
  })

  test('of staff is their own, whoever they ask for; a manager may ask for anybody', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const [ana, ben] = [await aMember(db, propertyId), await aMember(db, propertyId)]
    const manager = await aMember(db, propertyId, { role: 'manager' })
    await aMoment(db, propertyId, { by: ana.personId })
    await aMoment(db, propertyId, { by: ben.personId })
    await aMoment(db, propertyId, { by: ben.personId })
    const now = minutesAfter(EVENING, 120)
    const count = async (member: typeof ana, person?: string) => {
      const ask = readAsk({ period: 'week', ...(person && { person }) }, '2026-07-10')
      return (await readOne(db, 'moments', scopeFor(member, ask, CLOCK, now))).value
    }
    expect(await count(ana)).toBe(1)
    expect(await count(ana, ben.personId)).toBe(1)
    expect(await count(manager, ben.personId)).toBe(2)
    expect(await count(manager)).toBe(3)
  })

  test('of a house in its first days compares nothing', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const manager = await aMember(db, propertyId, { role: 'manager' })
    await aMoment(db, propertyId)
    const ask = readAsk({ period: 'week' }, '2026-07-10')
    const report = await readOverview(db, scopeFor(manager, ask, CLOCK, minutesAfter(EVENING, 60)), 'team')
    expect(report.comparisons.moments).toEqual({ kind: 'young' })
  })

  test('says for how many something was done, in its rows and beside what followed', async ({ db }) => {
    const { id: propertyId } = await aProperty(db)
    const manager = await aMember(db, propertyId, { role: 'manager' })
    const several = { act: 'A signature drink', actMany: '{count} signature drinks' }
    const drinks = await aMoment(db, propertyId, { ...several, count: 4 })
    await aMoment(db, propertyId, { ...several, count: 1, deliveredAt: EVENING })
    await anEcho(db, propertyId, drinks.id, { text: 'Best bar team in town' })

    const ask = readAsk({ period: 'week' }, '2026-07-10')
    const scope = scopeFor(manager, ask, CLOCK, minutesAfter(EVENING, 120))
    const rows = await listRows(db, 'moments', scope, { limit: 10 })
    expect(rows.map(({ act }) => act)).toEqual(['4 signature drinks', 'A signature drink'])
    const { echoes } = await readOverview(db, scope, 'outlet')
    expect(echoes).toMatchObject([{ act: '4 signature drinks', words: 'Best bar team in town' }])
  })
})
