/** Reads where guests sit from their own words. It may ask; it must not be wrong. Pure. */
import { wordsOf } from '@/lib/text/fold'

import { isDoubtful, isTakenBack } from './doubt'
import type { NamedSpot } from './find-spot'
import { lex, phraseOf, type Token } from './lex'
import { bareMentions, type Mention, nameMentions, namesOf, numberMentions } from './mentions'
import { sizeAt } from './read-party-size'

export type ReadSpot =
  | { kind: 'spot'; spotId: string }
  /** A place was spoken of, but which? The likely ones, and the words as they were heard. */
  | { kind: 'ask'; candidates: string[]; heard: string }
  | { kind: 'nothing' }

export type SpotsOfHouse = {
  spots: readonly NamedSpot[]
  outlets: readonly { id: string; name: string }[]
  /** Where they are known to be; a table number means one of this outlet first. */
  outletId: string | null
}

const PLACES = new Set([
  ...[
    'table',
    'tables',
    'booth',
    'patio',
    'terrace',
    'terraza',
    'bar',
    'counter',
    'window',
    'corner',
    'outside',
  ],
  ...[
    'inside',
    'upstairs',
    'downstairs',
    'garden',
    'courtyard',
    'balcony',
    'seat',
    'seats',
    'room',
    'lounge',
  ],
  ...[
    'mesa',
    'mesas',
    'barra',
    'ventana',
    'rincon',
    'esquina',
    'afuera',
    'adentro',
    'fuera',
    'dentro',
    'arriba',
  ],
  ...[
    'abajo',
    'jardin',
    'balcon',
    'sala',
    'habitacion',
    'entrance',
    'entrada',
    'puerta',
    'door',
    'kitchen',
    'cocina',
  ],
])
const MOST_CANDIDATES = 6

export function readSpot(words: string, house: SpotsOfHouse): ReadSpot {
  const tokens = lex(words)
  const spots = spotsThere(tokens, house)
  const numbers = numberMentions(tokens, spots)
  const names = nameMentions(tokens, namesOf(spots)).filter(
    (name) =>
      !numbers.some((number) => name.from < number.to && number.from < name.to && !isLonger(name, number)),
  )
  const said = [
    ...names,
    ...numbers.filter((number) => !names.some((name) => isLonger(name, number) && overlaps(name, number))),
  ]
  const spoken = said.length > 0 ? said : bareMentions(tokens, spots)
  const spotId = onlyCertain(tokens, spoken)
  if (spotId) return { kind: 'spot', spotId }

  const candidates = [...new Set(spoken.flatMap(({ spotIds }) => spotIds))]
  if (candidates.length > 0 || said.length > 0)
    return { kind: 'ask', candidates: candidates.slice(0, MOST_CANDIDATES), heard: words.trim() }
  const resembling = spotsResembling(words, spots)
  const speaksOfPlace = tokens.some((token) => token.kind === 'word' && PLACES.has(token.text))
  return speaksOfPlace || resembling.length > 0
    ? { kind: 'ask', candidates: resembling, heard: words.trim() }
    : { kind: 'nothing' }
}

const overlaps = (one: Mention, other: Mention) => one.from < other.to && other.from < one.to
const isLonger = (one: Mention, other: Mention) => one.to - one.from >= other.to - other.from

/** The one spot that everything said agrees on, without a doubt; null in every other case. */
function onlyCertain(tokens: readonly Token[], spoken: readonly Mention[]): string | null {
  const numbers = spoken.filter(({ form }) => form !== 'name')
  // "table 12, by the fountain": the fountain only tells where table 12 is.
  const telling = numbers.length > 0 ? spoken.filter(({ isBy }) => !isBy) : spoken
  if (telling.some(({ spotIds }) => spotIds.length !== 1)) return null
  const isExplained = (at: number) => {
    const number = tokens[at]
    const isSaid = telling.some(({ from, to }) => at >= from && at < to)
    return isSaid || (number?.kind === 'number' && sizeAt(tokens, at, number.value) !== null)
  }
  if (isTakenBack(tokens, isExplained)) return null
  const named = new Set(telling.flatMap(({ spotIds }) => spotIds))
  const [spotId] = named
  if (!spotId || named.size > 1) return null
  const isClear = telling.every((mention) => !isDoubtful(withoutLandmarks(tokens, spoken, telling), mention))
  return isClear && telling.some(({ isCertain }) => isCertain) && telling.every(isCertainOr(telling))
    ? spotId
    : null
}

/** A second mention of the same spot may be loose when the first was plain: "Table 12! The 12 in the corner". */
const isCertainOr = (telling: readonly Mention[]) => (mention: Mention) =>
  mention.isCertain ||
  (mention.form === 'bare' && telling.some(({ form, isCertain }) => form === 'number' && isCertain))

/** The words "by the" and "near the" of a landmark say nothing against the table beside it. */
function withoutLandmarks(tokens: readonly Token[], spoken: readonly Mention[], telling: readonly Mention[]) {
  const landmarks = spoken.filter((mention) => !telling.includes(mention))
  return tokens.map((token, at): Token => {
    const isLead = landmarks.some(({ from }) => at < from && at >= from - 3)
    const isTelling = telling.some(({ from, to }) => at >= from && at < to)
    return isLead && !isTelling && token.kind === 'word' ? { kind: 'comma', text: token.text } : token
  })
}

/** The spots of an outlet that the guest names, else of the one they are in, else of the whole house. */
function spotsThere(tokens: readonly Token[], { spots, outlets, outletId }: SpotsOfHouse) {
  const said = phraseOf(tokens)
  const named = outlets.filter(({ name }) => {
    const words = wordsOf(name)
    return words.length > 0 && said.includes(` ${words.join(' ')} `)
  })
  const isNamed =
    named.length === 1 &&
    !spots.some(({ label }) => wordsOf(label).join(' ') === wordsOf(named[0]?.name ?? '').join(' '))
  const where = isNamed ? named[0]?.id : outletId
  if (!spots.some((spot) => spot.outletId === where)) return spots
  // The same number may stand in two outlets; "the fountain" is one, and guests walk out to the patio.
  return spots.filter((spot) => spot.outletId === where || spot.kind === 'other')
}

/** Spots of whose name a telling word was said: "by the window" for the window booth. */
function spotsResembling(words: string, spots: readonly NamedSpot[]): string[] {
  const said = new Set(wordsOf(words).filter((word) => word.length > 3 && !/^\d+$/.test(word)))
  return spots
    .filter(({ label, aliases }) => wordsOf([label, ...aliases].join(' ')).some((word) => said.has(word)))
    .map(({ id }) => id)
    .slice(0, MOST_CANDIDATES)
}
