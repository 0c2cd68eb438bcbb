import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { isSilence, stretchesBefore } from './silence'

const EIGHT = (count: number) => Array.from({ length: 8 }, () => count)

describe('nothing came', () => {
  test.each([
    ['where seven always come', EIGHT(7), true],
    ['where six come: that happens once in four hundred times', EIGHT(6), false],
    ['at night, when nothing ever does', EIGHT(0), false],
    ['where a wedding was heard once', [0, 0, 0, 0, 0, 0, 0, 90], false],
    ['where two parties were heard', [0, 0, 60, 0, 0, 0, 0, 90], false],
    ['where one wedding hides that little else comes', [3, 3, 3, 3, 3, 3, 3, 90], false],
    ['where it once was out of order, and busy otherwise', [9, 8, 0, 9, 10, 8, 9, 9], true],
    ['where it was out of order twice already', [9, 8, 0, 9, 10, 0, 9, 9], false],
    ['where only two weeks are known', [40, 40], false],
    ['where three weeks are known, and agree', [8, 9, 8], true],
    ['where nothing is known', [], false],
  ])('%s', (_, heard, silent) => expect(isSilence(heard)).toBe(silent))

  test('and a house that used to hear more is never surer that all is well', () => {
    const weeks = fc.array(fc.nat(50), { minLength: 0, maxLength: 8 })
    fc.assert(
      fc.property(weeks, fc.nat(7), fc.nat(30), (heard, which, more) => {
        const busier = heard.map((count, week) => (week === which ? count + more : count))
        expect(isSilence(busier) || !isSilence(heard)).toBe(true)
      }),
    )
  })
})

describe('independent deliveries', () => {
  /** Gaps of a Poisson stream, by the seed. */
  function* stream(perHour: number, seed: number) {
    let state = seed
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state + 1) / 2 ** 32
    }
    for (;;) yield (-Math.log(next()) / perHour) * 60
  }

  test.each([
    ['6 an hour', 6],
    ['20 an hour', 20],
  ])('of %s are called silent less than once in two hundred gaps', (_, perHour) => {
    const gaps = stream(perHour, 7)
    let alarms = 0
    for (let seen = 0; seen < 20_000; seen += 1) {
      const minutes = gaps.next().value ?? 0
      // What the same stretch brings when every week is as usual.
      const expected = (perHour * minutes) / 60
      if (isSilence(EIGHT(Math.floor(expected)))) alarms += 1
    }
    expect(alarms).toBeLessThan(100)
  })
})

describe('the same stretch of the weeks before', () => {
  const LISBON = 'Europe/Lisbon'
  const long = new Date('2020-01-01T00:00:00Z')

  test('is of the same weekday, by the clock on the wall, also when the clocks changed', () => {
    // Clocks in Lisbon went forward on Sunday, 29 March: 19:00 is 18:00 UTC since then.
    const stretch = { from: new Date('2026-04-03T18:00:00Z'), to: new Date('2026-04-03T19:30:00Z') }
    expect(stretchesBefore(stretch, long, LISBON).slice(0, 2)).toEqual([
      { from: new Date('2026-03-27T19:00:00Z'), to: new Date('2026-03-27T20:30:00Z') },
      { from: new Date('2026-03-20T19:00:00Z'), to: new Date('2026-03-20T20:30:00Z') },
    ])
  })

  test('is asked for eight weeks, and only since something was heard', () => {
    const stretch = { from: new Date('2026-07-10T18:00:00Z'), to: new Date('2026-07-10T19:00:00Z') }
    expect(stretchesBefore(stretch, long, LISBON)).toHaveLength(8)
    expect(stretchesBefore(stretch, new Date('2026-06-15T18:00:00Z'), LISBON)).toHaveLength(3)
    expect(stretchesBefore(stretch, new Date('2026-06-20T18:00:00Z'), LISBON), 'too short a time').toEqual([])
  })

  test('never reaches into another of them', () => {
    const anInstant = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2028-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(anInstant, fc.nat(60 * 24 * 30), (to, minutes) => {
        const from = new Date(to.getTime() - minutes * 60_000)
        const all = stretchesBefore({ from, to }, long, LISBON)
        expect(all).toHaveLength(8)
        const starts = [Math.max(from.getTime(), to.getTime() - 7 * 24 * 3_600_000)]
        for (const stretch of all) {
          // An hour, where the clocks changed between.
          expect(stretch.to.getTime()).toBeLessThanOrEqual((starts.at(-1) ?? 0) + 3_600_000)
          starts.push(stretch.from.getTime())
        }
      }),
    )
  })
})
