/** Every place in a guest's words that names a spot of the house, or tries to. */
import { wordsOf } from '@/lib/text/fold'

import type { NamedSpot } from './find-spot'
import { sentenceAround, type Token } from './lex'
import { sizeAt } from './read-party-size'

export type Mention = {
  from: number
  /** Not in it any more. */
  to: number
  /** None: a number that this house does not have. Several: it has more than one of them. */
  spotIds: string[]
  /** number: "table 12". name: "the fountain". bare: "7". */
  form: 'number' | 'name' | 'bare'
  /** by: something to find them by, "by the fountain". */
  isBy: boolean
  isCertain: boolean
}

const TABLE = new Set(['table', 'tables', 'tbl', 'tb', 't', 'mesa', 'mesas', 'mesita'])
const ROOM = new Set(['room', 'rooms', 'rm', 'suite', 'habitacion', 'hab', 'cuarto'])
const SEVERAL = new Set(['tables', 'mesas', 'rooms'])
/** Between the word and its number: "table number 12", "la mesa es la 12". */
const FILL = new Set(['number', 'no', 'num', 'nr', 'nro', 'n', 'numero', 'o', 'is', 'es', 'la', 'el'])
const MOST_FILL = 4
const COUNTED = new Set([
  ...[
    'minutes',
    'minute',
    'min',
    'mins',
    'hours',
    'hour',
    'days',
    'nights',
    'years',
    'times',
    'blocks',
    'miles',
  ],
  ...[
    'minutos',
    'minuto',
    'horas',
    'hora',
    'dias',
    'noches',
    'anos',
    'veces',
    'cuadras',
    'of',
    'more',
    'mas',
  ],
  ...[
    'weeks',
    'week',
    'rooms',
    'room',
    'semanas',
    'tonight',
    'sharp',
    'ish',
    'thirty',
    'percent',
    'de',
    'por',
    'hundred',
    'thousand',
    'oh',
    'o',
  ],
])
const AND = new Set(['and', 'or', 'y', 'o', 'u', 'to', 'through', 'a', 'then', 'ni', 'nor'])
const ARTICLES = new Set(['the', 'a', 'an', 'our', 'el', 'la', 'los', 'las', 'un', 'una', 'big', 'little'])
const BY = new Set(['by', 'under', 'beneath', 'below', 'junto', 'bajo', 'debajo', 'near', 'beside', 'cerca'])

/** "table 12", "T12", "mesa doce", "room 412". */
export function numberMentions(tokens: readonly Token[], spots: readonly NamedSpot[]): Mention[] {
  return tokens.flatMap((token, from): Mention[] => {
    if (token.kind !== 'word' || !(TABLE.has(token.text) || ROOM.has(token.text))) return []
    const at = numberAfter(tokens, from)
    const number = at === null ? undefined : tokens[at]
    if (at === null || number?.kind !== 'number') return []
    if (token.text === 't' && (at !== from + 1 || number.isWritten)) return []
    if (sizeAt(tokens, at, number.value)) return []
    const kinds = ROOM.has(token.text) ? ['room'] : ['table', 'other']
    const called = spots.filter((spot) => kinds.includes(spot.kind) && isNumber(spot.label, number.value))
    const isCertain = !SEVERAL.has(token.text) && isWhole(tokens, at)
    return [{ from, to: at + 1, spotIds: idsOf(called), form: 'number', isBy: false, isCertain }]
  })
}

function numberAfter(tokens: readonly Token[], from: number): number | null {
  for (let at = from + 1; at <= from + 1 + MOST_FILL; at += 1) {
    const token = tokens[at]
    if (token?.kind === 'number') return at
    const isFill = token?.kind === 'word' ? FILL.has(token.text) : token?.kind === 'mark'
    const isMark = token?.kind === 'comma' ? token.text === ':' : token?.kind === 'join' && token.text === '-'
    if (!isFill && !isMark) return null
  }
  return null
}

