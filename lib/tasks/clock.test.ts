import { describe, expect, test } from 'vitest'

import { EVENING, minutesAfter } from '@/lib/testing/furnish'

import { arrange, arrangeByOutlet } from './arrange'
import { clockOf, isUntakenAtHalfTime, timeGroupOf } from './clock'
import type { Named } from './task-row'

const due = (minutes: number) => ({
  openedAt: EVENING,
  createdAt: EVENING,
  dueAt: minutesAfter(EVENING, minutes),
})

describe('the clock of a task', () => {
  test.each([
    [0, 'normal', 20],
    [14.9, 'normal', 6],
    [15, 'soon', 5],
    [19.5, 'soon', 1],
    [20, 'soon', 0],
    [20.1, 'late', 0],
    [24, 'late', 4],
  ] as const)('after %d of twenty minutes is %s with %d', (elapsed, level, minutes) => {
    expect(clockOf(due(20), minutesAfter(EVENING, elapsed))).toEqual({ level, minutes })
  })

  test('counts from the making while nobody could do it', () => {
    const waiting = { openedAt: null, createdAt: EVENING, dueAt: minutesAfter(EVENING, 40) }
    expect(clockOf(waiting, minutesAfter(EVENING, 31)).level).toBe('soon')
  })
})

test('half of its time gone and nobody on it: open tasks only', () => {
  const half = minutesAfter(EVENING, 10)
  expect(isUntakenAtHalfTime({ status: 'open', ...due(20) }, half)).toBe(true)
  expect(isUntakenAtHalfTime({ status: 'open', ...due(20) }, minutesAfter(EVENING, 9))).toBe(false)
  expect(isUntakenAtHalfTime({ status: 'claimed', ...due(20) }, half)).toBe(false)
  expect(isUntakenAtHalfTime({ status: 'open', ...due(20), openedAt: null }, half)).toBe(false)
})

test('time groups go by time left alone', () => {
  expect([-5, 15, 16, 60, 61].map((minutes) => timeGroupOf(due(minutes), EVENING))).toEqual([
    'now',
    'now',
    'next_hour',
    'next_hour',
    'later',
  ])
})

describe('the arranged list', () => {
  const row = (
    id: string,
    minutes: number,
    spotId: string | null,
    words: string | null = null,
    outlet: Named | null = null,
  ) => ({
    id,
    dueAt: minutesAfter(EVENING, minutes),
    visitId: null,
    place: { spotId, words, outlet },
  })

  test('stacks one place where its most urgent task stands', () => {
    const rows = [row('c', 50, '412'), row('a', 5, '412'), row('b', 10, '208'), row('d', 90, null)]
    const seen = arrange(rows, EVENING).map(({ group, stacks }) => [
      group,
      stacks.map((stack) => stack.rows.map(({ id }) => id)),
    ])
    expect(seen).toEqual([
      ['now', [['a', 'c'], ['b']]],
      ['later', [['d']]],
    ])
  })

  test('goes by outlet on request, the most urgent first', () => {
    const [bar, rooms] = [
      { id: 'b', name: 'Bar' },
      { id: 'r', name: 'Rooms' },
    ]
    const rows = [
      row('a', 50, '412', null, rooms),
      row('b', 5, '208', null, rooms),
      row('c', 20, '7', null, bar),
      row('d', 30, null),
      row('e', 60, '412', null, rooms),
    ]
    const seen = arrangeByOutlet(rows).map(({ outlet, stacks }) => [
      outlet?.name,
      stacks.map((stack) => stack.rows.map(({ id }) => id)),
    ])
    expect(seen).toEqual([
      ['Rooms', [['b'], ['a', 'e']]],
      ['Bar', [['c']]],
      [undefined, [['d']]],
    ])
  })

  test('stacks described places by their words, and nobody with nowhere', () => {
    const rows = [
      row('a', 1, null, 'Patio, blue jacket'),
      row('b', 2, null, 'patio, blue jacket '),
      row('c', 3, null),
      row('d', 4, null),
    ]
    expect(arrange(rows, EVENING)[0]?.stacks.map((stack) => stack.rows.length)).toEqual([2, 1, 1])
  })
})

test('the groups go by the time that is left, not by what the wall shows, in the night that the clocks change', () => {
  // In Madrid the wall goes from 01:59 to 03:00: due "at 03:20" is half an hour away at ten to two.
  const spring = { dueAt: new Date('2026-03-29T01:20:00Z') }
  expect(timeGroupOf(spring, new Date('2026-03-29T00:50:00Z'))).toBe('next_hour')
  expect(timeGroupOf(spring, new Date('2026-03-29T01:05:00Z'))).toBe('now')
  // And in autumn from 02:59 to 02:00: due "at 02:10" may be an hour and a half away at twenty to three.
  const autumn = { dueAt: new Date('2026-10-25T02:10:00Z') }
  expect(timeGroupOf(autumn, new Date('2026-10-25T00:40:00Z'))).toBe('later')
  expect(timeGroupOf(autumn, new Date('2026-10-25T01:40:00Z'))).toBe('next_hour')
})
