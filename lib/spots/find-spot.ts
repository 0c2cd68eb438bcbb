/** Finds a spot or an outlet by the name that a machine uses for it: "412", "Room 412", "Terrace bar". */
import type { SpotKind } from '@/db/vocabulary'
import { wordsOf } from '@/lib/text/fold'

export type NamedSpot = { id: string; outletId: string; kind: SpotKind; label: string; aliases: string[] }

const KIND_WORDS: Record<string, SpotKind> = {
  room: 'room',
  rm: 'room',
  suite: 'room',
  habitacion: 'room',
  hab: 'room',
  table: 'table',
  tbl: 'table',
  mesa: 'table',
}

const same = (one: string[], other: string[]) => one.length > 0 && one.join(' ') === other.join(' ')

const plain = (name: string) => wordsOf(name).map((word) => word.replace(/^0+(?=\d)/, ''))

/** Null when no spot is called that, or more than one: a machine's name must be exact. */
export function findSpotByName<Spot extends NamedSpot>(
  spots: readonly Spot[],
  name: string | null,
  { outletId = null, kind = null }: { outletId?: string | null; kind?: SpotKind | null } = {},
): Spot | null {
  const words = plain(name ?? '')
  const [first, ...rest] = words
  const saidKind = first && rest.length > 0 ? KIND_WORDS[first] : undefined
  const called = spots.filter(
    (spot) =>
      same(plain(spot.label), words) ||
      spot.aliases.some((alias) => same(plain(alias), words)) ||
      (saidKind === spot.kind && same(plain(spot.label), rest)),
  )
  const ofKind = called.filter((spot) => kind === null || spot.kind === kind)
  const there = ofKind.filter((spot) => spot.outletId === outletId)
  const [found, ...others] = there.length > 0 ? there : ofKind
  return found && others.length === 0 ? found : null
}

/** Null when no outlet is called that. */
export function findOutletByName<Outlet extends { name: string }>(
  outlets: readonly Outlet[],
  name: string | null,
): Outlet | null {
  const words = plain(name ?? '')
  return outlets.find((outlet) => same(plain(outlet.name), words)) ?? null
}
