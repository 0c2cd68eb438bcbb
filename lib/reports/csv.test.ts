import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { readCsv } from '@/lib/testing/read-csv'

import { csvCell, csvComment, csvLine } from './csv'

describe('a cell', () => {
  test('that a spreadsheet would run is disarmed', () => {
    for (const words of [
      '=1+1',
      '+1',
      '-1',
      '@sum(a1)',
      '\t=1',
      '\r=1',
      '\n=1',
      ' =1',
      '\ufeff=1',
      '＝1',
      '\u200b@x',
    ])
      expect(csvCell(words)).toBe(`"'${words}"`)
  })

  test('is quoted, its quotes doubled', () => {
    expect(csvCell('She said "lovely", twice\nand left')).toBe('"She said ""lovely"", twice\nand left"')
  })

  test('that is a number of ours stays a number, also below zero', () => {
    expect(csvCell(-2.5)).toBe('-2.5')
    expect(csvCell(Number.NaN)).toBe('')
    expect(csvCell(null)).toBe('')
    expect(csvCell(true)).toBe('"true"')
  })
})

test('a comment is one cell, so that no comma in it begins another', () => {
  expect(csvComment('Moments, =cmd|x\r\nsecond')).toBe('"# Moments, =cmd|x second"\r\n')
})

test('a line can be read back, and no cell of it begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (cells) => {
      const read = readCsv(csvLine(cells)).flat()
      expect(read.map((cell, at) => (cell === `'${cells[at]}` ? cells[at] : cell))).toEqual(cells)
      for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})
