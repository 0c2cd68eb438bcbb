/** What can be said of a reply from its words alone: how long it is where it goes, and whether its gap is filled. */
import type { Network, ReplyState } from '@/db/vocabulary'
import { graphemesIn, graphemesOf, lengthOnMastodon } from '@/lib/text/length'
import { naming } from '@/lib/text/naming'

export type LengthUnit = 'weighted' | 'graphemes' | 'mastodon' | 'bytes' | 'units'
export type Limit = { unit: LengthUnit; max: number }

/** Whatever the network: more than this is a letter. */
export const MOST_UNITS = 8000

/** How each network counts. Those that are missing set no limit that we know of. */
const LIMITS: Partial<Record<Network, readonly Limit[]>> = {
  x: [{ unit: 'weighted', max: 280 }],
  bluesky: [
    { unit: 'graphemes', max: 300 },
    { unit: 'bytes', max: 3000 },
  ],
  mastodon: [{ unit: 'mastodon', max: 500 }],
  threads: [{ unit: 'graphemes', max: 500 }],
  instagram: [{ unit: 'units', max: 2200 }],
  facebook: [{ unit: 'units', max: 8000 }],
  google: [{ unit: 'bytes', max: 4096 }],
}

/** What goes to one person alone, where a network counts that by itself. */
const PRIVATE_LIMITS: Partial<Record<Network, readonly Limit[]>> = {
  x: [{ unit: 'units', max: MOST_UNITS }],
  instagram: [{ unit: 'bytes', max: 1000 }],
  facebook: [{ unit: 'units', max: 2000 }],
}

/** Why words that are no draft any more cannot be written, or sent. */
export const whyNotDraft = (state: ReplyState) =>
  state === 'sent' || state === 'unsure' || state === 'awaiting' ? state : 'leaving'

/** A blank that only a person can fill: "___", "[ ]", "[…]", "{guest}". */
export const GAP = /_{3,}|\[(?:\s|\.|…|_)*\]|\{\p{L}+\}/u

/** What else decides how the words will stand there. */
export type Standing = {
  publicName: string
  /** Whom they name, where nothing else tells them. */
  addressee: string | null
  /** How long a post may be there, where every server says so for itself. */
  mostCharacters: number | null
  /** Everyone can see it. */
  isPublic: boolean
}

/** Null when it may leave, signed by this name. */
export function whyNotReady(
  words: string,
  network: Network | null,
  { publicName = '', addressee = null, mostCharacters = null, isPublic = true }: Partial<Standing> = {},
): 'empty' | 'gap' | 'too_long' | null {
  if (words.trim() === '') return 'empty'
  if (GAP.test(words)) return 'gap'
  const there = asItStands(words, { publicName, addressee })
  return roomIn(there, network, { mostCharacters, isPublic }).left < 0 ? 'too_long' : null
}

/** The words as they will be read there: signed, and naming whom they answer where nothing else does. */
export function asItStands(
  words: string,
  { publicName, addressee }: Pick<Standing, 'publicName' | 'addressee'>,
): string {
  const said = signed(words, publicName)
  return said !== '' && addressee ? naming(addressee, said) : said
}

/**
 * A person speaks: their name stands under the words, because the account that posts them is the house's. Not a
 * second time for who signed by hand.
 */
export function signed(words: string, publicName: string): string {
  const said = words.trimEnd()
  const isSigned = said.toLocaleLowerCase().endsWith(publicName.toLocaleLowerCase())
  return said === '' || publicName === '' || isSigned ? said : `${said} – ${publicName}`
}

export type Room = { left: number; max: number }

/** How much room is left by the strictest of the network's counts. */
export function roomIn(
  words: string,
  network: Network | null,
  { mostCharacters = null, isPublic = true }: Partial<Pick<Standing, 'mostCharacters' | 'isPublic'>> = {},
): Room {
  const limits = limitsOf(network, isPublic)
  return limits
    .map(({ unit, max }) => ({ unit, max: (unit === 'mastodon' ? mostCharacters : null) ?? max }))
    .map(({ unit, max }) => ({ left: max - lengthOf(words, unit), max }))
    .reduce((tightest, room) => (room.left < tightest.left ? room : tightest))
}

function limitsOf(network: Network | null, isPublic: boolean): readonly Limit[] {
  const ofAll = network && LIMITS[network]
  const ofOne = !isPublic && network ? PRIVATE_LIMITS[network] : null
  return ofOne ?? ofAll ?? [{ unit: 'units', max: MOST_UNITS }]
}

export function lengthOf(words: string, unit: LengthUnit): number {
  switch (unit) {
    case 'weighted':
      return weightOf(words)
    case 'graphemes':
      return graphemesIn(words)
    case 'mastodon':
      return lengthOnMastodon(words)
    case 'bytes':
      return new TextEncoder().encode(words).length
    case 'units':
      return words.length
  }
}

const LINK = /https?:\/\/\S+/g
const LINK_WEIGHT = 23

/** Latin and punctuation count one, everything else two, an emoji two however it is built, a link twenty-three. */
function weightOf(words: string): number {
  const links = words.match(LINK)?.length ?? 0
  let weight = links * LINK_WEIGHT
  for (const { segment } of graphemesOf(words.replace(LINK, '').normalize('NFC')))
    weight += EMOJI.test(segment) ? 2 : [...segment].reduce((sum, letter) => sum + letterWeight(letter), 0)
  return weight
}

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
const LIGHT = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const

function letterWeight(letter: string) {
  const point = letter.codePointAt(0) ?? 0
  return LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2
}
