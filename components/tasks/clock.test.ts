import { expect, test } from 'vitest'

import { clockOf } from '@/lib/tasks/clock'
import { wallClockOf } from '@/lib/time/local-time'

import { readClock } from './clock'

const MINUTE = 60_000
const task = { openedAt: 0, dueAt: 40 * MINUTE, dueClock: 'by 20:30' }
const at = (minutes: number, of = task) => {
  const { level, word, gaps } = readClock(of, minutes * MINUTE)
  return [level, word, ...Object.values(gaps)]
}

test('a clock says normal, soon from the last quarter, late from its due time', () => {
  expect(at(0)).toEqual(['normal', 'minutes', 40])
  expect(at(29)).toEqual(['normal', 'minutes', 11])
  expect(at(30)).toEqual(['soon', 'minutesLeft', 10])
  expect(at(39.5)).toEqual(['soon', 'secondsLeft', 30])
  expect(at(40.01)).toEqual(['late', 'secondsLate', 1])
  expect(at(44.9)).toEqual(['late', 'minutesLate', 4])
  expect(at(125)).toEqual(['late', 'hoursMinutesLate', 1, 25])
  expect(at(40 + 24 * 60)).toEqual(['late', 'dayLate', 1])
  expect(at(40 + 50 * 60)).toEqual(['late', 'daysLate', 2])
})

test('what is due in more than an hour is a time of day', () => {
  expect(at(0, { ...task, dueAt: 90 * MINUTE })).toEqual(['normal', 'by', 'by 20:30'])
  expect(at(30, { ...task, dueAt: 90 * MINUTE })).toEqual(['normal', 'minutes', 60])
})

test('the pie empties by quarters', () => {
  expect([0, 9, 11, 21, 31, 41].map((minutes) => readClock(task, minutes * MINUTE).quarters)).toEqual([
    4, 4, 3, 2, 1, 0,
  ])
})

test('the screen and the house agree on when a task is soon and when it is late', () => {
  for (let minutes = 0; minutes < 60; minutes += 0.5) {
    const times = { openedAt: new Date(0), createdAt: new Date(0), dueAt: new Date(task.dueAt) }
    expect(at(minutes)[0]).toBe(clockOf(times, new Date(minutes * MINUTE)).level)
  }
})

test.each([
  // Two hours before it is due the wall still has an hour to skip, or to repeat.
  ['Europe/Madrid', '2026-03-29T00:30:00Z', '01:30', '04:30'],
  ['Europe/Madrid', '2026-10-25T00:30:00Z', '02:30', '03:30'],
  ['America/New_York', '2026-03-08T06:30:00Z', '01:30', '04:30'],
  ['America/New_York', '2026-11-01T05:30:00Z', '01:30', '02:30'],
])('in %s, two hours from %s, when it is %s, is due by %s', (zone, now, shows, due) => {
  const openedAt = new Date(now)
  const dueAt = new Date(openedAt.getTime() + 120 * MINUTE)
  const times = { openedAt: openedAt.getTime(), dueAt: dueAt.getTime(), dueClock: wallClockOf(dueAt, zone) }
  expect(wallClockOf(openedAt, zone)).toBe(shows)
  expect(readClock(times, times.openedAt)).toMatchObject({ word: 'by', gaps: { time: due } })
  expect(readClock(times, times.openedAt + 80 * MINUTE)).toMatchObject({ word: 'minutes', gaps: { n: 40 } })
  expect(readClock(times, times.dueAt + 65 * MINUTE)).toMatchObject({ level: 'late', gaps: { h: 1, n: 5 } })
})
