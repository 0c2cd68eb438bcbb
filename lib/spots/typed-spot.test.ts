import { expect, test } from 'vitest'

import type { NamedSpot } from './find-spot'
import { typedSpot } from './typed-spot'

const spot = (id: string, outletId: string, label: string, aliases: string[] = []): NamedSpot => ({
  id,
  outletId,
  kind: label.startsWith('4') ? 'room' : /^\d/.test(label) ? 'table' : 'other',
  label,
  aliases,
})
const spots = [
  spot('terrace-2', 'terrace', '2'),
  spot('terrace-12', 'terrace', '12', ['the corner']),
  spot('bar-12', 'bar', '12'),
  spot('fountain', 'terrace', 'Fountain', ['la fuente']),
  spot('412', 'rooms', '412'),
]
const outlets = [
  { id: 'terrace', name: 'Terrace' },
  { id: 'bar', name: 'Bar' },
  { id: 'rooms', name: 'Rooms' },
]
const typed = (words: string, outletId: string | null = 'terrace') =>
  typedSpot(words, { spots, outlets, outletId })

test.each([
  ['12', 'terrace-12'],
  ['table 12', 'terrace-12'],
  ['Mesa 12', 'terrace-12'],
  ['The corner', 'terrace-12'],
  ['LA FUENTE', 'fountain'],
  ['now at table 2', 'terrace-2'],
  ['Room 412', '412'],
])('%j is one of the spots', (words, id) => {
  expect(typed(words)).toBe(id)
})

test.each([
  'patio, blue jacket',
  'table 99',
  'somewhere near the bar',
  'two of them',
  '',
  // Names end alike; that makes them no spot.
  'behind the lemon tree 2',
])('%j stays in words', (words) => {
  expect(typed(words)).toBeNull()
})

test('a number that stands in two outlets is the one where the task is, and none where that is not known', () => {
  expect(typed('12', 'bar')).toBe('bar-12')
  expect(typed('12', null)).toBeNull()
})
