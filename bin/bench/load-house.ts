/** The house of a bench: people, outlets, spots, a catalogue and guests, loaded by COPY. */
import type { Copier, CopyCell } from '@/db/copy'
import { newId } from '@/db/id'

import { CURRENCY, GESTURES, OUTLETS, type Past, PEOPLE, PLAYBOOKS } from './past'

export type Fixtures = {
  outlets: string[]
  spots: string[]
  teams: string[]
  gestures: string[]
  playbooks: string[]
  people: string[]
  guests: string[]
}

/** Goes round and round a list. */
export const nth = (list: readonly string[], index: number) => list[index % list.length] ?? ''

export async function loadHouse(
  copier: Copier,
  { propertyId, managerId, now, finished }: Past,
): Promise<Fixtures> {
  const ids = (count: number) => Array.from({ length: count }, () => newId())
  const fixtures: Fixtures = {
    outlets: ids(OUTLETS.length),
    spots: ids(40),
    teams: ids(OUTLETS.length),
    gestures: ids(GESTURES.length),
    playbooks: ids(PLAYBOOKS.length),
    people: [managerId, ...ids(PEOPLE.length - 1)],
    guests: ids(Math.max(1, Math.floor(finished / 3))),
  }
  const rows = async (table: string, columns: string[], cells: CopyCell[][]) =>
    copier.copyIn(
      { table, columns: ['property_id', ...columns] },
      cells.map((row) => [propertyId, ...row]),
    )
  const named = <T>(list: readonly string[], names: readonly T[], row: (name: T, at: number) => CopyCell[]) =>
    names.map((name, at) => [nth(list, at), ...row(name, at)])

  await copier.copyIn({ table: 'properties', columns: ['id', 'name', 'zone', 'currency'] }, [
    [propertyId, 'The Bench House', 'Europe/Lisbon', CURRENCY],
  ])
  await copier.copyIn(
    { table: 'people', columns: ['id', 'name'] },
    named(fixtures.people, PEOPLE, (name) => [name]),
  )
  await rows(
    'memberships',
    ['person_id', 'role'],
    fixtures.people.map((id) => [id, id === managerId ? 'admin' : 'staff']),
  )
  await rows(
    'outlets',
    ['id', 'name', 'kind'],
    named(fixtures.outlets, OUTLETS, ([name, kind]) => [name, kind]),
  )
  await rows(
    'spots',
    ['id', 'outlet_id', 'kind', 'label'],
    fixtures.spots.map((id, at) => [
      id,
      nth(fixtures.outlets, at),
      at % 4 === 0 ? 'room' : 'table',
      String(101 + at),
    ]),
  )
  await rows(
    'teams',
    ['id', 'name'],
    named(fixtures.teams, OUTLETS, ([name]) => [name]),
  )
  await rows(
    'gestures',
    ['id', 'name', 'act', 'cost_minor', 'value_minor', 'minutes'],
    named(fixtures.gestures, GESTURES, ([act, cost]) => [act, act, cost, cost * 4, 5]),
  )
  await rows(
    'playbooks',
    ['id', 'name', 'current_version', 'created_at'],
    named(fixtures.playbooks, PLAYBOOKS, (name) => [name, 1, now]),
  )
  await rows(
    'guests',
    ['id', 'name', 'created_at'],
    fixtures.guests.map((id, at) => [id, `Guest ${at}`, now]),
  )
  return fixtures
}
