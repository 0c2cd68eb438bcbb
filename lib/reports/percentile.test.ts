import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { percentile } from './percentile'

const each = (tenths: readonly number[]) => tenths.map((value) => ({ tenths: value, count: 1 }))

describe('a percentile', () => {
  test('lies between two facts in proportion', () => {
    expect(percentile(each([40, 100, 300]), 0.5)).toBe(10)
    expect(percentile(each([40, 100, 300]), 0.9)).toBeCloseTo(26)
    expect(percentile(each([40, 100]), 0.5)).toBe(7)
  })

  test('of nothing is unknown, not zero', () => {
    expect(percentile([], 0.5)).toBeNull()
  })

  test('is that of the sorted facts, however they are counted together', () => {
    const facts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(facts, fc.constantFrom(0.1, 0.5, 0.9, 1), (tenths, share) => {
        const sorted = tenths.toSorted((one, other) => one - other)
        const place = share * (sorted.length - 1)
        const [below = 0, above = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
        const counts = [...Map.groupBy(tenths, (value) => value)].map(([value, same]) => ({
          tenths: value,
          count: same.length,
        }))
        expect(percentile(counts, share)).toBeCloseTo((below + (above - below) * (place % 1)) / 10, 9)
      }),
    )
  })
})
