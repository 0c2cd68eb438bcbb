import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { minorDigits, moneyInWords, moneyToType, parseMoney } from './money'

describe('money as it is typed', () => {
  test('is kept in the minor units of its currency', () => {
    expect(parseMoney('2.50', 'EUR')).toBe(250)
    expect(parseMoney('2,5', 'EUR')).toBe(250)
    expect(parseMoney('3', 'EUR')).toBe(300)
    expect(parseMoney('0', 'EUR')).toBe(0)
    expect(parseMoney('300', 'JPY')).toBe(300)
    expect(parseMoney('1,250', 'KWD')).toBe(1250)
    expect(parseMoney('1.2', 'KWD')).toBe(1200)
  })

  test('may carry the sign or the code of its currency', () => {
    expect(parseMoney(' € 2.50 ', 'EUR')).toBe(250)
    expect(parseMoney('2,50 €', 'EUR')).toBe(250)
    expect(parseMoney('usd 12', 'USD')).toBe(1200)
    expect(parseMoney('１２', 'EUR')).toBe(1200)
  })

  test('is refused, not guessed, when it could mean two amounts', () => {
    for (const text of ['1,250', '1.250,00', '1,250.00', '2.505', '-1', '', 'two', '1e3', '.5', '2.', '1 .'])
      expect(parseMoney(text, 'EUR'), text).toBeNull()
    expect(parseMoney('2.5', 'JPY')).toBeNull()
    expect(parseMoney('10000001', 'EUR')).toBeNull()
  })

  test('comes back from the field as the same amount, in every currency', () => {
    const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLP', 'TND')
    const seed = Date.now() % 1_000_000
    fc.assert(
      fc.property(currency, fc.integer({ min: 0, max: 1_000_000_000 }), (code, minor) => {
        expect(parseMoney(moneyToType(minor, code), code)).toBe(minor)
      }),
      { seed, verbose: 1 },
    )
  })
})

test('currencies have none, two or three digits after the point', () => {
  expect(['JPY', 'EUR', 'KWD'].map(minorDigits)).toEqual([0, 2, 3])
})

test('money is read in the words of the reader', () => {
  expect(moneyInWords(250, 'EUR', 'en')).toBe('€2.50')
  expect(moneyInWords(250, 'EUR', 'es').replace(/\s/g, ' ')).toBe('2,50 €')
  expect(moneyInWords(300, 'JPY', 'en')).toBe('¥300')
})
