/** Every figure the house reports: which facts it counts, what it makes of them, and which way is good. */

/** The facts a report is counted from; `facts-store.ts` says where each lies. */
export const SOURCES = [
  'signals',
  'moments',
  'touches',
  'takes',
  'lates',
  'misses',
  'could_nots',
  'spends',
  'replies',
  'own_replies',
] as const
export type Source = (typeof SOURCES)[number]

/** What a report may be broken down by, besides the day. */
export const DIMENSIONS = ['outlet', 'playbook', 'team', 'person'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** One bucket of facts, added up. Minutes are null when no fact has any. */
export type Measure = {
  count: number
  guests: number
  inTime: number
  followed: number
  answered: number
  overruled: number
  totalMinor: number
  median: number | null
  ninetieth: number | null
}

export const NOTHING: Measure = {
  count: 0,
  guests: 0,
  inTime: 0,
  followed: 0,
  answered: 0,
  overruled: 0,
  totalMinor: 0,
  median: null,
  ninetieth: null,
}

export type Unit = 'count' | 'share' | 'minutes' | 'money'

type FigureDefinition = {
  source: Source
  unit: Unit
  /** Which of the source's facts stand in its numerator; all of them when absent. */
  only?: 'inTime' | 'followed' | 'overruled'
  /** What it is divided by, when that is another source's count. */
  per?: Source
  /** Which way is good; null when neither is. */
  good: 'up' | 'down' | null
  dimensions: readonly Dimension[]
}

const ALL = DIMENSIONS

/** In the order of the report's five questions. Names and formulas in words: messages, report.figures. */
export const FIGURES = {
  heard: { source: 'signals', unit: 'count', good: null, dimensions: ['outlet'] },
  moments: { source: 'moments', unit: 'count', good: 'up', dimensions: ALL },
  guests: { source: 'touches', unit: 'count', good: 'up', dimensions: ALL },
  in_time: { source: 'moments', unit: 'share', only: 'inTime', good: 'up', dimensions: ALL },
  to_take: { source: 'takes', unit: 'minutes', good: 'down', dimensions: ALL },
  to_done: { source: 'moments', unit: 'minutes', good: 'down', dimensions: ALL },
  followed: { source: 'moments', unit: 'share', only: 'followed', good: 'up', dimensions: ALL },
  replies: { source: 'replies', unit: 'count', good: null, dimensions: ALL },
  overruled: { source: 'own_replies', unit: 'share', only: 'overruled', good: 'down', dimensions: ALL },
  cost: { source: 'spends', unit: 'money', per: 'moments', good: null, dimensions: ALL },
  missed: { source: 'misses', unit: 'count', good: 'down', dimensions: ALL },
  could_not: { source: 'could_nots', unit: 'count', good: 'down', dimensions: ALL },
  late: { source: 'lates', unit: 'count', good: 'down', dimensions: ALL },
} as const satisfies Record<string, FigureDefinition>

export type Figure = keyof typeof FIGURES
export const FIGURE_KEYS = Object.keys(FIGURES) as Figure[]

export const definitionOf = (figure: Figure): FigureDefinition => FIGURES[figure]

export const isFigure = (text: string): text is Figure => Object.hasOwn(FIGURES, text)

export const isKnownPer = (figure: Figure, dimension: Dimension) =>
  definitionOf(figure).dimensions.includes(dimension)

/** Figures that say something about one person; the house's ears belong to nobody. */
export const isPersonal = (figure: Figure) => isKnownPer(figure, 'person')

/** A figure as it is shown: its value, how many events stand behind it, and how many rows it opens. */
export type Reading = {
  /** A count, a share from 0 to 1, minutes, or minor units; null when there is nothing to divide by. */
  value: number | null
  /** The ninetieth percentile, for minutes. */
  ninetieth: number | null
  /** What the twenty-event rule looks at. */
  events: number
  rows: number
}

/** Reads a figure from its source's measure, and from that of what it is divided by. */
export function readFigure(figure: Figure, measure: Measure, per: Measure = NOTHING): Reading {
  const { unit, only, source } = definitionOf(figure)
  const rows = only ? measure[only] : source === 'touches' ? measure.guests : measure.count
  const reading = { ninetieth: null, events: measure.count, rows }
  switch (unit) {
    case 'count':
      return { ...reading, value: rows, events: rows }
    case 'share':
      return { ...reading, value: measure.count === 0 ? null : rows / measure.count }
    case 'minutes':
      return { ...reading, value: measure.median, ninetieth: measure.ninetieth }
    case 'money':
      return {
        ...reading,
        value: per.count === 0 ? null : measure.totalMinor / per.count,
        events: per.count,
      }
  }
}

/** A record with an entry for each of the keys. */
export const eachOf = <Key extends string, T>(keys: readonly Key[], make: (key: Key) => T) =>
  // fromEntries forgets the keys; they are all there, because each of them was just made.
  Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, T>
