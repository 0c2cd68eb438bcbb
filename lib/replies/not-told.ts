/** Whether a reply knows more than the guest told us: what makes people feel watched, and a name that is spelled wrong. */
import { fold, wordsOf } from '@/lib/text/fold'
import { allSaid, whole } from '@/lib/text/said'

import type { About } from './about'

/** What the guest did not say themselves: a preference, their name from a booking, a feast, that they were here before. */
export function notToldIn(words: string, { told, names, preferences }: About): string[] {
  const said = fold(told)
  const known = new Set(wordsOf(told))
  const ours = new Set(
    [...preferences.flatMap(wordsOf).filter((word) => word.length > 4), ...names.flatMap(wordsOf)].filter(
      (word) => word.length > 2 && !known.has(word) && !said.includes(word) && !COMMON.has(word),
    ),
  )
  const kept = spelled(words).filter((word) => ours.has(fold(word)))
  const feasts = OCCASIONS.filter((names) => !names.some((name) => said.includes(fold(name)))).flatMap(
    (names) =>
      allSaid(
        words,
        names.map((name) => whole(name)),
      ),
  )
  const returns = HERE_BEFORE.test(said) ? [] : allSaid(words, RETURNING)
  return [...kept, ...feasts, ...returns]
}

const spelled = (words: string) => words.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Of which each is told when one of them is. */
const OCCASIONS = [
  ['birthday', 'cumpleaños', 'bday', 'cumple'],
  ['anniversary', 'aniversario'],
  ['honeymoon', 'luna de miel'],
  ['wedding', 'boda', 'married', 'casad'],
  ['engagement', 'engaged', 'compromiso'],
]
const RETURNING = [
  whole('welcome back|back again|back with us|(?:see|have|having) you (?:here )?again'),
  whole('your (?:second|third|fourth|fifth|last|previous|next) (?:stay|visit|time)'),
  whole('de vuelta|otra vez por aqu[ií]|su (?:segunda|tercera|cuarta|[uú]ltima) (?:visita|estancia|vez)'),
]
const HERE_BEFORE =
  /again|back|return|last time|second|third|fourth|every year|always|vuelt|volv|regres|de nuevo|otra vez|siempre|segunda|tercera/

/** Common in what is kept about anybody, and in any answer. */
const COMMON = new Set(
  'prefers likes loves would always never about after before being their there these those which while table window likes quiet please prefiere siempre nunca mesa ventana gusta quiere'.split(
    ' ',
  ),
)

/** How people are addressed: after a greeting or a comma, or before one. */
const ADDRESSED =
  /(?<=^|[.!?,]\s*|(?<!\p{L})(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|[Tt]hanks|[Tt]hank you|[Hh]ola|[Gg]racias|[Qq]uerid[oa]|[Ee]stimad[oa]|[Ss]eñora?|M(?:rs?|s)\.?)[, ]+)(\p{Lu}\p{L}+)(?=[\s,.!?;:]|$)/gu

/** Names that are nearly, but not quite, as the guest spells them. */
export function misspelledIn(words: string, { names }: About): string[] {
  const known = names.flatMap(spelled).filter((name) => /^\p{L}{3,}$/u.test(name))
  const isKnown = (name: string) => known.some((one) => one.toLowerCase() === name.toLowerCase())
  return [...words.matchAll(ADDRESSED)]
    .flatMap(([, name]) => (name === undefined || isKnown(name) ? [] : [name]))
    .filter((name) => known.some((one) => isNearly(name, one)))
}

function isNearly(name: string, known: string): boolean {
  const [one, other] = [fold(name), fold(known)]
  if (one === other) return true
  const longest = Math.max(one.length, other.length)
  return longest > 3 && one[0] === other[0] && distance(one, other) <= (longest > 6 ? 2 : 1)
}

/** How many letters must be put in, left out or changed (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1]
    for (const [index, its] of [...other].entries())
      next.push(
        Math.min(
          (next[index] ?? 0) + 1,
          (row[index + 1] ?? 0) + 1,
          (row[index] ?? 0) + (its === letter ? 0 : 1),
        ),
      )
    row = next
  }
  return row.at(-1) ?? 0
}
