/** Which language a guest writes, when the source does not say. */
import { eld } from 'eld/small'

/** Fewer letters than this say too little. */
const ENOUGH_LETTERS = 20
/** How far ahead of the next language: measured on short hotel reviews, closer calls were often wrong. */
const CLEAR_LEAD = 0.1
/** A language that the house speaks anyway needs less to be believed. */
const LEAD_OF_A_HOUSE_LANGUAGE = 0.03
/** Told apart from Indonesian by nobody in a line or two, so neither is claimed. */
const TWINS = ['ms', 'id']

/** Null when it is not sure: a wrong language would offer a guest the wrong words. */
export function detectLanguage(text: string, houseLanguages: readonly string[]): string | null {
  // Names, tags and addresses are in no language.
  const words = text.replaceAll(/https?:\/\/\S+|[@#][\p{L}\p{N}_.]+/gu, ' ').trim()
  if ((words.match(/\p{L}/gu) ?? []).length < ENOUGH_LETTERS) return null
  const found = eld.detect(words)
  const { language } = found
  if (language === '' || TWINS.includes(language) || !found.isReliable()) return null
  const [best = 0, next = 0] = Object.values(found.getScores()).toSorted((one, other) => other - one)
  const lead = houseLanguages.includes(language) ? LEAD_OF_A_HOUSE_LANGUAGE : CLEAR_LEAD
  return best - next >= lead ? language : null
}
