/**
 * COPY in and out, for benches, history and backups. The only file on the package `postgres`: its COPY streams
 * serve, its transactions do not (docs/decisions), so nothing here is part of one.
 */
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import postgres from 'postgres'

export type CopyCell = string | number | boolean | Date | null
export type CopyTable = { table: string; columns: readonly string[] }

export type Copier = {
  /** Streams rows into a table; all of them or, when it throws, none. Checks no foreign keys: see `openCopier`. */
  copyIn: (into: CopyTable, rows: Iterable<CopyCell[]> | AsyncIterable<CopyCell[]>) => Promise<void>
  /** The same from PostgreSQL's own COPY text, as `copyOut` wrote it. */
  copyTextIn: (into: CopyTable, text: Readable) => Promise<void>
  /** Streams a table, or a select in brackets, as PostgreSQL's own COPY text. */
  copyOut: (from: string, sink: Writable) => Promise<void>
  /** One statement outside any transaction, such as `analyze`. */
  run: (statement: string) => Promise<void>
  close: () => Promise<void>
}

/**
 * One connection. `trusted` leaves foreign keys and triggers out while loading: for rows that are known to fit,
 * where checking each would take most of the time. It needs a superuser, which the owner of the embedded
 * database is.
 */
export function openCopier(url: string, { trusted = false } = {}): Copier {
  const sql = postgres(url, {
    max: 1,
    onnotice: () => undefined,
    connection: {
      application_name: 'on-the-house copy',
      ...(trusted && { session_replication_role: 'replica' }),
    },
  })
  const load = async ({ table, columns }: CopyTable, text: Readable) => {
    const names = columns.map((column) => `"${column}"`).join(', ')
    const query = sql.unsafe(`copy "${table}" (${names}) from stdin`)
    const failed = failureOf(query)
    const stream = await Promise.race([query.writable(), failed])
    await Promise.race([pipeline(text, stream), failed])
  }
  return {
    copyIn: (into, rows) => load(into, Readable.from(lines(rows))),
    copyTextIn: load,
    async copyOut(from, sink) {
      const stream = await sql.unsafe(`copy ${from} to stdout`).readable()
      await pipeline(stream, sink)
    },
    async run(statement) {
      await sql.unsafe(statement)
    },
    close: () => sql.end(),
  }
}

/**
 * Rejects when the statement fails, also after the last row was sent: postgres 3.4.9 lets go of its stream then,
 * and whoever waited for the end of it waited for ever. `reject` is what it calls in every case.
 */
function failureOf(query: object): Promise<never> {
  const failed = new Promise<never>((_resolve, reject) => Object.assign(query, { reject }))
  failed.catch(() => undefined)
  return failed
}

const CHUNK = 1 << 16

/** COPY's text format, in pieces of about 64 kB: a write per row would take ten times as long. */
async function* lines(rows: Iterable<CopyCell[]> | AsyncIterable<CopyCell[]>) {
  let chunk = ''
  for await (const row of rows) {
    chunk += `${row.map(copyText).join('\t')}\n`
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = ''
  }
  if (chunk) yield chunk
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** https://www.postgresql.org/docs/18/sql-copy.html, "Text Format". */
export function copyText(cell: CopyCell): string {
  if (cell === null) return '\\N'
  if (cell instanceof Date) return cell.toISOString()
  return String(cell).replaceAll(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
}
