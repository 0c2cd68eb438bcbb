/** Does one signal meet one playbook's conditions, and if not, exactly which ones? No clock, no database. */
import type { Miss } from '@/db/schema/decisions'
import type { CautionKind, SignalKind } from '@/db/vocabulary'
import { says, searchable } from '@/lib/text/fold'

import type { Conditions, Range } from './rules'

type Named = { id: string; name: string }

/** What is known about a signal at the moment of deciding. Null where nobody said. */
export type Facts = {
  kind: SignalKind
  outlet: Named | null
  connector: Named | null
  /** The guest's words, made searchable once. */
  text: string
  /** Primary subtag: "en". */
  language: string | null
  /** On a scale of five. */
  rating: number | null
  /** 1 is the first; null outside a visit. */
  visitNumber: number | null
  /** What the clock on the house's wall showed when it happened: "19:05". */
  wallClock: string
  guest: 'known' | 'new'
  presence: 'here' | 'not_here'
  cautions: readonly CautionKind[]
  /** From when its age counts. */
  at: Date
}

/** The phrases of a playbook, made searchable once per version. */
export type Compiled = { anyOf: Phrase[]; noneOf: Phrase[] }
type Phrase = { words: string; sought: string }

export function compile({ anyOf = [], noneOf = [] }: Pick<Conditions, 'anyOf' | 'noneOf'>): Compiled {
  const phrase = (words: string) => ({ words, sought: searchable(words) })
  return { anyOf: anyOf.map(phrase), noneOf: noneOf.map(phrase) }
}

/** How the house calls an outlet or a connector, by id. */
export type Names = ReadonlyMap<string, string>

/** Every condition that does not hold, in the order a person would check them; none means a match. */
export function missesOf(facts: Facts, when: Conditions, phrases: Compiled, names: Names): Miss[] {
  const { kinds, outletIds, anyOf, noneOf, languages, rating, visitNumber, hours, connectorIds } = when
  const { guest, presence, withoutCautions } = when
  const called = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id)
  const said = phrases.noneOf.filter(({ sought }) => says(facts.text, sought)).map(({ words }) => words)
  const inTheWay = withoutCautions?.filter((kind) => facts.cautions.includes(kind)) ?? []

  const misses: (Miss | false | undefined)[] = [
    kinds && !kinds.includes(facts.kind) && { condition: 'kinds', needs: kinds, saw: [facts.kind] },
    outletIds &&
      !isOneOf(outletIds, facts.outlet?.id) && {
        condition: 'outlets',
        needs: called(outletIds),
        saw: present(facts.outlet?.name),
      },
    connectorIds &&
      !isOneOf(connectorIds, facts.connector?.id) && {
        condition: 'connectors',
        needs: called(connectorIds),
        saw: present(facts.connector?.name),
      },
    anyOf &&
      !phrases.anyOf.some(({ sought }) => says(facts.text, sought)) && {
        condition: 'anyOf',
        needs: anyOf,
        saw: [],
      },
    noneOf && said.length > 0 && { condition: 'noneOf', needs: noneOf, saw: said },
    languages &&
      !isOneOf(languages, facts.language) && {
        condition: 'languages',
        needs: languages,
        saw: present(facts.language),
      },
    rating && !isWithin(rating, facts.rating) && rangeMiss('rating', rating, facts.rating),
    visitNumber &&
      !isWithin(visitNumber, facts.visitNumber) &&
      rangeMiss('visitNumber', visitNumber, facts.visitNumber),
    hours && !isDuring(hours, facts.wallClock) && { condition: 'hours', needs: hours, saw: facts.wallClock },
    guest && guest !== facts.guest && { condition: 'guest', needs: [guest], saw: [facts.guest] },
    presence &&
      presence !== facts.presence && { condition: 'presence', needs: [presence], saw: [facts.presence] },
    withoutCautions &&
      inTheWay.length > 0 && { condition: 'withoutCautions', needs: withoutCautions, saw: inTheWay },
  ]
  return misses.filter((miss) => miss !== undefined && miss !== false)
}

/** Older than the playbook acts on? It is the one condition that every playbook has. */
export function tooLate(at: Date, actWithinMinutes: number, now: Date): Miss | null {
  const isLate = now.getTime() - at.getTime() > actWithinMinutes * 60_000
  return isLate ? { condition: 'actWithin', needs: actWithinMinutes, saw: at.toISOString() } : null
}

const present = (value: string | null | undefined) => (value == null ? [] : [value])

const isOneOf = (list: readonly string[], value: string | null | undefined) =>
  value != null && list.includes(value)

/** What nobody said is in no range. */
const isWithin = ({ min, max }: Range, value: number | null) =>
  value !== null && (min == null || value >= min) && (max == null || value <= max)

const rangeMiss = (condition: 'rating' | 'visitNumber', { min, max }: Range, saw: number | null): Miss => ({
  condition,
  needs: { min: min ?? null, max: max ?? null },
  saw,
})

/** From is inside, to is not; "22:00 to 02:00" passes midnight; equal ends mean the whole day. */
function isDuring({ from, to }: { from: string; to: string }, clock: string) {
  if (from === to) return true
  return from < to ? clock >= from && clock < to : clock >= from || clock < to
}
