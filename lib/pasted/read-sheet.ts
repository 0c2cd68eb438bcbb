/** What a pasted sheet says, row by row: understood, or refused with its number and the reason. Pure. */
import { createHash } from 'node:crypto'

import { bearer } from '@/lib/channels/bearer'
import type { KeptBody, Problem } from '@/lib/channels/channel'
import type { IncomingSignal } from '@/lib/signals/incoming'

import { cellsOf } from './cells'
import { type Column, headsOf, type SheetKind } from './columns'
import { PASTED } from './pasted-key'
import { type Payload, payloadOf, type Reading } from './row-payload'

export const MOST_ROWS = 1000

/** `row` as a spreadsheet numbers it: the heads are usually 1. */
export type ReadRow = { row: number; key: string; body: Buffer; signal: IncomingSignal }
export type RowProblem = Problem | { key: 'too_many_cells' | 'same_as_row'; saw: string }
export type RefusedRow = { row: number; problem: RowProblem }
export type Sheet = { understood: ReadRow[]; refused: RefusedRow[]; unused: string[] }
export type SheetRefusal = 'empty' | 'open_quote' | 'no_heads' | 'no_rows' | 'too_many_rows'

export type SheetAsked = Reading & {
  kind: SheetKind
  kept: Pick<KeptBody, 'network' | 'account' | 'zone' | 'receivedAt'>
}

export function readSheet(
  text: string,
  asked: SheetAsked,
): { ok: true; sheet: Sheet } | { ok: false; refusal: SheetRefusal; saw: string } {
  const rows = cellsOf(text)
  if (!rows) return refused('open_quote')
  const filled = rows
    .map((cells, at) => ({ row: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [first, ...others] = filled
  if (!first) return refused('empty')
  const heads = headsOf(first.cells, asked.kind)
  if (!heads) return refused('no_heads', first.cells.filter(Boolean).join(', ').slice(0, 300))
  if (others.length === 0) return refused('no_rows')
  if (others.length > MOST_ROWS) return refused('too_many_rows', `${others.length}`)

  const sheet: Sheet = { understood: [], refused: [], unused: heads.unused }
  const rowOf = new Map<string, number>()
  for (const { row, cells } of others) {
    const read = readRow(cells, heads.columns, asked)
    const before = 'signal' in read ? rowOf.get(read.signal.externalId) : undefined
    if (!('signal' in read)) sheet.refused.push({ row, problem: read })
    else if (before !== undefined)
      sheet.refused.push({ row, problem: { key: 'same_as_row', saw: `${before}` } })
    else {
      rowOf.set(read.signal.externalId, row)
      sheet.understood.push({ row, ...read })
    }
  }
  return { ok: true, sheet }
}

const refused = (refusal: SheetRefusal, saw = '') => ({ ok: false as const, refusal, saw })

function readRow(
  cells: string[],
  columns: (Column | null)[],
  { kind, kept, ...reading }: SheetAsked,
): Omit<ReadRow, 'row'> | RowProblem {
  // A separator inside words that stand in no quotes has moved everything behind it.
  if (cells.slice(columns.length).some((cell) => cell !== ''))
    return { key: 'too_many_cells', saw: `${cells.length}` }
  const named = new Map<Column, string>()
  for (const [at, column] of columns.entries()) {
    const cell = cells[at]
    if (column && cell && !named.has(column)) named.set(column, cell)
  }
  const payload = payloadOf(kind, named, reading)
  const body = bodyOf(payload, kept.receivedAt)
  const { signals, problems } = bearer.read({ ...kept, contentType: 'application/json', body })
  const [problem] = problems
  if (problem) return problem
  const [signal] = signals
  return signal ? { signal, body, key: keyOf(kind, payload) } : { key: 'nothing_in_it' }
}

/** The row is as it stands now, whenever what it tells of happened: what is pasted later wins. */
const bodyOf = (payload: Payload, now: Date) =>
  Buffer.from(JSON.stringify({ ...payload, revisedAt: now.toISOString() }))

/** By what it says: the same row pasted again is the same delivery again. */
const keyOf = (kind: SheetKind, payload: Payload) =>
  `${PASTED}${createHash('sha256')
    .update(JSON.stringify([kind, payload]))
    .digest('hex')}`
