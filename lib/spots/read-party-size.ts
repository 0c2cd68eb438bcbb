/** How many they are, when a guest says so: "we're four", "party of 6", "somos cinco". Null when not, or unclear. */
import { lex, type Token } from './lex'

const MOST = 40
/** All of them together. */
const EVERYBODY = new Set([
  ...['people', 'persons', 'person', 'guests', 'pax', 'covers', 'personas', 'persona', 'comensales', 'gente'],
])
/** Some of them: what was said of each kind is added up. */
const SOME = new Set([
  ...['adults', 'adult', 'kids', 'kid', 'children', 'child', 'friends', 'ladies', 'girls', 'guys', 'adultos'],
  ...['adulto', 'ninos', 'ninas', 'nino', 'nina', 'amigos', 'amigas', 'chicas', 'chicos'],
])
const WE_ARE = [["we're"], ['we', 'are'], ['somos'], ['estamos'], ["there's"], ['there', 'are'], ['seremos']]
const OF_THEM = [
  ['party', 'of'],
  ['group', 'of'],
  ['table', 'of'],
  ['table', 'for'],
  ['mesa', 'de'],
  ['mesa', 'para'],
  ['grupo', 'de'],
]
const LITTLE = new Set(['just', 'only', 'all', 'the', 'still', 'solo', 'los', 'las', 'ya', 'about'])

export function readPartySize(words: string): number | null {
  const tokens = lex(words)
  const counted = tokens.flatMap((token, at) => {
    const said = token.kind === 'number' ? sizeAt(tokens, at, token.value) : null
    return said ? [said] : []
  })
  if (counted.some(({ how }) => how === 'unclear')) return null
  const parts = counted.filter(({ how }) => how === 'part')
  const whole = new Set(counted.filter(({ how }) => how === 'whole').map(({ size }) => size))
  const sum = parts.reduce((all, { size }) => all + size, 0)
  const [said = sum] = whole
  // "5 people and 2 kids": five or seven? Nobody can tell.
  if (whole.size > 1 || (parts.length > 0 && said !== sum)) return null
  return said >= 1 && said <= MOST ? said : null
}

/** unclear: they are so many and somebody else, or somebody else's so many. */
type Said = { size: number; how: 'whole' | 'part' | 'unclear' }

/** Is this number a number of people? */
export function sizeAt(tokens: readonly Token[], at: number, size: number): Said | null {
  const next = tokens[at + 1]
  const afterNext = tokens[at + 2]
  if (isWord(next, 'of') && (isWord(afterNext, 'us') || isWord(afterNext, 'you')))
    return { size, how: 'whole' }
  if (isWord(next, 'de') && isWord(afterNext, 'nosotros')) return { size, how: 'whole' }
  if (next?.kind === 'word' && (EVERYBODY.has(next.text) || SOME.has(next.text))) {
    if (!isCounted(tokens, at)) return { size, how: 'unclear' }
    return { size, how: EVERYBODY.has(next.text) ? 'whole' : 'part' }
  }
  if (endsWith(tokens, at, OF_THEM)) return { size, how: 'whole' }
  const before = skipBack(tokens, at)
  if (endsWith(tokens, before, WE_ARE) && standsAlone(tokens, at)) return { size, how: 'whole' }
  return null
}

/** "our 4 kids" may not be here; "with 4 friends" leaves one out. Both say no size of the party. */
function isCounted(tokens: readonly Token[], at: number) {
  const before = tokens[at - 1]
  return !(before?.kind === 'word' && ['with', 'my', 'our', 'con', 'mis', 'nuestros'].includes(before.text))
}

/** "we're 4", "we're 4 at table 9", "we're 4 and hungry"; not "we're 5 minutes away" or "we are 3 blocks off". */
function standsAlone(tokens: readonly Token[], at: number) {
  const next = tokens[at + 1]
  if (next?.kind !== 'word') return next?.kind !== 'number' && next?.kind !== 'join'
  return /^(at|on|in|by|and|here|today|tonight|sitting|seated|now|total|en|y|aqui|hoy|esta|sentados|sentadas|ya)$/.test(
    next.text,
  )
}

const isWord = (token: Token | undefined, text: string) => token?.kind === 'word' && token.text === text

function skipBack(tokens: readonly Token[], at: number) {
  let before = at
  for (;;) {
    const token = tokens[before - 1]
    if (token?.kind !== 'word' || !LITTLE.has(token.text)) return before
    before -= 1
  }
}

/** Do the words just before this place end with one of these? */
function endsWith(tokens: readonly Token[], at: number, phrases: readonly string[][]) {
  return phrases.some((phrase) =>
    phrase.every((word, index) => isWord(tokens[at - phrase.length + index], word)),
  )
}
