/** Cuts a guest's words into tokens, and sets aside what cannot be a table: times, prices, dates, links, names. */
import { fold } from '@/lib/text/fold'

import { numberInWord, opensTens } from './number-words'

export type Token =
  | { kind: 'word'; text: string; glued: boolean }
  | { kind: 'number'; text: string; value: number; isWritten: boolean; glued: boolean }
  /** Ends a sentence; `text` holds what ended it. */
  | { kind: 'end'; text: string }
  | { kind: 'comma'; text: string }
  /** "&", "/", "-", "+": joins two things. */
  | { kind: 'join'; text: string }
  /** "#" before a number. */
  | { kind: 'mark'; text: string }
  /** A time, a price, a date, a link, a handle, an emoji: never a spot. */
  | { kind: 'other'; text: string }

const CURRENCY = '[$€£¥]'
const MONEY = 'eur|euros?|usd|dollars?|bucks|pesos?|pounds?|quid|mxn'
const OTHER = [
  'https?:\\/\\/\\S+',
  'www\\.\\S+',
  '[\\p{L}\\p{N}._-]+@[\\p{L}\\p{N}-]+\\.[\\p{L}\\p{N}.-]+',
  '@[\\p{L}\\p{N}_.-]+',
  '#[\\p{L}_][\\p{L}\\p{N}_]*',
  `${CURRENCY}\\s?\\d+(?:[.,]\\d+)*`,
  `\\d+(?:[.,]\\d+)*\\s?(?:${CURRENCY}|(?:${MONEY})(?![\\p{L}]))`,
  '\\d+(?:[.,]\\d+)*\\s?%',
  '\\d{1,2}\\s?[:h.]\\s?\\d{2}\\s?(?:am|pm|a\\.m\\.?|p\\.m\\.?|h|hs|hrs)?(?![\\p{L}\\p{N}])',
  "\\d{1,2}\\s?(?:am|pm|a\\.m\\.?|p\\.m\\.?|hs|hrs|h|o['’]?\\s?clock)(?![\\p{L}\\p{N}])",
  '\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}',
  '\\d+(?:st|nd|rd|th)(?![\\p{L}])',
  '\\d+[.,]\\d+',
  '\\d{5,}',
  '[+(]?\\d{2,4}[) -]+\\d{3,4}[ -]?\\d{3,4}(?!\\d)',
].join('|')

const LEX = new RegExp(
  [
    `(?<other>${OTHER}|\\p{Extended_Pictographic})`,
    '(?<mark>#(?=\\s?\\d))',
    '(?<digits>\\d{1,4})',
    '(?<short>(?:tbl|tb|no|nr|nro|num|hab|rm|t|n)\\.(?=\\s*\\d))',
    "(?<word>\\p{L}+(?:['’]\\p{L}+)*)",
    '(?<end>[.!?;\\n¡¿…]+)',
    '(?<join>[&/+–—-])',
    '(?<comma>[,:()"“”])',
  ].join('|'),
  'gu',
)

export function lex(words: string): Token[] {
  // "¿" and "¡" open a sentence; what they end is whatever stood before them.
  const found = [
    ...fold(words.slice(0, 2000))
      .replace(/[\u200d\ufe0f\u20e3]/g, '')
      .matchAll(LEX),
  ]
  const tokens: Token[] = []
  let last = -1
  for (const match of found) {
    const token = tokenOf(match.groups ?? {}, match.index === last)
    last = match.index + match[0].length
    if (token) tokens.push(token)
  }
  return composed(tokens)
}

function tokenOf(groups: Record<string, string | undefined>, glued: boolean): Token | null {
  const { other, mark, digits, short, word, end, join, comma } = groups
  if (digits !== undefined)
    return { kind: 'number', text: digits, value: Number(digits), isWritten: false, glued }
  if (short !== undefined) return { kind: 'word', text: short.slice(0, -1), glued }
  if (word !== undefined) {
    const text = word.replace(/’/g, "'")
    const value = numberInWord(text)
    return value === null
      ? { kind: 'word', text, glued }
      : { kind: 'number', text, value, isWritten: true, glued }
  }
  if (end !== undefined) return { kind: 'end', text: end }
  if (join !== undefined) return { kind: 'join', text: join }
  if (comma !== undefined) return { kind: 'comma', text: comma }
  if (mark !== undefined) return { kind: 'mark', text: mark }
  return other === undefined ? null : { kind: 'other', text: other }
}

/** "twenty three", "twenty-three" and "treinta y tres" are one number each. */
function composed(tokens: Token[]): Token[] {
  const out: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) continue
    const unit = unitAfter(tokens, at)
    if (token.kind === 'number' && unit) {
      out.push({ ...token, text: `${token.text} ${unit.text}`, value: token.value + unit.value })
      at += unit.length
    } else out.push(token)
  }
  return out
}

/** The unit that belongs to tens at this place, and how many tokens it takes with what joins it. */
function unitAfter(tokens: Token[], at: number) {
  const tens = tokens[at]
  const language = tens?.kind === 'number' && tens.isWritten ? opensTens(tens.text) : null
  if (!language) return null
  const between = tokens[at + 1]
  const joined =
    language === 'spanish' ? between?.kind === 'word' && between.text === 'y' : between?.kind === 'join'
  if (language === 'spanish' && !joined) return null
  const unit = tokens[at + (joined ? 2 : 1)]
  if (unit?.kind !== 'number' || !unit.isWritten || unit.value < 1 || unit.value > 9) return null
  return { value: unit.value, text: unit.text, length: joined ? 2 : 1 }
}

/** The sentence that holds this place, as the range of its tokens; `to` is not in it. */
export function sentenceAround(tokens: readonly Token[], at: number): { from: number; to: number } {
  let from = at
  while (from > 0 && tokens[from - 1]?.kind !== 'end') from -= 1
  let to = at
  while (to < tokens.length && tokens[to]?.kind !== 'end') to += 1
  return { from, to }
}

/** The words and numbers of a range as one text with single spaces, padded, for looking up phrases. */
export const phraseOf = (tokens: readonly Token[]) =>
  ` ${tokens.map((token) => (token.kind === 'word' || token.kind === 'number' ? token.text : '|')).join(' ')} `
