import { describe, expect, test } from 'vitest'

import { compare, weekdayBehind } from './compare'
import type { Reading } from './figures'

const of = (value: number | null, events = value ?? 0): Reading => ({
  value,
  events,
  rows: events,
  ninetieth: null,
})
const COUNT = { unit: 'count', good: 'up' } as const
const SHARE = { unit: 'share', good: 'up' } as const
const MISSED = { unit: 'count', good: 'down' } as const

describe('a comparison', () => {
  test('is not made under twenty events on either side: the number stands alone', () => {
    expect(compare(of(19), of(100), COUNT)).toEqual({ kind: 'few' })
    expect(compare(of(100), of(19), COUNT)).toEqual({ kind: 'few' })
    expect(compare(of(20), of(20), COUNT)).toEqual({ kind: 'same', before: 20 })
  })

  test('with nothing says so', () => {
    expect(compare(of(40), of(0), COUNT)).toEqual({ kind: 'no_data' })
    expect(compare(of(0.9, 40), of(null, 0), SHARE)).toEqual({ kind: 'no_data' })
  })

  test('under five percent is about the same', () => {
    expect(compare(of(104), of(100), COUNT)).toEqual({ kind: 'same', before: 100 })
    expect(compare(of(96), of(100), COUNT)).toEqual({ kind: 'same', before: 100 })
    expect(compare(of(105), of(100), COUNT)).toMatchObject({ kind: 'more', by: 5 })
    expect(compare(of(95), of(100), COUNT)).toMatchObject({ kind: 'less', by: 5 })
  })

  test('of shares is told in points', () => {
    expect(compare(of(0.89, 64), of(0.8, 71), SHARE)).toEqual({
      kind: 'more',
      before: 0.8,
      by: 9,
      isGood: true,
    })
  })

  test('knows which way is good, and when neither is', () => {
    expect(compare(of(30), of(20), COUNT)).toMatchObject({ kind: 'more', isGood: true })
    expect(compare(of(30), of(20), MISSED)).toMatchObject({ kind: 'more', isGood: false })
    expect(compare(of(20), of(30), MISSED)).toMatchObject({ kind: 'less', isGood: true })
    expect(compare(of(30), of(20), { unit: 'money', good: null })).toMatchObject({
      kind: 'more',
      isGood: null,
    })
  })

  test('never says that something changed by nothing', () => {
    expect(compare(of(0.054, 100), of(0.05, 100), SHARE)).toMatchObject({ kind: 'more', by: 1 })
  })
})

describe('the day behind a change', () => {
  const day = (weekday: number, now: number, before: number) => ({ weekday, now, before })

  test('is the weekday that carries at least half of it', () => {
    expect(weekdayBehind([day(4, 10, 11), day(5, 4, 10), day(6, 12, 12)])).toBe(5)
  })

  test('is found over several weeks', () => {
    expect(weekdayBehind([day(5, 4, 7), day(6, 9, 8), day(5, 5, 8), day(6, 9, 9)])).toBe(5)
  })

  test('is not named when no single one explains it, or nothing changed', () => {
    expect(weekdayBehind([day(1, 5, 6), day(2, 5, 6), day(3, 5, 6)])).toBeNull()
    expect(weekdayBehind([day(1, 5, 6), day(2, 6, 5)])).toBeNull()
    expect(weekdayBehind([day(1, 5, 9)])).toBeNull()
    expect(weekdayBehind([])).toBeNull()
  })
})
