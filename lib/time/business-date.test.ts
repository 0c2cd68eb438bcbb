import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  areSameDay,
  businessDateOf,
  businessDay,
  businessDayOf,
  datesFrom,
  shiftDate,
  weekdayOf,
} from './business-date'

const LISBON = { zone: 'Europe/Lisbon', rollsAtHour: 4 }
const NEW_YORK = { zone: 'America/New_York', rollsAtHour: 4 }
const MADRID = { zone: 'Europe/Madrid', rollsAtHour: 4 }
const hours = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  (endsAt.getTime() - startsAt.getTime()) / 3_600_000

describe('a business date', () => {
  test('is still yesterday until the house rolls over', () => {
    expect(businessDateOf(new Date('2026-07-11T02:59:00Z'), LISBON)).toBe('2026-07-10')
    expect(businessDateOf(new Date('2026-07-11T03:00:00Z'), LISBON)).toBe('2026-07-11')
  })

  test('is another one in another zone at the same instant', () => {
    const instant = new Date('2026-07-10T09:00:00Z')
    expect(businessDateOf(instant, { zone: 'Pacific/Auckland', rollsAtHour: 0 })).toBe('2026-07-10')
    expect(businessDateOf(instant, { zone: 'Pacific/Honolulu', rollsAtHour: 0 })).toBe('2026-07-09')
  })

  test('has 23 hours when clocks go forward and 25 when they go back', () => {
    expect(hours(businessDay('2026-03-28', LISBON))).toBe(23)
    expect(hours(businessDay('2026-10-24', LISBON))).toBe(25)
    expect(hours(businessDay('2026-03-07', NEW_YORK))).toBe(23)
    expect(hours(businessDay('2026-10-31', NEW_YORK))).toBe(25)
    expect(hours(businessDay('2026-07-10', NEW_YORK))).toBe(24)
    expect(hours(businessDay('2026-03-28', MADRID))).toBe(23)
    expect(hours(businessDay('2026-10-24', MADRID))).toBe(25)
  })

  test.each([
    // 01:59 and then 03:00 on the wall: both are still Saturday's, which ends at four.
    [MADRID, '2026-03-29T00:59:00Z', '2026-03-28'],
    [MADRID, '2026-03-29T01:00:00Z', '2026-03-28'],
    [MADRID, '2026-03-29T01:59:59Z', '2026-03-28'],
    [MADRID, '2026-03-29T02:00:00Z', '2026-03-29'],
    [NEW_YORK, '2026-03-08T07:59:59Z', '2026-03-07'],
    [NEW_YORK, '2026-03-08T08:00:00Z', '2026-03-08'],
    // Half past two comes twice.
    [MADRID, '2026-10-25T00:30:00Z', '2026-10-24'],
    [MADRID, '2026-10-25T01:30:00Z', '2026-10-24'],
    [MADRID, '2026-10-25T02:59:59Z', '2026-10-24'],
    [MADRID, '2026-10-25T03:00:00Z', '2026-10-25'],
    [NEW_YORK, '2026-11-01T08:59:59Z', '2026-10-31'],
    [NEW_YORK, '2026-11-01T09:00:00Z', '2026-11-01'],
  ])('goes by the wall in the night that the clocks change: %o at %s is %s', (clock, instant, date) => {
    expect(businessDateOf(new Date(instant), clock)).toBe(date)
  })

  test('rolls when the gap ends where the rolling hour is skipped', () => {
    const { startsAt } = businessDay('2026-03-08', { zone: 'America/New_York', rollsAtHour: 2 })
    expect(startsAt).toEqual(new Date('2026-03-08T07:00:00Z'))
  })

  test('rolls the first time where the rolling hour comes twice', () => {
    const { startsAt } = businessDay('2026-11-01', { zone: 'America/New_York', rollsAtHour: 1 })
    expect(startsAt).toEqual(new Date('2026-11-01T05:00:00Z'))
  })

  test('starts after midnight where midnight itself is skipped', () => {
    const santiago = { zone: 'America/Santiago', rollsAtHour: 0 }
    expect(businessDay('2026-09-06', santiago).startsAt).toEqual(new Date('2026-09-06T04:00:00Z'))
    expect(businessDateOf(new Date('2026-09-06T03:59:59Z'), santiago)).toBe('2026-09-05')
  })

  test('holds every instant exactly once, whatever the zone, the hour and the season', () => {
    const zones = [
      'Europe/Lisbon',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ]
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 11 }),
        (instant, zone, rollsAtHour) => {
          const clock = { zone, rollsAtHour }
          const { startsAt, endsAt } = businessDayOf(instant, clock)
          expect(startsAt <= instant && instant < endsAt).toBe(true)
          expect(businessDateOf(startsAt, clock)).toBe(businessDateOf(instant, clock))
          expect(businessDateOf(endsAt, clock)).toBe(shiftDate(businessDateOf(instant, clock), 1))
        },
      ),
    )
  })
})

test('dates run from the first to the last, across a month', () => {
  expect(datesFrom('2026-02-27', '2026-03-02')).toEqual([
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
  ])
  expect(datesFrom('2026-03-02', '2026-03-01')).toEqual([])
  expect(weekdayOf('2026-07-10')).toBe(5)
})

test.each([
  // Half past two and five of one Friday, though its business begins in between.
  ['2026-07-10T01:30:00Z', '2026-07-10T04:00:00Z', true],
  ['2026-07-09T23:00:00Z', '2026-07-10T14:00:00Z', true],
  // A Friday's evening and the night that still is its.
  ['2026-07-10T22:00:00Z', '2026-07-11T00:30:00Z', true],
  ['2026-07-10T22:00:00Z', '2026-07-11T03:00:00Z', false],
  ['2026-07-10T02:00:00Z', '2026-07-11T02:00:00Z', false],
])('%s and %s are of one day in Lisbon: %s', (one, other, expected) => {
  expect(areSameDay(new Date(one), new Date(other), LISBON)).toBe(expected)
  expect(areSameDay(new Date(other), new Date(one), LISBON)).toBe(expected)
})
