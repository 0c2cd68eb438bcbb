import { expect, test } from 'vitest'

import { businessDateOf, businessDay, weekdayOf } from '@/lib/time/business-date'
import { wallClockOf } from '@/lib/time/local-time'

import { zoneOfEvening } from './zone-of-evening'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Every half hour of a week. */
const halfHoursFrom = (monday: string) =>
  Array.from({ length: 7 * 48 }, (_, nth) => new Date(Date.parse(monday) + nth * 30 * MINUTE))

test.each([
  ['an ordinary week', '2026-11-23T00:00:00Z'],
  ['the week after which Europe’s clocks go back', '2026-10-19T00:00:00Z'],
  ['the week in which America’s go back', '2026-10-26T00:00:00Z'],
  ['the week in which Europe’s go forward', '2027-03-22T00:00:00Z'],
  ['the week in which America’s go forward', '2027-03-08T00:00:00Z'],
  ['the week in which a year begins', '2026-12-28T00:00:00Z'],
  ['the end of a February', '2028-02-28T00:00:00Z'],
])('at every hour of %s it is evening somewhere, and stays the same day and week', (_, monday) => {
  for (const now of halfHoursFrom(monday)) {
    const zone = zoneOfEvening(now)
    const clock = wallClockOf(now, zone)
    expect(clock >= '15:00' && clock < '21:00', `${now.toISOString()}: ${clock} in ${zone}`).toBe(true)

    // A story looks two hours back and three ahead, whatever the hour at which the house rolls over.
    for (const rollsAtHour of [0, 4, 11]) {
      const house = { zone, rollsAtHour }
      const today = businessDateOf(now, house)
      const { startsAt, endsAt } = businessDay(today, house)
      expect(endsAt.getTime() - startsAt.getTime()).toBe(24 * HOUR)
      for (const hours of [-2, 3]) {
        const then = businessDateOf(new Date(now.getTime() + hours * HOUR - MINUTE), house)
        expect(`${then} ${weekdayOf(then)}`).toBe(`${today} ${weekdayOf(today)}`)
      }
    }
  }
})
