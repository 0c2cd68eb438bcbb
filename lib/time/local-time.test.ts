import { expect, test } from 'vitest'

import { instantOfLocal, isZone, nextAt, wallClockOf } from './local-time'

test('the wall shows the time of the house, not of the machine', () => {
  expect(wallClockOf(new Date('2026-07-10T18:05:59Z'), 'Europe/Lisbon')).toBe('19:05')
  expect(wallClockOf(new Date('2026-12-10T18:05:00Z'), 'Europe/Lisbon')).toBe('18:05')
})

test('a time on the wall means today, or tomorrow once it has passed', () => {
  const seven = new Date('2026-07-10T18:00:00Z')
  expect(nextAt('20:30', seven, 'Europe/Lisbon')).toEqual(new Date('2026-07-10T19:30:00Z'))
  expect(nextAt('19:00', seven, 'Europe/Lisbon')).toEqual(new Date('2026-07-11T18:00:00Z'))
  expect(nextAt('25:00', seven, 'Europe/Lisbon')).toBeNull()
})

test('a local time is read in the zone of the house', () => {
  expect(instantOfLocal('2026-07-10T20:30', 'Europe/Lisbon')).toEqual(new Date('2026-07-10T19:30:00Z'))
  expect(instantOfLocal('soon', 'Europe/Lisbon')).toBeNull()
})

test('a zone is known by its name or refused', () => {
  expect(isZone('Europe/Lisbon')).toBe(true)
  expect(isZone('Europe/Atlantis')).toBe(false)
})
