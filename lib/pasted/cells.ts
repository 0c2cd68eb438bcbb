/** From the bytes or the text of a sheet to its cells: any of the encodings and separators that spreadsheets write. */
import { parse } from 'csv-parse/sync'

const SEPARATORS = [',', ';', '\t'] as const

/** UTF-8 and UTF-16 by their marks; what is no UTF-8 was saved by Windows. */
export function textOfSheet(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** One list of cells a row of the spreadsheet, empty rows included; null when a quote never closes. */
export function cellsOf(text: string): string[][] | null {
  // Excel writes the separator into a first line of its own.
  const plain = text.replace(/^\ufeff/, '').replace(/^sep=.\r?\n/i, '')
  try {
    return read(plain, separatorOf(plain))
  } catch {
    return null
  }
}

/** The one that parts the first line into the most cells. */
function separatorOf(text: string) {
  const [line = ''] = text.trimStart().split(/\r\n|\r|\n/, 1)
  const counted = SEPARATORS.map((separator) => ({ separator, cells: line.split(separator).length }))
  return counted.reduce((best, other) => (other.cells > best.cells ? other : best)).separator
}

const read = (text: string, delimiter: string): string[][] =>
  parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false })
