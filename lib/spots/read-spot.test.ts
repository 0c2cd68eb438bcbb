import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { NamedSpot } from './find-spot'
import { readSpot } from './read-spot'

const table = (label: string, aliases: string[] = []): NamedSpot => ({
  id: `table ${label}`,
  outletId: 'terraza',
  kind: 'table',
  label,
  aliases,
})
const named = (label: string, aliases: string[], outletId = 'terraza'): NamedSpot => ({
  id: label,
  outletId,
  kind: 'other',
  label,
  aliases,
})
/** Forty tables, four named places on the terrace; a bar of its own and two rooms elsewhere. */
const spots: NamedSpot[] = [
  ...Array.from({ length: 40 }, (_, index) => table(`${index + 1}`)),
  table('A4'),
  named('Fountain', ['the fountain', 'la fuente']),
  named('Lemon tree', ['the lemon tree', 'el limonero']),
  named('Garden booth', ['booth in the garden', 'el reservado']),
  named('Counter', ['the counter', 'la barra']),
  { ...table('3'), id: 'bar table 3', outletId: 'bar' },
  { ...table('412'), id: 'room 412', outletId: 'rooms', kind: 'room' },
  { ...table('7'), id: 'room 7', outletId: 'rooms', kind: 'room' },
]
const outlets = [
  { id: 'terraza', name: 'La Terraza' },
  { id: 'bar', name: 'Night Bar' },
  { id: 'rooms', name: 'Rooms' },
]
const read = (words: string, outletId: string | null = 'terraza') =>
  readSpot(words, { spots, outlets, outletId })

/** `ask` and `nothing`, or the id of the spot. */
function readAs(words: string, outletId: string | null = 'terraza') {
  const reading = read(words, outletId)
  return reading.kind === 'spot' ? reading.spotId : reading.kind
}

describe('a spot is read from', () => {
  test.each([
    ['Table 17', 'table 17'],
    ['table #38!', 'table 38'],
    ['TABLE NUMBER 4', 'table 4'],
    ['tbl. 9 🍹', 'table 9'],
    ['T12', 'table 12'],
    ['t 12, thanks', 'table 12'],
    ['table thirty-one', 'table 31'],
    ['We are at table twenty two', 'table 22'],
    ['our table is number 14', 'table 14'],
    ['@laterraza we just sat down at table 6!!', 'table 6'],
    ['Hey Marta, table 12 :)', 'table 12'],
    ["we're at 7", 'table 7'],
    ['Sitting at 30', 'table 30'],
    ['We are seated at number 8', 'table 8'],
    ['26', 'table 26'],
    ['No. 5', 'table 5'],
    ['#11', 'table 11'],
    ['eleven!', 'table 11'],
    ['hi, thirty four, thanks', 'table 34'],
    ['Table A4', 'table A4'],
    ['a4 please', 'table A4'],
    ['mesa 21', 'table 21'],
    ['Estamos en la mesa doce', 'table 12'],
    ['la mesa es la treinta y ocho', 'table 38'],
    ['Mesa número 5, gracias', 'table 5'],
    ['mesa nº 19', 'table 19'],
    ['¡En la mesa veintidós!', 'table 22'],
    ['estamos en la 9', 'table 9'],
    ['la dieciséis', 'table 16'],
    ['By the fountain', 'Fountain'],
    ['the Fountain!', 'Fountain'],
    ['We are under the lemon tree', 'Lemon tree'],
    ['at the counter', 'Counter'],
    ['sitting in the garden booth', 'Garden booth'],
    ['booth in the garden', 'Garden booth'],
    ['junto a la fuente', 'Fountain'],
    ['Estamos en la barra', 'Counter'],
    ['bajo el limonero', 'Lemon tree'],
  ])('%j: %s', (words, spot) => {
    expect(readAs(words)).toBe(spot)
  })

  test.each([
    ['party of 4 at table 16', 'table 16'],
    ["Table 9, there's 5 of us", 'table 9'],
    ["we're six, table 2", 'table 2'],
    ['somos 4, mesa 31', 'table 31'],
    ['Table 12 since 8pm', 'table 12'],
    ['mesa 12 desde las 9:15', 'table 12'],
    ['table 12, and it is our 20th anniversary', 'table 12'],
    ['Table 5! Booked on 12/07 and paid $40', 'table 5'],
    ['table 18 by the fountain', 'table 18'],
    ['Table 18, near the lemon tree', 'table 18'],
    ['T9, can’t miss us', 'table 9'],
    ['Table 3 with friends from Madrid', 'table 3'],
    ['Table 12. Table twelve!', 'table 12'],
    ['No worries! Table 5', 'table 5'],
  ])('other numbers and places do not confuse it: %j', (words, spot) => {
    expect(readAs(words)).toBe(spot)
  })

  test('a named place of another outlet, where guests walked out to the patio', () => {
    expect(read('by the fountain, we are two', 'bar')).toEqual({ kind: 'spot', spotId: 'Fountain' })
  })

  test('the outlet that is named, or the one they are in', () => {
    expect(readAs('table 3')).toBe('table 3')
    expect(readAs('table 3', 'bar')).toBe('bar table 3')
    expect(readAs('table 3', null)).toBe('ask')
    expect(readAs('table 3 in the Night Bar')).toBe('bar table 3')
    expect(readAs('room 412', null)).toBe('room 412')
    expect(readAs('habitación 7', null)).toBe('room 7')
  })
})

