/** Whatever happened in a house, a figure is what its rows say, page by page and in the file. */
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect } from 'vitest'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { taskEvents } from '@/db/schema/tasks'
import { reverseSpend } from '@/lib/spends/store'
import { test } from '@/lib/testing/db-test'
import { aGuest, aMember, anOutlet, aProperty, aSignal, aTask, minutesAfter } from '@/lib/testing/furnish'
import { aMoment, aMove, anEcho, aSentReply } from '@/lib/testing/furnish-facts'

import { readCsv } from '@/lib/testing/read-csv'
import { businessDateOf } from '@/lib/time/business-date'

import { BYTE_ORDER_MARK } from './csv'
import { exportFigure } from './export-figure'
import { definitionOf, FIGURE_KEYS, type Figure, readFigure } from './figures'
import { measure } from './measure-store'
import { type FigureRow, listRows, type RowCursor } from './rows-store'
import type { Scope } from './scope'

/** Friday noon before the night in which the clocks of a house change: one day of the report has 23 hours, or 25. */
const CHANGES = [
  { noon: new Date('2026-10-23T11:00:00Z'), clock: { zone: 'Europe/Lisbon', rollsAtHour: 4 } },
  { noon: new Date('2026-03-27T11:00:00Z'), clock: { zone: 'Europe/Madrid', rollsAtHour: 3 } },
  { noon: new Date('2026-03-06T17:00:00Z'), clock: { zone: 'America/New_York', rollsAtHour: 2 } },
  { noon: new Date('2026-10-30T16:00:00Z'), clock: { zone: 'America/New_York', rollsAtHour: 1 } },
]
type Change = (typeof CHANGES)[number]

const Happening = fc.record({
  kind: fc.constantFrom('moment', 'moment', 'moment', 'miss', 'could_not', 'take', 'signal', 'reply'),
  minute: fc.integer({ min: 0, max: 4 * 24 * 60 }),
  lasts: fc.integer({ min: 1, max: 90 }),
  spentMinor: fc.integer({ min: 0, max: 5000 }),
  who: fc.integer({ min: 0, max: 2 }),
  isUndone: fc.boolean(),
  isFollowed: fc.boolean(),
})
const Asked = fc.record({
  first: fc.integer({ min: 0, max: 4 }),
  days: fc.integer({ min: 0, max: 4 }),
  who: fc.integer({ min: -1, max: 2 }),
})

type Happening = typeof Happening extends fc.Arbitrary<infer One> ? One : never
type House = Change & { propertyId: string; outlets: string[]; people: string[]; guests: string[] }

async function aHouse(db: Database, change: Change): Promise<House> {
  const { id: propertyId } = await aProperty(db, change.clock)
  const three = async (make: () => Promise<string>) => [await make(), await make(), await make()]
  return {
    ...change,
    propertyId,
    outlets: await three(async () => (await anOutlet(db, propertyId)).id),
    people: await three(async () => (await aMember(db, propertyId)).personId),
    guests: await three(async () => (await aGuest(db, propertyId)).id),
  }
}

async function happen(db: Database, house: House, event: Happening) {
  const { propertyId } = house
  const at = minutesAfter(house.noon, event.minute)
  const [outletId, by, guestId] = [house.outlets[event.who], house.people[event.who], house.guests[event.who]]
  const where = { ...(outletId && { outletId }), ...(guestId && { guestId }) }
  const undoneAt = event.isUndone ? at : null
  switch (event.kind) {
    case 'signal':
      return aSignal(db, propertyId, { ...where, occurredAt: at })
    case 'reply':
      return aSentReply(db, propertyId, {
        sentAt: at,
        ...(by && { voicePersonId: by }),
        overruled: event.isFollowed ? { guards: ['sells'], reason: 'They asked' } : null,
      })
    case 'moment': {
      const openedAt = minutesAfter(at, -event.lasts)
      const spent = { spentMinor: event.spentMinor, ...(by && { by }) }
      const moment = await aMoment(db, propertyId, {
        ...where,
        ...spent,
        deliveredAt: at,
        openedAt,
        dueAt: minutesAfter(openedAt, 45),
      })
      if (event.isFollowed) await anEcho(db, propertyId, moment.id, { occurredAt: minutesAfter(at, 5) })
      if (!event.isUndone) return
      await db.update(taskEvents).set({ undoneAt }).where(eq(taskEvents.id, moment.deliveryEventId))
      return reverseSpend(db, moment, { by: by ?? newId() }, at)
    }
    default: {
      const task = await aTask(db, propertyId, { ...where, claimedBy: by ?? null, dueAt: at })
      return aMove(db, propertyId, {
        taskId: task.id,
        move: event.kind,
        at,
        undoneAt,
        byPersonId: by ?? null,
      })
    }
  }
}

