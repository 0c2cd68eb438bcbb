import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { weekdayOf } from '@/lib/time/business-date'

import { customPeriod, daysOf, nextOf, periodOf, previousOf } from './period'

/** A Friday. */
const TODAY = '2026-07-10'

describe('a period', () => {
  test('begins on Monday and ends today, or covers the week before', () => {
    expect(periodOf('week', TODAY)).toEqual({ from: '2026-07-06', to: '2026-07-10' })
    expect(periodOf('last-week', TODAY)).toEqual({ from: '2026-06-29', to: '2026-07-05' })
    expect(periodOf('28-days', TODAY)).toEqual({ from: '2026-06-13', to: '2026-07-10' })
    expect(periodOf('month', TODAY)).toEqual({ from: '2026-07-01', to: '2026-07-10' })
  })

  test('on a Monday is that Monday alone', () => {
    expect(periodOf('week', '2026-07-06')).toEqual({ from: '2026-07-06', to: '2026-07-06' })
  })

  test('that somebody typed is put in order, ends today and is two years long at most', () => {
    expect(customPeriod('2026-07-01', '2026-07-03', TODAY)).toEqual({ from: '2026-07-01', to: '2026-07-03' })
    expect(customPeriod('2026-07-03', '2026-07-01', TODAY)).toEqual({ from: '2026-07-01', to: '2026-07-03' })
    expect(customPeriod('2026-07-01', '2030-01-01', TODAY)).toEqual({ from: '2026-07-01', to: TODAY })
    expect(customPeriod('2029-01-01', '2030-01-01', TODAY)).toEqual({ from: TODAY, to: TODAY })
    expect(daysOf(customPeriod('1900-01-01', TODAY, TODAY) ?? { from: '', to: '' })).toBe(731)
  })

  test('of a day that does not exist is none', () => {
    for (const typed of ['2026-02-30', '', 'yesterday', '2026-7-1', '2026-07-01T10:00', "'; drop table"])
      expect(customPeriod(typed, TODAY, TODAY)).toBeNull()
  })
})

describe('the period after', () => {
  test('has the same weekdays and ends today; after today there is none', () => {
    expect(nextOf({ from: '2026-06-22', to: '2026-06-28' }, TODAY)).toEqual({
      from: '2026-06-29',
      to: '2026-07-05',
    })
    expect(nextOf({ from: '2026-06-29', to: '2026-07-05' }, TODAY)).toEqual({ from: '2026-07-06', to: TODAY })
    expect(nextOf({ from: '2026-07-06', to: TODAY }, TODAY)).toBeNull()
  })
})

describe('the year before', () => {
  test('has the same weekdays, 52 weeks back; a whole year stands beside the one it does not touch', () => {
    expect(previousOf({ from: '2026-07-06', to: '2026-07-10' }, 'year')).toEqual({
      from: '2025-07-07',
      to: '2025-07-11',
    })
    const year = { from: '2025-07-11', to: '2026-07-10' }
    expect(previousOf(year, 'year').to < year.from).toBe(true)
  })
})

describe('the period before', () => {
  test('has the same weekdays: a month stands against five weeks back', () => {
    expect(previousOf({ from: '2026-07-01', to: '2026-07-31' })).toEqual({
      from: '2026-05-27',
      to: '2026-06-26',
    })
  })

  test('is as long, starts on the same weekday and ends before this one starts, always', () => {
    const days = fc.integer({ min: 0, max: 730 })
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        days,
        (end, length) => {
          const to = end.toISOString().slice(0, 10)
          const from = new Date(end.getTime() - length * 86_400_000).toISOString().slice(0, 10)
          const before = previousOf({ from, to })
          expect(daysOf(before)).toBe(daysOf({ from, to }))
          expect(weekdayOf(before.from)).toBe(weekdayOf(from))
          expect(before.to < from).toBe(true)
        },
      ),
    )
  })
})
