/** Puts a missed condition into a person's language: "rating 4, needs 2 or less". */
import type { ListCondition, Miss } from '@/db/schema/decisions'

/** Looks up a word of the area "misses" (messages/<locale>/misses.json). */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** Days are written in the property's zone. */
export function sayMiss(miss: Miss, say: Say, { locale, zone }: { locale: string; zone: string }): string {
  switch (miss.condition) {
    case 'actWithin':
      return say('actWithin', { day: dayOf(miss.saw, locale, zone) })
    case 'hours':
      return say('hours', { saw: miss.saw, from: miss.needs.from, to: miss.needs.to })
    case 'rating':
    case 'visitNumber': {
      const needs = sayRange(miss.needs, say)
      return miss.saw === null
        ? say(`${miss.condition}.none`, { needs })
        : say(`${miss.condition}.seen`, { saw: miss.saw, needs })
    }
    case 'guest':
    case 'presence':
      return say(`${miss.condition}.${miss.needs[0] ?? ''}`)
    default:
      return sayList(miss, say, locale)
  }
}

function sayList(
  { condition, needs, saw }: { condition: ListCondition; needs: string[]; saw: string[] },
  say: Say,
  locale: string,
) {
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const word = wordFor(condition, say, locale)
  const values = { needs: either.format(needs.map(word)), saw: either.format(saw.map(word)) }
  return say(saw.length === 0 ? `${condition}.none` : `${condition}.seen`, values)
}

function wordFor(condition: ListCondition, say: Say, locale: string): (value: string) => string {
  if (condition === 'kinds') return (kind) => say(`kind.${kind}`)
  if (condition === 'withoutCautions') return (caution) => say(`caution.${caution}`)
  if (condition === 'languages') {
    const languages = new Intl.DisplayNames(locale, { type: 'language' })
    return (tag) => languages.of(tag) ?? tag
  }
  return condition === 'anyOf' || condition === 'noneOf'
    ? (words) => say('quoted', { words })
    : (name) => name
}

function sayRange({ min, max }: { min: number | null; max: number | null }, say: Say) {
  if (min !== null && max !== null) return min === max ? `${min}` : say('range.between', { min, max })
  return min !== null ? say('range.min', { min }) : say('range.max', { max: max ?? '' })
}

const dayOf = (instant: string, locale: string, zone: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone }).format(new Date(instant))