async function everyRow(db: Database, figure: Figure, scope: Scope) {
  const rows: FigureRow[] = []
  let after: RowCursor | undefined
  do {
    const page = await listRows(db, figure, scope, { after, limit: 3 })
    rows.push(...page)
    after = page.length < 3 ? undefined : page.at(-1)
  } while (after)
  return rows
}

const PLAIN = {
  comments: ['a comment'],
  heading: String,
  word: () => null,
  place: () => null,
  minorInOne: 100,
}

async function file(db: Database, figure: Figure, scope: Scope) {
  let text = ''
  for await (const piece of exportFigure(db, figure, scope, PLAIN)) text += piece
  expect(text.startsWith(`${BYTE_ORDER_MARK}"# a comment"\r\n`)).toBe(true)
  const [, heading = [], ...lines] = readCsv(text.slice(BYTE_ORDER_MARK.length))
  return { heading, lines }
}

/** Counted by hand, from what happened and the house's own calendar. */
const momentsOf = (events: Happening[], { noon, clock }: Change, { from, to }: Scope, who: number) =>
  events.filter(({ kind, isUndone, minute, who: by }) => {
    const date = businessDateOf(minutesAfter(noon, minute), clock)
    return kind === 'moment' && !isUndone && from <= date && date <= to && (who < 0 || by === who)
  }).length

const middle = (sorted: number[]) =>
  ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2

test('a figure, its rows and its file agree, after undo, across the hour that rolls and the clocks that change', async ({
  db,
}) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CHANGES),
      fc.array(Happening, { minLength: 1, maxLength: 14 }),
      fc.array(Asked, { minLength: 1, maxLength: 3 }),
      async (change, events, asks) => {
        const house = await aHouse(db, change)
        for (const event of events) await happen(db, house, event)
        for (const { first, days, who } of asks) {
          const day = (index: number) =>
            minutesAfter(change.noon, index * 24 * 60)
              .toISOString()
              .slice(0, 10)
          const person = house.people[who]
          const scope: Scope = {
            propertyId: house.propertyId,
            from: day(first),
            to: day(first + days),
            clock: change.clock,
            until: minutesAfter(change.noon, 20 * 24 * 60),
            now: change.noon,
            only: person ? { person } : {},
          }
          for (const figure of FIGURE_KEYS) {
            const { source, per, unit } = definitionOf(figure)
            const measured = (await measure(db, source, scope)).whole
            const reading = readFigure(figure, measured, per && (await measure(db, per, scope)).whole)
            const rows = await everyRow(db, figure, scope)
            const { heading, lines } = await file(db, figure, scope)

            expect(new Set(rows.map(({ key }) => key)).size, figure).toBe(reading.rows)
            expect(lines, figure).toHaveLength(reading.rows)
            expect(rows.every(({ day }) => scope.from <= day && day <= scope.to)).toBe(true)
            if (figure === 'moments') expect(reading.value).toBe(momentsOf(events, change, scope, who))
            const amounts = lines.map((line) => Number(line[heading.indexOf('amount')]))
            if (unit === 'money') {
              expect(rows.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0)).toBe(
                measured.totalMinor,
              )
              expect(Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100)).toBe(
                measured.totalMinor,
              )
            }
            if (unit === 'minutes' && rows.length > 0)
              expect(middle(rows.map(({ minutes }) => minutes ?? 0).toSorted((a, b) => a - b))).toBeCloseTo(
                reading.value ?? -1,
                9,
              )
          }
        }
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)
