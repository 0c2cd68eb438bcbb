import { describe, expect, test } from 'vitest'

import { daysLater, instantOfLocal, isZone, nextAt, wallClockOf } from './local-time'

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

describe('in the night that the clocks change', () => {
  test.each([
    // Two o'clock is three o'clock: whatever lies between is past at three.
    ['Europe/Madrid', '02:30', '2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z'],
    ['Europe/Madrid', '02:30', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'],
    ['Europe/Madrid', '03:15', '2026-03-29T00:30:00Z', '2026-03-29T01:15:00Z'],
    ['America/New_York', '02:30', '2026-03-08T05:00:00Z', '2026-03-08T07:00:00Z'],
    // Half past two comes twice, and each is the next one once the other is over.
    ['Europe/Madrid', '02:30', '2026-10-25T00:10:00Z', '2026-10-25T00:30:00Z'],
    ['Europe/Madrid', '02:30', '2026-10-25T00:40:00Z', '2026-10-25T01:30:00Z'],
    ['Europe/Madrid', '02:30', '2026-10-25T01:40:00Z', '2026-10-26T01:30:00Z'],
    ['America/New_York', '01:15', '2026-11-01T05:20:00Z', '2026-11-01T06:15:00Z'],
  ])('in %s %s after %s is %s', (zone, time, after, next) => {
    expect(nextAt(time, new Date(after), zone)).toEqual(new Date(next))
  })

  test('days later is the same time on the wall, not so many times 24 hours', () => {
    const saturday = new Date('2026-03-28T14:00:00Z')
    expect(daysLater(saturday, 3, 'Europe/Madrid')).toEqual(new Date('2026-03-31T13:00:00Z'))
    const october = new Date('2026-10-31T19:00:00Z')
    expect(daysLater(october, 1, 'America/New_York')).toEqual(new Date('2026-11-01T20:00:00Z'))
  })
})

test('a local time is read in the zone of the house', () => {
  expect(instantOfLocal('2026-07-10T20:30', 'Europe/Lisbon')).toEqual(new Date('2026-07-10T19:30:00Z'))
  expect(instantOfLocal('soon', 'Europe/Lisbon')).toBeNull()
})

test('a zone is known by its name or refused', () => {
  expect(isZone('Europe/Lisbon')).toBe(true)
  expect(isZone('Europe/Atlantis')).toBe(false)
})
