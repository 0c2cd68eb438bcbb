import { expect, test } from 'vitest'

import { clockOf } from '@/lib/tasks/clock'

import { readClock } from './clock'

const MINUTE = 60_000
const task = { openedAt: 0, dueAt: 40 * MINUTE, dueClock: '20:30' }
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
})

test('what is due in more than an hour is a time of day', () => {
  expect(at(0, { ...task, dueAt: 90 * MINUTE })).toEqual(['normal', 'by', '20:30'])
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