/** Is the number said to its end, and not one of several, part of another or a count of something? */
function isWhole(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  const afterNext = tokens[at + 2]
  if (!next || next.kind === 'end' || next.kind === 'other') return true
  if (next.kind === 'number') return false
  if (next.kind === 'word' && (next.glued || COUNTED.has(next.text))) return false
  const isJoined = next.kind === 'join' || (next.kind === 'word' && AND.has(next.text))
  if (!isJoined && next.kind !== 'comma') return true
  if (afterNext?.kind !== 'number')
    return !(next.kind === 'join' && afterNext?.kind === 'word' && afterNext.glued)
  // "table 5, 6 of us" counts people; "table 5, 6" or "table 5 and 6" may be two tables.
  const counts = tokens[at + 3]
  if (sizeAt(tokens, at + 2, afterNext.value)) return true
  return next.kind === 'comma' && counts?.kind === 'word' && !AND.has(counts.text)
}

const isNumber = (label: string, value: number) => /^\d+$/.test(label.trim()) && Number(label) === value

const idsOf = (spots: readonly NamedSpot[]) => spots.map(({ id }) => id)

/** Names and aliases of the house, longest first, as the words that must stand one after the other. */
export type SpotName = { words: string[]; spotIds: string[] }

export function namesOf(spots: readonly NamedSpot[]): SpotName[] {
  const names = new Map<string, SpotName>()
  for (const spot of spots) {
    for (const name of [spot.label, ...spot.aliases]) {
      const words = splitNumbers(wordsOf(name))
      while (isLead(words[0]) && !isDigits(words.slice(1))) words.shift()
      if (isDigits(words)) continue
      const key = words.join(' ')
      const known = names.get(key) ?? { words, spotIds: [] }
      if (!known.spotIds.includes(spot.id)) known.spotIds.push(spot.id)
      names.set(key, known)
    }
  }
  return [...names.values()].sort((one, other) => other.words.length - one.words.length)
}

const AT = new Set(['at', 'on', 'in', 'en', 'al', 'by', 'outside', 'inside'])
const isLead = (word: string | undefined) => word !== undefined && (ARTICLES.has(word) || AT.has(word))

/** Nothing but a number, or nothing at all: that is no name. */
const isDigits = (words: readonly string[]) => words.every((word) => /^\d+$/.test(word))

const splitNumbers = (words: string[]) => words.flatMap((word) => word.match(/\d+|\D+/g) ?? [])

/** "the fountain", "Bar 3", "a4". What lies inside a longer name is not named. */
export function nameMentions(tokens: readonly Token[], names: readonly SpotName[]): Mention[] {
  const taken = new Set<number>()
  const mentions: Mention[] = []
  for (const { words, spotIds } of names) {
    for (let from = 0; from + words.length <= tokens.length; from += 1) {
      const span = words.map((_, index) => from + index)
      if (!words.every((word, index) => isSaid(tokens[from + index], word))) continue
      if (span.some((at) => taken.has(at))) continue
      for (const at of span) taken.add(at)
      const to = from + words.length
      const isCertain = leadsThere(tokens, from, to)
      mentions.push({ from, to, spotIds, form: 'name', isBy: standsBy(tokens, from), isCertain })
    }
  }
  return mentions.sort((one, other) => one.from - other.from)
}

function isSaid(token: Token | undefined, word: string) {
  if (token?.kind === 'number') return /^\d+$/.test(word) ? Number(word) === token.value : token.text === word
  return token?.kind === 'word' && token.text === word
}

/** The word that leads to a name, over its article: "at", "by", "en"; null at the start of a sentence. */
function leadTo(tokens: readonly Token[], from: number): string | null {
  let at = from - 1
  while (wordAt(tokens, at) !== null && ARTICLES.has(wordAt(tokens, at) ?? '')) at -= 1
  const lead = wordAt(tokens, at)
  return (lead === 'to' || lead === 'de' || lead === 'del' || lead === 'a') && at > 0
    ? `${wordAt(tokens, at - 1)} ${lead}`
    : lead
}

