/** The report on one page: every figure now and before, its days, its parts and its reasons. */
import type { Database } from '@/db/client'
import { type BusinessDate, businessDay, datesFrom, weekdayOf } from '@/lib/time/business-date'

import { type Comparison, compare, weekdayBehind } from './compare'
import {
  type Dimension,
  definitionOf,
  eachOf,
  FIGURE_KEYS,
  type Figure,
  type Measure,
  NOTHING,
  type Reading,
  readFigure,
  SOURCES,
  type Source,
} from './figures'
import { scopeBefore } from './input'
import {
  type By,
  findFirstFactAt,
  type HeatCell,
  listLateHours,
  listNames,
  type Measured,
  measure,
} from './measure-store'
import { listEchoes } from './rows-store'
import { NOBODY, type Scope } from './scope'

const DAY = 24 * 60 * 60_000
/** With less history than this nothing is compared. */
const YOUNG_DAYS = 7
/** How long a guest's next word counts as following a moment. */
const ECHO_DAYS = 14
const QUOTES = 3

/** The figures drawn day by day, and the source that each is read from. */
export const DRAWN = ['heard', 'moments', 'in_time', 'followed', 'cost', 'missed'] as const satisfies Figure[]
export type Drawn = (typeof DRAWN)[number]

export type Day = { date: BusinessDate; now: number | null; before: number | null }

export type Part = { id: string; name: string | null; readings: Record<Figure, Reading> }

export type Overview = {
  scope: Scope
  before: Scope
  readings: Record<Figure, Reading>
  earlier: Record<Figure, Reading>
  comparisons: Record<Figure, Comparison>
  spentMinor: number
  days: Record<Drawn, Day[]>
  /** The weekday that explains the change in moments, or null. */
  weekdayBehind: number | null
  reasons: { word: string; count: number }[]
  voices: { word: string; count: number; answered: number; median: number | null }[]
  heat: HeatCell[]
  parts: Part[]
  echoes: Awaited<ReturnType<typeof listEchoes>>
}

const BY_WORD: readonly Source[] = ['could_nots', 'replies']
const DAILY: readonly Source[] = ['signals', 'moments', 'misses', 'spends']

type AllMeasured = Record<Source, Measured>

async function measureAll(db: Database, scope: Scope, dimension: Dimension | null): Promise<AllMeasured> {
  const measured = SOURCES.map(async (source): Promise<[Source, Measured]> => {
    const bys: By[] = []
    if (DAILY.includes(source)) bys.push('day')
    if (BY_WORD.includes(source)) bys.push('word')
    if (dimension) bys.push(dimension)
    return [source, await measure(db, source, scope, bys)]
  })
  const found = new Map(await Promise.all(measured))
  return eachOf(SOURCES, (source) => found.get(source) ?? { whole: NOTHING, by: {} })
}

/** `dimension` is what the table below is broken down by. */
export async function readOverview(db: Database, scope: Scope, dimension: Dimension): Promise<Overview> {
  const before = scopeBefore(scope)
  const [now, then, heat, echoes, names, firstAt] = await Promise.all([
    measureAll(db, scope, dimension),
    measureAll(db, before, null),
    listLateHours(db, scope),
    listEchoes(db, scope, QUOTES),
    listNames(db, scope.propertyId, dimension),
    findFirstFactAt(db, scope.propertyId),
  ])
  const readings = readAll((source) => now[source].whole)
  const earlier = readAll((source) => then[source].whole)
  const isYoung = !firstAt || scope.now.getTime() - firstAt.getTime() < YOUNG_DAYS * DAY
  const days = eachOf(DRAWN, (figure) => daysOf(figure, { scope, now }, { scope: before, now: then }))

  return {
    scope,
    before,
    readings,
    earlier,
    comparisons: eachOf(FIGURE_KEYS, (figure) =>
      isYoung
        ? { kind: 'young' }
        : figure === 'followed' && isStillComing(scope)
          ? { kind: 'early' }
          : compare(readings[figure], earlier[figure], definitionOf(figure)),
    ),
    spentMinor: now.spends.whole.totalMinor,
    days,
    weekdayBehind: weekdayBehind(
      days.moments.map((day) => ({
        weekday: weekdayOf(day.date),
        now: day.now ?? 0,
        before: day.before ?? 0,
      })),
    ),
    reasons: wordsOf(now.could_nots).map(([word, { count }]) => ({ word, count })),
    voices: wordsOf(now.replies).map(([word, { count, answered, median }]) => ({
      word,
      count,
      answered,
      median,
    })),
    heat,
    parts: partsOf(now, dimension, names),
    echoes,
  }
}

const readAll = (measureOf: (source: Source) => Measure | undefined) =>
  eachOf(FIGURE_KEYS, (figure) => {
    const { source, per } = definitionOf(figure)
    return readFigure(figure, measureOf(source) ?? NOTHING, (per && measureOf(per)) ?? NOTHING)
  })

/** A guest may still say something about the last moments of the period. */
const isStillComing = ({ until, now }: Scope) => until.getTime() + ECHO_DAYS * DAY > now.getTime()

type Side = { scope: Scope; now: AllMeasured }

/** Pairs each date with the one it is compared with. A day without any event has a count, but no share. */
function daysOf(figure: Drawn, side: Side, before: Side): Day[] {
  const earlier = datesFrom(before.scope.from, before.scope.to)
  const { source, unit, only } = definitionOf(figure)
  const valueOn = (date: BusinessDate | undefined, { now, scope }: Side) => {
    if (date === undefined || isAfter(date, scope)) return null
    const found = now[source].by.day?.get(date) ?? NOTHING
    if (unit === 'money') return found.totalMinor
    return figure === 'followed' ? found.followed : (readFigure(figure, found).value ?? (only ? null : 0))
  }
  return datesFrom(side.scope.from, side.scope.to).map((date, index) => ({
    date,
    now: valueOn(date, side),
    before: valueOn(earlier[index], before),
  }))
}

/** A date that the scope was cut before. */
const isAfter = (date: BusinessDate, { until, clock }: Scope) => businessDay(date, clock).startsAt >= until

const wordsOf = ({ by }: Measured) =>
  [...(by.word ?? [])]
    .map(([word, found]) => [word ?? 'other', found] as const)
    .toSorted(([, a], [, b]) => b.count - a.count)

/** One part for each name, in the order of the names, then what has none; parts in which nothing happened are left out. */
function partsOf(now: AllMeasured, dimension: Dimension, names: { id: string; name: string }[]): Part[] {
  const keyed = [...names, { id: NOBODY, name: null }]
  return keyed.flatMap(({ id, name }) => {
    const key = id === NOBODY ? null : id
    const readings = readAll((source) => now[source].by[dimension]?.get(key))
    return FIGURE_KEYS.some((figure) => readings[figure].rows > 0) ? [{ id, name, readings }] : []
  })
}