describe('a host is asked about', () => {
  test.each([
    // No such table.
    ...['table 99', 'mesa noventa y nueve', 'T400', 'room 412', 'table 0'],
    // Two of them, or part of something else.
    ...[
      'table 5 or 6',
      'tables 5 and 6',
      'table 5 and 6',
      'table 12/13',
      'table 3-4',
      'mesas 5 y 6',
      'table 1 2',
    ],
    ...['table 12b', 'table 5, 6', 'the fountain, or the lemon tree', 'table 5 at the counter', 'table 2.5'],
    // Not sure.
    ...[
      'table 5?',
      'I think table 5',
      'not table 5, table 6',
      'not table 5, I think 6?',
      'maybe 12',
      'table 5 I guess',
    ],
    ...['creo que la mesa 5', 'no es la mesa 5', 'mesa 5 o la 6', 'tal vez la 12', 'no estamos en la mesa 5'],
    // Not there, or not yet, or not any more.
    ...[
      'next to table 5',
      'the table behind table 9',
      'near the fountain',
      'al lado de la mesa 5',
      'cerca de la fuente',
    ],
    ...[
      'we were at table 5',
      'we moved from table 5',
      'can we have table 5',
      'we would love table 5',
      'if table 5 is free',
    ],
    ...[
      'waiting for table 5',
      'queremos la mesa 5',
      "we'll be at table 5",
      'estábamos en la mesa 5',
      'vamos a la mesa 5',
    ],
    // Somebody else.
    ...['they are at table 5', 'the couple at table 5', 'table 5 is so loud', 'our friends are at table 5'],
    ...['la pareja de la mesa 5', 'send it to table 5', 'charge it to table 5'],
    // A place that the house does not call by that name.
    ...[
      'at the window',
      'outside on the patio',
      'en la esquina',
      'the big table in the corner',
      'third table on the left',
    ],
    ...['in the garden', 'love the fountain', 'the lemon tree is beautiful'],
    // A number, but of what?
    ...['somewhere around 12', '12 maybe', 'we sat in 12 I believe', 'one'],
  ])('%j', (words) => {
    expect(readAs(words)).toBe('ask')
  })

  test('with the spots that it may have been', () => {
    expect(read('table 5 or 6')).toMatchObject({ candidates: ['table 5'], heard: 'table 5 or 6' })
    expect(read('I think table 6')).toMatchObject({ candidates: ['table 6'] })
    expect(read('the fountain or the lemon tree')).toMatchObject({ candidates: ['Fountain', 'Lemon tree'] })
    expect(read('somewhere in the garden')).toMatchObject({ candidates: ['Garden booth'] })
    expect(read('table 99')).toMatchObject({ candidates: [] })
  })
})

describe('nothing is read from', () => {
  test.each([
    ...['Thank you so much!', '😍😍😍', '', 'Gracias, qué amables', 'best margaritas ever', "we're four"],
    ...['party of 4', 'somos 5', '7:30', 'at 7pm', '8 o’clock', '12/07/2026', '$40', '40 euros', '15%'],
    ...[
      'my 30th birthday',
      'there are 6 of us',
      '4 people',
      'https://house.example/table/5',
      '@table5',
      '#table5',
    ],
    ...['call me on 555 123 4567'],
  ])('%j', (words) => {
    expect(readAs(words)).toBe('nothing')
  })
})

test('whatever is written, reading ends quickly and names only spots of the house', () => {
  const pieces = fc.constantFrom(
    ...[
      'table',
      'mesa',
      '12',
      'twelve',
      'not',
      'or',
      'y',
      'the fountain',
      ',',
      '.',
      '?',
      '#',
      '-',
      'we are at',
      '7 pm',
      'T',
    ],
  )
  const ids = new Set(spots.map(({ id }) => id))
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(pieces).map((all) => all.join(' ')),
      ),
      (words) => {
        const reading = read(words)
        if (reading.kind === 'spot') expect(ids.has(reading.spotId)).toBe(true)
        if (reading.kind === 'ask') expect(reading.candidates.every((id) => ids.has(id))).toBe(true)
      },
    ),
  )
})

test.each(['table ', '12 ', 'not ', 'a', '#', 'the fountain ', '1.', '555 '])(
  'words that go on and on (%s) take time as their length, not as its square',
  (unit) => {
    const took = (times: number) => {
      const rounds = [1, 2, 3].map(() => {
        // Of this thread alone: on a busy machine the clock on the wall tells of its neighbours.
        const before = process.threadCpuUsage()
        read(unit.repeat(times))
        const { user, system } = process.threadCpuUsage(before)
        return (user + system) / 1000
      })
      return Math.min(...rounds)
    }
    took(1000)
    // Four times the words: four times as long, where the square would be sixteen. Under 2 ms it is the counter that speaks.
    expect(took(6000)).toBeLessThan(10 * Math.max(took(1500), 2))
  },
)

test('a table said plainly is always found', () => {
  const plain = fc.constantFrom(
    'Table N',
    'we are at table N!',
    'mesa N',
    'Estamos en la mesa N',
    'tN',
    'table no. N, thanks',
  )
  fc.assert(
    fc.property(plain, fc.integer({ min: 1, max: 40 }), (words, number) => {
      expect(readAs(words.replace('N', `${number}`))).toBe(`table ${number}`)
    }),
  )
})