const wordAt = (tokens: readonly Token[], at: number) => {
  const token = tokens[at]
  return token?.kind === 'word' ? token.text : null
}

const standsBy = (tokens: readonly Token[], from: number) => {
  const [lead = ''] = (leadTo(tokens, from) ?? '').split(' ')
  return BY.has(lead)
}

const LEADS =
  /^(table|tbl|mesa|room|at|on|in|by|under|beneath|below|inside|outside|en|al|junto|junto al|bajo|debajo|debajo de|debajo del)$/

const FEW_WORDS = 3

/** A name nearly alone tells where they are; in a longer sentence only a word such as "at" does. */
function leadsThere(tokens: readonly Token[], from: number, to: number) {
  const lead = leadTo(tokens, from)
  if (lead !== null && LEADS.test(lead)) return true
  const next = tokens[to]
  const goesOn =
    next?.kind === 'word' ? !POLITE.has(next.text) : next?.kind === 'number' || next?.kind === 'join'
  const { from: starts, to: ends } = sentenceAround(tokens, from)
  const others = tokens.slice(starts, ends).filter(({ kind }) => kind === 'word').length - (to - from)
  return lead === null && !goesOn && others <= FEW_WORDS
}

const WE_SIT =
  /(?: (?:we're|were|we are|i'm|im|i am|us|we|seated|sitting|sat|estamos|estoy|sentados|sentadas))(?: (?:now|just|all|here|sitting|seated|aqui|ahora|ya|sentados|sentadas))* (?:at|on|en)(?: (?:number|no|num|la|el|numero))* $/
const POLITE = new Set([
  ...[
    'hi',
    'hello',
    'hey',
    'hola',
    'please',
    'thanks',
    'thank',
    'you',
    'thx',
    'gracias',
    'por',
    'favor',
    'muchas',
  ],
  ...[
    "it's",
    'its',
    'number',
    'no',
    'num',
    'numero',
    'n',
    'o',
    'nr',
    'la',
    'el',
    'es',
    'en',
    'at',
    'on',
    'ok',
    'yes',
    'si',
    'so',
    'much',
  ],
])

/** "we're at 7", or nothing but a number: where they sit, when that is what was asked. */
export function bareMentions(tokens: readonly Token[], spots: readonly NamedSpot[]): Mention[] {
  const numbers = tokens.filter((token) => token.kind === 'number')
  return tokens.flatMap((token, at): Mention[] => {
    if (token.kind !== 'number' || sizeAt(tokens, at, token.value)) return []
    const before = ` ${tokens
      .slice(0, at)
      .map((one) => (one.kind === 'word' || one.kind === 'number' ? one.text : '|'))
      .join(' ')} `
    const isAlone =
      numbers.length === 1 &&
      tokens.every((one) => (one.kind === 'word' ? POLITE.has(one.text) && !one.glued : one.kind !== 'join'))
    const isOne = token.isWritten && token.value <= 1
    if (isOne && !isAlone) return []
    const isCertain = !isOne && isWhole(tokens, at) && (isAlone || WE_SIT.test(before))
    if (!isCertain && isOfSomething(tokens, at)) return []
    const called = spots.filter(({ label }) => isNumber(label, token.value))
    return [{ from: at, to: at + 1, spotIds: idsOf(called), form: 'bare', isBy: false, isCertain }]
  })
}

const MONTHS =
  /^(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$/
const SHORT = 6

/** A count, a day of a month, or a number somewhere in a longer story: no place was meant by it. */
function isOfSomething(tokens: readonly Token[], at: number) {
  const near = [wordAt(tokens, at - 1), wordAt(tokens, at + 1)]
  if (near.some((word) => word !== null && MONTHS.test(word))) return true
  if (COUNTED.has(wordAt(tokens, at + 1) ?? '')) return true
  const { from, to } = sentenceAround(tokens, at)
  return to - from > SHORT
}
