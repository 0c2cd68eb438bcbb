/** The report on one page: every figure now and before, its days, its parts and its reasons. */
import type { Database } from '@/db/client'
import { type BusinessDate, businessDay, datesFrom, shiftDate, weekdayOf } from '@/lib/time/business-date'

import { type Comparison, compare, weekdayBehind } from './compare'
import {
  type Dimension,
  definitionOf,
  eachOf,
  FIGURE_KEYS,
  type Figure,
  isKnownPer,
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
  inOneReading,
  lateCells,
  listNames,
  type Measured,
  measure,
} from './measure-store'
import { type Compared, daysOf } from './period'
import { listEchoes } from './rows-store'
import { NOBODY, type Scope } from './scope'

const DAY = 24 * 60 * 60_000
/** With less history than this nothing is compared. */
const YOUNG_DAYS = 7
/** How long a guest's next word counts as following a moment. */
const ECHO_DAYS = 14
const QUOTES = 3
const QUOTE_DAYS = 28

/** The figures drawn day by day, and the source that each is read from. */
export const DRAWN = ['heard', 'moments', 'in_time', 'followed', 'cost', 'missed'] as const satisfies Figure[]
export type Drawn = (typeof DRAWN)[number]

/** A point of a chart: a day, or the week that begins on it where days would be too many to see. */
export type Point = { date: BusinessDate; now: number | null; before: number | null }

/** More days than this are drawn by the week. */
const MOST_POINTS = 92

export type Part = { id: string; name: string | null; readings: Record<Figure, Reading> }

export type Overview = {
  scope: Scope
  /** What it is compared with; null for nothing. */
  before: Scope | null
  readings: Record<Figure, Reading>
  earlier: Record<Figure, Reading>
  comparisons: Record<Figure, Comparison>
  spentMinor: number
  points: Record<Drawn, Point[]>
  /** Days in a point. */
  step: 1 | 7
  /** The weekday that explains the change in moments, or null. */
  weekdayBehind: number | null
  reasons: { word: string; count: number }[]
  voices: { word: string; count: number; answered: number; median: number | null }[]
  heat: HeatCell[]
  parts: Part[]
  echoes: Awaited<ReturnType<typeof listEchoes>>
}

const BY_WORD: readonly Source[] = ['could_nots', 'replies']
const WITH_LATE: readonly Source[] = ['moments', 'misses']
/** Late or missed is what the moments and the misses leave over, so it is not read a second time. */
const MEASURED = SOURCES.filter((source) => source !== 'lates')
const DAILY: readonly Source[] = ['signals', 'moments', 'misses', 'spends']

type AllMeasured = Record<Source, Measured>
const UNREAD: AllMeasured = eachOf(SOURCES, () => ({ whole: NOTHING, by: {} }))

async function measureAll(tx: Database, scope: Scope, dimension: Dimension | null): Promise<AllMeasured> {
  const found = new Map<Source, Measured>()
  for (const source of MEASURED) {
    const bys: By[] = []
    if (DAILY.includes(source)) bys.push('day')
    if (BY_WORD.includes(source)) bys.push('word')
    if (dimension && WITH_LATE.includes(source)) bys.push('late')
    if (dimension) bys.push(dimension)
    found.set(source, await measure(tx, source, scope, bys))
  }
  return eachOf(SOURCES, (source) => found.get(source) ?? { whole: NOTHING, by: {} })
}

/** `dimension` is what the table below is broken down by, `compared` what the figures stand beside. */
export async function readOverview(
  db: Database,
  scope: Scope,
  dimension: Dimension,
  compared: Compared = 'before',
): Promise<Overview> {
  const before = compared === 'none' ? null : scopeBefore(scope, compared)
  const found = await inOneReading(db, async (tx) => ({
    now: await measureAll(tx, scope, dimension),
    earlier: before ? await measureAll(tx, before, null) : UNREAD,
    echoes: await listEchoes(tx, latelyIn(scope), QUOTES),
    names: await listNames(tx, scope.propertyId, dimension),
    firstAt: await findFirstFactAt(tx, scope.propertyId),
  }))
  const { now, earlier: past, echoes, names, firstAt } = found
  const readings = readAll((source) => now[source].whole)
  const earlier = readAll((source) => past[source].whole)
  const isYoung = !firstAt || scope.now.getTime() - firstAt.getTime() < YOUNG_DAYS * DAY
  const step = daysOf(scope) > MOST_POINTS ? 7 : 1
  const side = { scope, now }
  const other = before && { scope: before, now: past }
  const points = eachOf(DRAWN, (figure) => pointsOf(figure, side, other, step))
  const moments = pointsOf('moments', side, other, 1)

  return {
    scope,
    before,
    readings,
    earlier,
    comparisons: eachOf(FIGURE_KEYS, (figure) =>
      before === null
        ? { kind: 'none' }
        : isYoung
          ? { kind: 'young' }
          : figure === 'followed' && isStillComing(scope)
            ? { kind: 'early' }
            : compare(readings[figure], earlier[figure], definitionOf(figure)),
    ),
    spentMinor: now.spends.whole.totalMinor,
    points,
    step,
    weekdayBehind: weekdayBehind(
      moments.map(({ date, now, before }) => ({
        weekday: weekdayOf(date),
        now: now ?? 0,
        before: before ?? 0,
      })),
    ),
    reasons: wordsOf(now.could_nots).map(([word, { count }]) => ({ word, count })),
    voices: wordsOf(now.replies).map(([word, { count, answered, median }]) => ({
      word,
      count,
      answered,
      median,
    })),
    heat: lateCells([now.moments, now.misses]),
    parts: partsOf(now, dimension, names),
    echoes,
  }
}

