/** Reads a pasted list of spots, one a line, into what would be kept, and names every line it cannot read. */
import type { SpotKind } from '@/db/vocabulary'
import { fold } from '@/lib/text/fold'

/** A spot as the list says it; `line` counts from 1. */
export type ListedSpot = { line: number; kind: SpotKind; label: string; aliases: string[] }

/** A spot that the outlet has already. */
export type KnownSpot = { kind: SpotKind; label: string; aliases: string[] }

export const SPOT_PROBLEMS = [
  'no_label',
  'label_too_long',
  'alias_too_long',
  'range_backwards',
  'range_too_long',
  'range_with_aliases',
  'twice',
  'alias_taken',
  'too_many',
] as const
/** `of` is the line, or the label, that it collides with. */
export type SpotProblem = { line: number; problem: (typeof SPOT_PROBLEMS)[number]; saw: string; of?: string }

export type SpotListReading = {
  /** Not there yet. */
  fresh: ListedSpot[]
  /** There already, and the list gives them more names; `aliases` are the new ones only. */
  renamed: ListedSpot[]
  /** There already, nothing changes. */
  unchanged: ListedSpot[]
  problems: SpotProblem[]
}

const LONGEST_LABEL = 24
const LONGEST_ALIAS = 60
const LONGEST_RANGE = 500
const MOST_SPOTS = 2000

/** Words before a label that say what it is, in the languages of the house. */
const KIND_WORDS: [RegExp, SpotKind][] = [
  [/^(?:rooms?|habitaci[oó]n(?:es)?|hab\.?)\s+/i, 'room'],
  [/^(?:tables?|mesas?)\s+/i, 'table'],
]

/** How two names are compared: without case, accents and spare spaces. */
export const foldSpotName = (name: string) => fold(name).replace(/\s+/g, ' ').trim()

/**
 * `kind` is what a line without a word for it means. A line is `12`, `Table 12, by the fountain`,
 * `Room 412 = Suite, four twelve` or a range, `101-120`. Nothing in a list with problems should be kept.
 */
export function readSpotList(
  list: string,
  { kind, known = [] }: { kind: SpotKind; known?: readonly KnownSpot[] },
): SpotListReading {
  const problems: SpotProblem[] = []
  const listed: ListedSpot[] = []
  for (const [index, words] of list.split(/\r\n|\r|\n/).entries()) {
    if (words.trim() === '') continue
    const read = readLine(words, index + 1, kind)
    if ('problem' in read) problems.push(read)
    else listed.push(...read.spots)
  }
  if (listed.length > MOST_SPOTS)
    return {
      fresh: [],
      renamed: [],
      unchanged: [],
      problems: [...problems, { line: MOST_SPOTS + 1, problem: 'too_many', saw: String(listed.length) }],
    }
  const unique = withoutTwins(listed, problems)
  const reading = againstKnown(unique, known)
  problems.push(...sharedNames(unique, known))
  return { ...reading, problems: problems.sort((one, other) => one.line - other.line) }
}

