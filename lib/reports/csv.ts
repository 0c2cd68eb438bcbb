/** Rows as a file that a spreadsheet opens without running anything in it. */

/** Makes Excel read UTF-8; stands once, before everything else. */
export const BYTE_ORDER_MARK = '\ufeff'

/**
 * A cell that a spreadsheet would take for a formula: it begins with = + - @, plain or full width, or with a
 * tab or a line break, also behind blanks and invisible marks that an import strips.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const LOOKS_LIKE_FORMULA = /^(?:[\s\u200b\u200e\u200f\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/

/** Words are quoted and disarmed. Numbers are ours, never typed by anybody, and stay numbers. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = String(value)
  const safe = LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** RFC 4180: CRLF after every line. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]) =>
  `${cells.map(csvCell).join(',')}\r\n`

/** A comment is one quoted cell: unquoted, a comma in it would begin a second one that could be a formula. */
export const csvComment = (text: string) => csvLine([`# ${text.replaceAll(/[\r\n]+/g, ' ')}`])