const readAll = (measureOf: (source: Source) => Measure | undefined) =>
  eachOf(FIGURE_KEYS, (figure) => {
    const { source, per } = definitionOf(figure)
    const found = source === 'lates' ? lates(measureOf) : measureOf(source)
    return readFigure(figure, found ?? NOTHING, (per && measureOf(per)) ?? NOTHING)
  })

function lates(measureOf: (source: Source) => Measure | undefined): Measure {
  const { moments = NOTHING, misses = NOTHING } = {
    moments: measureOf('moments'),
    misses: measureOf('misses'),
  }
  return { ...NOTHING, count: moments.count - moments.inTime + misses.count }
}

/** The newest words are looked for at the end of the period alone. */
const latelyIn = (scope: Scope): Scope => {
  const from = shiftDate(scope.to, 1 - QUOTE_DAYS)
  return from > scope.from ? { ...scope, from } : scope
}

/** A guest may still say something about the last moments of the period. */
const isStillComing = ({ until, now }: Scope) => until.getTime() + ECHO_DAYS * DAY > now.getTime()

type Side = { scope: Scope; now: AllMeasured }

/** Pairs each day, or week, with the one it is compared with. Without any event there is a count, but no share. */
function pointsOf(figure: Drawn, side: Side, before: Side | null, step: 1 | 7): Point[] {
  const dates = datesFrom(side.scope.from, side.scope.to)
  const earlier = before ? datesFrom(before.scope.from, before.scope.to) : []
  const starts = dates.flatMap((date, index) => (index % step === 0 ? [{ date, index }] : []))
  return starts.map(({ date, index }) => ({
    date,
    now: valueIn(figure, dates.slice(index, index + step), side),
    before: before && valueIn(figure, earlier.slice(index, index + step), before),
  }))
}

/** Null where the scope was cut before the first of the dates, and for a share of nothing. */
function valueIn(figure: Drawn, dates: BusinessDate[], { now, scope }: Side): number | null {
  const { source, unit, only } = definitionOf(figure)
  const [first] = dates
  if (first === undefined || isAfter(first, scope)) return null
  const found = dates.map((date) => now[source].by.day?.get(date) ?? NOTHING).reduce(together)
  if (unit === 'money') return found.totalMinor
  if (figure === 'followed') return found.followed
  return readFigure(figure, found).value ?? (only ? null : 0)
}

/** Adds what adds up; medians do not, and are not drawn. */
const together = (one: Measure, other: Measure): Measure => ({
  ...NOTHING,
  count: one.count + other.count,
  inTime: one.inTime + other.inTime,
  followed: one.followed + other.followed,
  totalMinor: one.totalMinor + other.totalMinor,
})

/** A date that the scope was cut before. */
const isAfter = (date: BusinessDate, { until, clock }: Scope) => businessDay(date, clock).startsAt >= until

const wordsOf = ({ by }: Measured) =>
  [...(by.word ?? [])]
    .map(([word, found]) => [word ?? 'other', found] as const)
    .toSorted(([, a], [, b]) => b.count - a.count)

/** One part for each name, in the order of the names, then what has none; parts in which nothing happened are left out. */
function partsOf(now: AllMeasured, dimension: Dimension, names: { id: string; name: string }[]): Part[] {
  const counted = FIGURE_KEYS.filter((figure) => isKnownPer(figure, dimension))
  const keyed = [...names, { id: NOBODY, name: null }]
  return keyed.flatMap(({ id, name }) => {
    const key = id === NOBODY ? null : id
    const readings = readAll((source) => now[source].by[dimension]?.get(key))
    return counted.some((figure) => readings[figure].rows > 0) ? [{ id, name, readings }] : []
  })
}

/** One figure alone: what its own page shows. */
export async function readOne(db: Database, figure: Figure, scope: Scope): Promise<Reading> {
  const { source, per } = definitionOf(figure)
  return inOneReading(db, async (tx) => {
    const own = await measure(tx, source, scope)
    return readFigure(figure, own.whole, per && (await measure(tx, per, scope)).whole)
  })
}