function readLine(words: string, line: number, kind: SpotKind): { spots: ListedSpot[] } | SpotProblem {
  const bare = words.trim().replace(/^(?:[•*]|-(?=\s))\s*/, '')
  const [, head = '', tail = ''] = /^([^=,;\t]*)[=,;\t]?(.*)$/su.exec(bare) ?? []
  const { spotKind, rest } = takeKind(head.trim(), kind)
  const label = rest.replace(/^#\s*/, '').replace(/\s+/g, ' ')
  const names = tail.split(/[,;\t]/).map((name) => name.trim().replace(/\s+/g, ' '))
  const aliases = uniqueNames(names, label)

  if (label === '') return { line, problem: 'no_label', saw: words.trim() }
  const tooLong = aliases.find((alias) => alias.length > LONGEST_ALIAS)
  if (tooLong) return { line, problem: 'alias_too_long', saw: tooLong }

  const range = /^(\p{L}{0,3})(\d{1,6})\s*(?:-|–|—|\bto\b|\ba\b)\s*(\p{L}{0,3})(\d{1,6})$/u.exec(label)
  if (range) return readRange(range, { line, spotKind, label, aliases })
  if (label.length > LONGEST_LABEL) return { line, problem: 'label_too_long', saw: label }
  return { spots: [{ line, kind: spotKind, label, aliases }] }
}

function takeKind(head: string, fallback: SpotKind): { spotKind: SpotKind; rest: string } {
  for (const [word, spotKind] of KIND_WORDS)
    if (word.test(head)) return { spotKind, rest: head.replace(word, '').trim() }
  return { spotKind: fallback, rest: head }
}

function readRange(
  [, prefix = '', first = '', again = '', last = '']: RegExpExecArray,
  { line, spotKind, label, aliases }: { line: number; spotKind: SpotKind; label: string; aliases: string[] },
): { spots: ListedSpot[] } | SpotProblem {
  if (aliases.length > 0) return { line, problem: 'range_with_aliases', saw: label }
  const from = Number(first)
  const to = Number(last)
  if (to < from || (again !== '' && again.toLowerCase() !== prefix.toLowerCase()))
    return { line, problem: 'range_backwards', saw: label }
  if (to - from >= LONGEST_RANGE) return { line, problem: 'range_too_long', saw: label }
  const spots = Array.from({ length: to - from + 1 }, (_, step) => ({
    line,
    kind: spotKind,
    label: prefix + String(from + step).padStart(first.startsWith('0') ? first.length : 1, '0'),
    aliases: [],
  }))
  return { spots }
}

const uniqueNames = (names: string[], label: string) => {
  const seen = new Set([foldSpotName(label), ''])
  return names.filter((name) => {
    const folded = foldSpotName(name)
    return seen.has(folded) ? false : seen.add(folded)
  })
}

const tag = ({ kind, label }: { kind: SpotKind; label: string }) => `${kind} ${foldSpotName(label)}`

/** The first of each; the later ones are named with the line they repeat. */
function withoutTwins(listed: ListedSpot[], problems: SpotProblem[]): ListedSpot[] {
  const first = new Map<string, ListedSpot>()
  for (const spot of listed) {
    const twin = first.get(tag(spot))
    if (twin) problems.push({ line: spot.line, problem: 'twice', saw: spot.label, of: String(twin.line) })
    else first.set(tag(spot), spot)
  }
  return [...first.values()]
}

function againstKnown(listed: ListedSpot[], known: readonly KnownSpot[]) {
  const there = new Map(known.map((spot) => [tag(spot), spot]))
  const fresh: ListedSpot[] = []
  const renamed: ListedSpot[] = []
  const unchanged: ListedSpot[] = []
  for (const spot of listed) {
    const same = there.get(tag(spot))
    if (!same) {
      fresh.push(spot)
      continue
    }
    const has = new Set(same.aliases.map(foldSpotName))
    const aliases = spot.aliases.filter((alias) => !has.has(foldSpotName(alias)))
    if (aliases.length > 0) renamed.push({ ...spot, aliases })
    else unchanged.push(spot)
  }
  return { fresh, renamed, unchanged }
}

/** A name that two spots of one outlet share would send a drink to the wrong one. */
function sharedNames(listed: ListedSpot[], known: readonly KnownSpot[]): SpotProblem[] {
  const owners = new Map<string, { key: string; of: string }>()
  for (const spot of known)
    for (const alias of spot.aliases) owners.set(foldSpotName(alias), { key: tag(spot), of: spot.label })
  const tags = new Map([...known, ...listed].map((spot) => [foldSpotName(spot.label), spot.label]))
  const there = new Set(known.map(tag))
  const problems: SpotProblem[] = []
  const isTaken = (line: number, saw: string, of: string) =>
    problems.push({ line, problem: 'alias_taken', saw, of })
  for (const spot of listed) {
    const owner = there.has(tag(spot)) ? undefined : owners.get(foldSpotName(spot.label))
    if (owner) isTaken(spot.line, spot.label, owner.of)
    for (const alias of spot.aliases) {
      const other = owners.get(foldSpotName(alias))
      // Its own tag is no other name of a spot, so a tag of that name is another's.
      const tagOf = tags.get(foldSpotName(alias))
      if (other && other.key !== tag(spot)) isTaken(spot.line, alias, other.of)
      else if (tagOf !== undefined) isTaken(spot.line, alias, tagOf)
      else owners.set(foldSpotName(alias), { key: tag(spot), of: spot.label })
    }
  }
  return problems
}

/** The spot among `others` that answers to a name of this one, or whose own other name is its tag. */
export function findNamesake<Spot extends KnownSpot>(
  { label, aliases }: Pick<KnownSpot, 'label' | 'aliases'>,
  others: readonly Spot[],
): Spot | undefined {
  const tagName = foldSpotName(label)
  const names = new Set(aliases.map(foldSpotName).filter((name) => name !== tagName))
  return others.find(
    (other) =>
      names.has(foldSpotName(other.label)) ||
      other.aliases.map(foldSpotName).some((name) => name === tagName || names.has(name)),
  )
}
