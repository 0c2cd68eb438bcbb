/**
 * What stands between a reply and its guest. Private matters stop it in public: no word of theirs may be overruled.
 * The others only ask, say why, and let a person overrule them with a reason that is kept.
 */
import type { About } from './about'
import { misspelledIn, notToldIn } from './not-told'
import { PRIVATE_MATTERS, type PrivateMatter, privateMattersIn } from './private-matters'
import { SELLING, sellingIn } from './promotion'

export const ASKING = ['not_told', 'misspelled', ...SELLING] as const
export type Asking = (typeof ASKING)[number]
export const GUARDS = [...PRIVATE_MATTERS, ...ASKING] as const
export type Guard = PrivateMatter | Asking

export type Finding = {
  guard: Guard
  stops: boolean /** As it stands in the words, each once. */
  saw: string[]
}

/** Why it may leave although something was asked. */
export type Overruled = { guards: Asking[]; reason: string }
export const SHORTEST_REASON = 3
export const LONGEST_REASON = 300

export function findingsIn(words: string, about: About): Finding[] {
  const stops = about.isPublic ? found(PRIVATE_MATTERS, privateMattersIn(words, about), true) : []
  const asks: Record<Asking, string[]> = {
    not_told: notToldIn(words, about),
    misspelled: misspelledIn(words, about),
    ...sellingIn(words, about.phrases),
  }
  return [...stops, ...found(ASKING, asks, false)]
}

const found = <Name extends Guard>(names: readonly Name[], saw: Record<Name, string[]>, stops: boolean) =>
  names
    .filter((guard) => saw[guard].length > 0)
    .map((guard) => ({ guard, stops, saw: longestOf(saw[guard]) }))

/** "room 412" says "412" already. */
const longestOf = (saw: readonly string[]) =>
  [...new Set(saw)].filter((one, _, all) => !all.some((other) => other !== one && other.includes(one)))

export type Verdict = 'guarded' | 'asked' | null

/** guarded: it must be written differently. asked: it may leave with a reason for everything that was found. */
export function verdictOn(findings: readonly Finding[], overruled: Overruled | null): Verdict {
  if (findings.some(({ stops }) => stops)) return 'guarded'
  const answered: readonly Guard[] =
    overruled && overruled.reason.trim().length >= SHORTEST_REASON ? overruled.guards : []
  return findings.every(({ guard }) => answered.includes(guard)) ? null : 'asked'
}

/** Those that may be overruled, of what was found. */
export const askingOf = (findings: readonly Finding[]): Asking[] =>
  ASKING.filter((asking) => findings.some(({ guard }) => guard === asking))
