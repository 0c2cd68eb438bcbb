/** JSON from strangers: long ids keep every digit, text is fit for PostgreSQL, nesting has an end. */
import type { Problem } from './channel'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const MAX_DEPTH = 32

/**
 * Whole numbers that JavaScript cannot hold come back as strings; NUL and lone surrogates, which PostgreSQL
 * refuses, are taken out of every string.
 */
export function parseJson(text: string): { ok: true; value: Json } | { ok: false; problem: Problem } {
  if (isDeeperThan(text, MAX_DEPTH)) return { ok: false, problem: { key: 'too_deep' } }
  try {
    return { ok: true, value: JSON.parse(text, keepDigitsAndCleanText) }
  } catch {
    return { ok: false, problem: { key: 'not_json' } }
  }
}

/** The bytes of a body as text; bytes that are no UTF-8 become U+FFFD rather than an error. */
export const textOf = (body: Uint8Array) => new TextDecoder().decode(body)

/** Without NUL and lone surrogates. */
export const cleanText = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

function keepDigitsAndCleanText(_key: string, value: unknown, context?: { source?: string }) {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'number') return value
  const source = context?.source ?? ''
  if (/^-?\d+$/.test(source) && !Number.isSafeInteger(value)) return source
  return Number.isFinite(value) ? value : source
}

/** Counted before parsing: a reviver, like JSON.stringify, runs out of stack on a few thousand levels. */
function isDeeperThan(text: string, limit: number) {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (inString) {
      if (char === BACKSLASH) at += 1
      else if (char === QUOTE) inString = false
    } else if (char === QUOTE) inString = true
    else if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      depth += 1
      if (depth > limit) return true
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) depth -= 1
  }
  return false
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
]
