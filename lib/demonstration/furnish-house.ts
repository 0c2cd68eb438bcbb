/** Furnishes one house of the demonstration through the use cases that its pages use. */
import type { Database } from '@/db/client'
import type { SpotKind } from '@/db/vocabulary'
import { keepGesture } from '@/lib/gestures/keep-gesture'
import { moneyToType } from '@/lib/gestures/money'
import { addSpots } from '@/lib/house/add-spots'
import { keepOutlet } from '@/lib/house/keep-outlet'
import { keepTeam } from '@/lib/house/keep-team'
import type { Outcome } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import type { HouseFacts } from './facts'

/** Ids by the names in `houses.ts`. */
export type Furniture = Record<'outlets' | 'teams' | 'gestures', Map<string, string>>

const SPOT_KINDS_IN_ORDER: readonly SpotKind[] = ['room', 'table', 'other']

/** `admin` need not be a member yet: the teams must stand before anybody can belong to one. */
export async function furnishHouse(tx: Database, admin: Member, facts: HouseFacts): Promise<Furniture> {
  const furniture: Furniture = { outlets: new Map(), teams: new Map(), gestures: new Map() }

  for (const { name, kind, visitMinutes, spots } of facts.outlets) {
    const { outlet } = worked(await keepOutlet(tx, admin, { name, kind, visitMinutes }), name)
    furniture.outlets.set(name, outlet.id)
    for (const spotKind of SPOT_KINDS_IN_ORDER) {
      const list = spots.filter((spot) => spot.kind === spotKind)
      const lines = list.map(({ label, aliases }) => [label, ...aliases].join(', ')).join('\n')
      if (lines) worked(await addSpots(tx, admin, { outletId: outlet.id, kind: spotKind, list: lines }), name)
    }
  }

  for (const { name, outlet, isHost } of facts.teams) {
    const outletId = outlet === null ? null : idOf(furniture.outlets, outlet)
    const { team } = worked(await keepTeam(tx, admin, { name, outletId, isHost }), name)
    furniture.teams.set(name, team.id)
  }

  for (const { team, costMinor, valueMinor, ...words } of facts.gestures) {
    const gesture = {
      ...words,
      teamId: idOf(furniture.teams, team),
      cost: moneyToType(costMinor, facts.currency),
      value: moneyToType(valueMinor, facts.currency),
    }
    furniture.gestures.set(words.name, worked(await keepGesture(tx, admin, gesture), words.name).gesture.id)
  }
  return furniture
}

/** The demonstration refers only to what it furnished itself, so anything missing is a bug. */
export function idOf(ids: Map<string, string>, name: string): string {
  const id = ids.get(name)
  if (!id) throw new Error(`The demonstration has no "${name}".`)
  return id
}

/** A use case refusing the demonstration's own facts is a bug, and says which. */
export function worked<Done extends object>(outcome: Outcome<Done, string>, what: string): Done {
  if (!outcome.ok) throw new Error(`The demonstration could not make "${what}": ${outcome.refusal}.`)
  return outcome
}
