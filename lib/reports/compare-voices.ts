/** Replies by a person beside replies by the brand: what may honestly be said of them, and when nothing may. */
import { FEWEST_EVENTS } from './compare'
import { type Counted, difference, type Interval, wilson } from './wilson'

export type ComparedVoices =
  /** Under twenty of either: the counts stand alone. */
  | { kind: 'few' }
  /** The difference may be chance. */
  | { kind: 'alike'; person: Interval; brand: Interval }
  | { kind: 'more' | 'less'; person: Interval; brand: Interval; between: Interval }

export function compareVoices(voices: readonly (Counted & { word: string })[]): ComparedVoices {
  const [person, brand] = ['person', 'brand'].map((word) => voices.find((voice) => voice.word === word))
  if (!person || !brand || person.count < FEWEST_EVENTS || brand.count < FEWEST_EVENTS) return { kind: 'few' }
  const intervals = {
    person: wilson(person.answered, person.count),
    brand: wilson(brand.answered, brand.count),
  }
  const between = difference(person, brand)
  if (between.low > 0) return { kind: 'more', ...intervals, between }
  return between.high < 0 ? { kind: 'less', ...intervals, between } : { kind: 'alike', ...intervals }
}
