/** Words that make a spot that was named a doubtful one. Better a needless question to the host than a wrong table. */
import { phraseOf, sentenceAround, type Token } from './lex'

/** Phrases with commas between; a line or two for each reason. */
const phrases = (...lines: string[]) => lines.flatMap((line) => line.split(', '))

/** Anywhere in the sentence that names the spot. */
const UNSURE = [
  // Not, or not sure.
  ...phrases(
    "not, isn't, isnt, aren't, arent, wasn't, weren't, never, nope, don't, dont, can't, cant, couldn't, didn't",
    'without, maybe, perhaps, probably, possibly, think, guess, believe, unsure, about, around, roughly, or',
    'either, between, something like, looks like',
    'creo, quiza, quizas, tal vez, a lo mejor, puede, parece, nunca, tampoco, sin, entre, como la, mas o menos',
    'no se, o la, o el, o en',
  ),
  // Another time: it was so, will be so, or would be nice.
  ...phrases(
    'was, had, used to, we were, i were, they were, earlier, previously, before, last time, last night, yesterday',
    "will, we'll, i'll, going to, gonna, tomorrow, later, soon, next week, if, can we, can i, may we, may i",
    "unless, once, when, could, would, we'd, i'd, should, might, may, want, wanted, like, love, prefer, wish",
    'hope, hoping, hoped, need, get, give, free, available, book, booking, booked, reserve, reserved',
    'reservation, waiting, wait, asked, ask, instead, usual, usually, always, favorite, favourite, change, swap',
    'switch, moving',
    'era, estaba, estabamos, fue, antes, ayer, anoche, manana, luego, despues, sera, estaremos, vamos, iremos',
    'queremos, quiero, quisiera, quisieramos, queriamos, gustaria, podemos, podriamos, puedo, podria, prefiero',
    'preferimos, reservar, reserva, reservado, reservamos, libre, disponible, esperando, esperamos, cambiar',
    'cambiarnos, cuando, si hay, si tienen, si podemos, siempre, favorita, suele',
  ),
  // Away from it, or on the way.
  ...phrases(
    'next to, near, nearby, close to, beside, besides, opposite, across, behind, in front of, facing, away from',
    'far from, past, beyond, moved from, left, leaving, left of, right of, one over, looking at, overlooking',
    'except, same as',
    'al lado de, al lado del, cerca, frente, enfrente, detras, delante, lejos, saliendo, nos fuimos, a la derecha',
    'a la izquierda, pasando, mirando',
  ),
  // Money and goods: a number on a bill is no place.
  ...phrases('charge, charged, bill, tab, check, cheque, cuenta, cargo, cargar, menu, combo'),
]

/** Before the spot, in its sentence: somebody else sits there. */
const OTHERS = [
  ...[
    'they',
    "they're",
    'he',
    "he's",
    'she',
    "she's",
    'people',
    'couple',
    'guy',
    'guys',
    'man',
    'woman',
    'lady',
  ],
  ...[
    'someone',
    'somebody',
    'neighbors',
    'neighbours',
    'friend',
    'friends',
    'their',
    'his',
    'her',
    'those',
    'who',
  ],
  ...[
    'kids',
    'family',
    'everyone',
    'everybody',
    'nobody',
    'waiter',
    'waitress',
    'you',
    'send',
    'take',
    'bring',
  ],
  ...[
    'ellos',
    'ellas',
    'alguien',
    'pareja',
    'senor',
    'senora',
    'amigo',
    'amiga',
    'amigos',
    'amigas',
    'gente',
  ],
  ...[
    'vecinos',
    'chico',
    'chica',
    'chicos',
    'chicas',
    'quien',
    'quienes',
    'otros',
    'otras',
    'mesero',
    'camarero',
  ],
  ...['lleven', 'manden', 'envien'],
]
/** They came with others, and sit there together. */
const TOGETHER = ['with', 'and', 'con', 'y', '&']

/** Just after the spot: it is what the sentence is about, not where they are. */
const SUBJECT = new Set([
  ...['is', 'are', 'has', 'have', 'was', 'were', 'looks', 'look', 'got', 'gets', 'seems', 'keeps', 'ordered'],
  ...[
    'wants',
    'needs',
    'smells',
    'wobbles',
    'feels',
    'people',
    'guests',
    'guys',
    'feet',
    'foot',
    'meters',
    'metres',
  ],
  ...[
    'es',
    'esta',
    'estan',
    'tiene',
    'tienen',
    'parece',
    'fue',
    'era',
    'pidio',
    'quiere',
    'huele',
    'personas',
  ],
])

/** What sounds like a no and is none. */
const HARMLESS = [
  ...[
    "can't miss us",
    "can't miss it",
    'cant miss us',
    'cant miss it',
    "can't wait",
    'cant wait',
    'no se preocupe',
  ],
]

/** What people say when they take back what they just wrote. */
const CORRECTIONS = phrases(
  'i mean, i meant, sorry, oops, correction, rather, scratch that, actually',
  'digo, perdon, mejor dicho, quiero decir, quise decir, ups, me equivoque, en realidad',
)

/**
 * "table fourty.. i mean thirty nine": does another number follow words that take something back? Sentences do not
 * matter here, for who corrects themselves begins a new one. `isExplained` knows the numbers that mean something else.
 */
export function isTakenBack(tokens: readonly Token[], isExplained: (at: number) => boolean): boolean {
  return tokens.some(
    (token, at) =>
      token.kind === 'number' &&
      !isExplained(at) &&
      CORRECTIONS.some((phrase) => phraseOf(tokens.slice(0, at)).includes(` ${phrase} `)),
  )
}

/** Is the spot that these tokens name, from `from` up to `to`, anything but certain? */
export function isDoubtful(tokens: readonly Token[], { from, to }: { from: number; to: number }): boolean {
  const sentence = sentenceAround(tokens, from)
  const ended = tokens[sentence.to]
  if (ended?.kind === 'end' && ended.text.includes('?')) return true
  const after = tokens[to]
  if (after?.kind === 'word' && SUBJECT.has(after.text)) return true

  const around = [...tokens.slice(sentence.from, from), ...tokens.slice(to, sentence.to)]
  const outside = HARMLESS.reduce((text, phrase) => text.replace(` ${phrase} `, ' '), phraseOf(around))
  if (UNSURE.some((phrase) => outside.includes(` ${phrase} `))) return true
  const before = tokens.slice(sentence.from, from)
  return isNo(before) || isFrom(before) || isOthers(before)
}

/** "no" before the spot, but neither "no. 5" nor the "No," that begins an answer of its own. */
function isNo(before: readonly Token[]) {
  return before.some((token, at) => token.kind === 'word' && token.text === 'no' && at < before.length - 1)
}

/** "from table 5", "desde la 5": they are there no more, or only look from there. */
function isFrom(before: readonly Token[]) {
  const [last] = before
    .filter((token) => !(token.kind === 'word' && /^(the|la|el|our)$/.test(token.text)))
    .slice(-1)
  return last?.kind === 'word' && (last.text === 'from' || last.text === 'desde')
}

function isOthers(before: readonly Token[]) {
  return before.some((token, at) => {
    if (token.kind !== 'word' || !OTHERS.includes(token.text)) return false
    const near = before.slice(Math.max(0, at - 3), at)
    return !near.some((other) => 'text' in other && TOGETHER.includes(other.text))
  })
}
