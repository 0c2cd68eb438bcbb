import { expect, test } from 'vitest'

import { checklist, FURNISHING, type Furniture, nextToFurnish } from './checklist'

const empty: Furniture = {
  outlets: false,
  spots: false,
  teams: false,
  teamMembers: false,
  gestures: false,
  connectors: false,
  playbooks: false,
}

test('a house is furnished in an order in which each thing finds what it stands on', () => {
  expect(FURNISHING).toEqual([
    'house',
    'outlets',
    'spots',
    'teams',
    'staff',
    'gestures',
    'connectors',
    'playbooks',
  ])
  expect(nextToFurnish(checklist({ name: '' }, empty))).toBe('house')
  expect(nextToFurnish(checklist({ name: 'The Swan' }, { ...empty, outlets: true }))).toBe('spots')
})

test('nothing is missing in a house that has one of each', () => {
  const full = Object.fromEntries(Object.keys(empty).map((key) => [key, true])) as Furniture
  expect(nextToFurnish(checklist({ name: 'The Swan' }, full))).toBeNull()
  expect(nextToFurnish(checklist({ name: 'The Swan' }, { ...full, gestures: false }))).toBe('gestures')
})
