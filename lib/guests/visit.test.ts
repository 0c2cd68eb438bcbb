/** Windows that reach across the night in which the clocks change. */
import { expect, test } from 'vitest'

import { coverEndsAt, windowOfStay } from './visit'

const STAY = {
  reservationId: 'r-1',
  status: 'expected' as const,
  guestName: null,
  room: null,
  expectedAt: null,
  arrivedAt: null,
  departsAt: null,
  partySize: null,
}
const hours = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
  (endsAt.getTime() - startsAt.getTime()) / 3_600_000

test('a cover lasts its ninety minutes, whatever the wall says meanwhile', () => {
  const before = new Date('2026-03-29T00:30:00Z')
  expect(coverEndsAt(before, null)).toEqual(new Date('2026-03-29T02:00:00Z'))
  const twice = new Date('2026-10-25T00:30:00Z')
  expect(coverEndsAt(twice, 60)).toEqual(new Date('2026-10-25T01:30:00Z'))
})

test.each([
  ['Europe/Madrid', '2026-03-28', '2026-03-29', 19],
  ['Europe/Madrid', '2026-10-24', '2026-10-25', 21],
  ['America/New_York', '2026-03-07', '2026-03-08', 19],
  ['America/New_York', '2026-10-31', '2026-11-01', 21],
  ['America/New_York', '2026-07-10', '2026-07-11', 20],
])('a night in %s from %s to %s runs from three to eleven on the wall: %d hours', (zone, from, to, lasts) => {
  const stay = { ...STAY, expectedAt: from, departsAt: to }
  const known = { saidAt: new Date('2026-01-01T12:00:00Z'), zone, visitMinutes: null }
  expect(hours(windowOfStay(stay, null, known))).toBe(lasts)
})

test.each([
  ['Europe/Madrid', '2026-03-28', 71],
  ['Europe/Madrid', '2026-10-24', 73],
  ['America/New_York', '2026-03-07', 71],
  ['America/New_York', '2026-07-10', 72],
])(
  'a stay in %s from %s whose end nobody told lasts three days on the wall: %d hours',
  (zone, from, lasts) => {
    const known = { saidAt: new Date('2026-01-01T12:00:00Z'), zone, visitMinutes: null }
    expect(hours(windowOfStay({ ...STAY, expectedAt: from }, null, known))).toBe(lasts)
    expect(hours(windowOfStay({ ...STAY, expectedAt: from }, null, { ...known, visitMinutes: 600 }))).toBe(10)
  },
)
