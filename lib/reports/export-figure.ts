/** A figure as a file: its definition as comments, then the very rows that its number counts. */
import { Temporal } from 'temporal-polyfill'

import type { Database } from '@/db/client'

import { BYTE_ORDER_MARK, csvComment, csvLine } from './csv'
import { definitionOf, type Figure, type Source } from './figures'
import { type FigureRow, listRows, type RowCursor } from './rows-store'
import type { Scope } from './scope'

export const COLUMNS = [
  'day',
  'at',
  'act',
  'place',
  'network',
  'words',
  'guest',
  'moments',
  'outlet',
  'playbook',
  'team',
  'person',
  'due',
  'minutes',
  'in_time',
  'followed',
  'answered',
  'overruled',
  'amount',
  'word',
  'id',
] as const
export type Column = (typeof COLUMNS)[number]

const TASK = ['day', 'at', 'act', 'place', 'guest', 'outlet', 'playbook', 'team', 'person'] as const

/** What each source's rows can say; screens and files show the same columns. */
export const COLUMNS_OF: Record<Source, readonly Column[]> = {
  signals: ['day', 'at', 'word', 'network', 'words', 'guest', 'outlet', 'id'],
  moments: [...TASK, 'due', 'minutes', 'in_time', 'followed', 'id'],
  touches: ['guest', 'moments', 'day', 'at', 'id'],
  takes: [...TASK, 'minutes', 'id'],
  lates: [...TASK, 'due', 'word', 'id'],
  misses: [...TASK, 'due', 'id'],
  could_nots: [...TASK, 'word', 'id'],
  spends: [...TASK, 'word', 'amount', 'id'],
  replies: [
    'day',
    'at',
    'guest',
    'person',
    'word',
    'network',
    'minutes',
    'answered',
    'outlet',
    'playbook',
    'id',
  ],
  own_replies: ['day', 'at', 'guest', 'person', 'network', 'overruled', 'outlet', 'playbook', 'id'],
}

type Cell = string | number | boolean | null

export type CsvWords = {
  /** The definition, one line each. */
  comments: string[]
  heading: (column: Column) => string
  /** A reason, voice, kind or network in words. */
  word: (row: FigureRow, column: 'word' | 'network') => string | null
  place: (row: FigureRow) => string | null
  /** Minor units in one unit of the property's currency: 100, 1, 1000. */
  minorInOne: number
}

function cellOf(row: FigureRow, column: Column, { clock }: Scope, words: CsvWords): Cell {
  const local = (atMs: number | null) =>
    atMs === null
      ? null
      : Temporal.Instant.fromEpochMilliseconds(atMs).toString({
          timeZone: clock.zone,
          smallestUnit: 'second',
        })
  switch (column) {
    case 'at':
      return local(row.atMs)
    case 'due':
      return local(row.dueAtMs)
    case 'place':
      return words.place(row)
    case 'word':
    case 'network':
      return words.word(row, column)
    case 'moments':
      return row.facts
    case 'in_time':
      return row.inTime
    case 'amount':
      return row.amountMinor === null ? null : row.amountMinor / words.minorInOne
    case 'id':
      return row.key
    default:
      return row[column]
  }
}

const PAGE = 1000

/** The file in pieces, so that a year needs no memory: a mark, comments, headings, then a piece a page. */
export async function* exportFigure(db: Database, figure: Figure, scope: Scope, words: CsvWords) {
  const columns = COLUMNS_OF[definitionOf(figure).source]
  yield BYTE_ORDER_MARK + words.comments.map(csvComment).join('') + csvLine(columns.map(words.heading))

  let after: RowCursor | undefined
  do {
    const rows = await listRows(db, figure, scope, { after, limit: PAGE })
    yield rows.map((row) => csvLine(columns.map((column) => cellOf(row, column, scope, words)))).join('')
    after = rows.length < PAGE ? undefined : rows.at(-1)
  } while (after)
}
