import { describe, expect, test } from 'vitest'

import { difference, wilson } from './wilson'

const rounded = ({ low, high }: { low: number; high: number }) =>
  [low, high].map((end) => Number(end.toFixed(4)))

describe('a share', () => {
  test.each([
    // Newcombe 1998, "Two-sided confidence intervals for the single proportion", table I, method 3.
    [81, 263, [0.2553, 0.3662]],
    [15, 148, [0.0624, 0.1605]],
    [0, 20, [0, 0.1611]],
    [1, 29, [0.0061, 0.1718]],
  ])('of %d in %d lies between %j', (answered, count, ends) => {
    expect(rounded(wilson(answered, count))).toEqual(ends)
  })

  test('of nothing may be anything', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  })
})

test('two shares differ by what Newcombe’s own example says', () => {
  // Newcombe 1998, table II, (a) 56/70 against 48/80, method 10.
  const ends = difference({ answered: 56, count: 70 }, { answered: 48, count: 80 })
  expect(rounded(ends)).toEqual([0.0524, 0.3339])
})
