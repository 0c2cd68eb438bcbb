import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { gathered } from './gathered'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the first is never kept waiting, a burst runs twice, and after `stop` nothing runs', () => {
  let runs = 0
  const { ask, stop } = gathered(() => (runs += 1), 100)
  ask()
  expect(runs).toBe(1)
  for (let n = 0; n < 50; n += 1) ask()
  expect(runs).toBe(1)
  vi.advanceTimersByTime(100)
  expect(runs).toBe(2)
  ask()
  stop()
  vi.advanceTimersByTime(1000)
  expect(runs).toBe(2)
})

test('however they come, none waits longer than the time, and none runs sooner after the one before', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 250 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      vi.setSystemTime(0)
      const asked: number[] = []
      const ran: number[] = []
      const { ask } = gathered(() => ran.push(Date.now()), 100)
      for (const gap of gaps) {
        vi.advanceTimersByTime(gap)
        asked.push(Date.now())
        ask()
      }
      vi.advanceTimersByTime(1000)
      for (const at of asked) expect(ran.some((run) => run >= at && run <= at + 100)).toBe(true)
      for (const [nth, run] of ran.entries())
        if (nth > 0) expect(run - (ran[nth - 1] ?? 0)).toBeGreaterThanOrEqual(100)
    }),
  )
})
