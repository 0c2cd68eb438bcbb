import { expect, test } from 'vitest'

import { secondsToWait } from './attempts'

const now = new Date('2026-07-10T18:00:00.000Z')
const ago = (seconds: number) => ({ at: new Date(now.getTime() - seconds * 1000), count: 1 })
const limit = { free: 3 }

test('the first attempts are free', () => {
  expect(secondsToWait([], limit, now)).toBe(0)
  expect(secondsToWait([ago(1), ago(2)], limit, now)).toBe(0)
})

test('after them every attempt waits twice as long, up to a quarter of an hour', () => {
  const waits = [3, 4, 5, 6, 20].map((count) => secondsToWait([{ at: now, count }], limit, now))
  expect(waits).toEqual([15, 30, 60, 120, 900])
})

test('the wait is counted from the last attempt', () => {
  expect(secondsToWait([ago(10), ago(11), ago(12)], limit, now)).toBe(5)
  expect(secondsToWait([ago(15), ago(16), ago(17)], limit, now)).toBe(0)
})

test('after an hour nothing is held against anybody', () => {
  expect(secondsToWait([{ at: ago(3600).at, count: 50 }], limit, now)).toBe(0)
})
