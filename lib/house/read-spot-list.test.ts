import { describe, expect, test } from 'vitest'

import { readSpotList } from './read-spot-list'

const tables = (list: string) => readSpotList(list, { kind: 'table' })

describe('a pasted list of spots', () => {
  test('has one spot a line, with the names that guests use', () => {
    const list =
      '12\nTable 14, by the fountain\n\nRoom 412 = Suite, four twelve\nPatio; the garden;  back yard'
    expect(tables(list)).toEqual({
      fresh: [
        { line: 1, kind: 'table', label: '12', aliases: [] },
        { line: 2, kind: 'table', label: '14', aliases: ['by the fountain'] },
        { line: 4, kind: 'room', label: '412', aliases: ['Suite', 'four twelve'] },
        { line: 5, kind: 'table', label: 'Patio', aliases: ['the garden', 'back yard'] },
      ],
      renamed: [],
      unchanged: [],
      problems: [],
    })
  })

  test('may come from a spreadsheet, with bullets, or in Spanish', () => {
    const labels = tables('• 1\r\n- 2\r\n#3\r\nMesa 4\tla fuente\r\nHabitación 5').fresh
    expect(labels.map(({ kind, label, aliases }) => [kind, label, ...aliases])).toEqual([
      ['table', '1'],
      ['table', '2'],
      ['table', '3'],
      ['table', '4', 'la fuente'],
      ['room', '5'],
    ])
  })

  test('counts ranges out, with their letters and their noughts', () => {
    const labels = (list: string) => tables(list).fresh.map(({ label }) => label)
    expect(labels('101-103')).toEqual(['101', '102', '103'])
    expect(labels('Rooms 9 – 11')).toEqual(['9', '10', '11'])
    expect(labels('08-11')).toEqual(['08', '09', '10', '11'])
    expect(labels('A1-A3')).toEqual(['A1', 'A2', 'A3'])
    expect(labels('Mesas 7 a 8')).toEqual(['7', '8'])
    expect(labels('A-12')).toEqual(['A-12'])
  })

  test('names each line that it cannot read', () => {
    const list = ['12', ', the fountain', '20-10', '1-9999', '30-32, corner', 'table 12', 'x'.repeat(25)]
    expect(tables(list.join('\n')).problems).toEqual([
      { line: 2, problem: 'no_label', saw: ', the fountain' },
      { line: 3, problem: 'range_backwards', saw: '20-10' },
      { line: 4, problem: 'range_too_long', saw: '1-9999' },
      { line: 5, problem: 'range_with_aliases', saw: '30-32' },
      { line: 6, problem: 'twice', saw: '12', of: '1' },
      { line: 7, problem: 'label_too_long', saw: 'x'.repeat(25) },
    ])
  })

  test('says where a range meets a line above it', () => {
    expect(tables('11\n10-12').problems).toEqual([{ line: 2, problem: 'twice', saw: '11', of: '1' }])
  })

  test('does not let two spots share a name', () => {
    expect(tables('12, the fountain\n14, La Fuente, THE  Fountain').problems).toEqual([
      { line: 2, problem: 'alias_taken', saw: 'THE Fountain', of: '12' },
    ])
    const known = [{ kind: 'table' as const, label: '7', aliases: ['la esquina'] }]
    expect(readSpotList('8, La Esquina', { kind: 'table', known }).problems).toEqual([
      { line: 1, problem: 'alias_taken', saw: 'La Esquina', of: '7' },
    ])
  })

  test('does not let a name be the tag of another spot, in whatever order they come', () => {
    const taken = (line: number, saw: string, of: string) => ({ line, problem: 'alias_taken', saw, of })
    expect(tables('5, 12\n12').problems).toEqual([taken(1, '12', '12')])
    expect(tables('12\n5, 12').problems).toEqual([taken(2, '12', '12')])
    const known = [{ kind: 'table' as const, label: '7', aliases: ['Terraza'] }]
    expect(readSpotList('8, 7\nterraza', { kind: 'table', known }).problems).toEqual([
      taken(1, '7', '7'),
      taken(2, 'terraza', '7'),
    ])
    expect(readSpotList('7, the corner', { kind: 'table', known }).problems).toEqual([])
  })

  test('can be pasted again: what is there stays, and only new names are added', () => {
    const known = [
      { kind: 'table' as const, label: '12', aliases: ['the fountain'] },
      { kind: 'table' as const, label: 'Terraza', aliases: [] },
    ]
    expect(readSpotList('12, The Fountain, by the water\nterraza\n13', { kind: 'table', known })).toEqual({
      fresh: [{ line: 3, kind: 'table', label: '13', aliases: [] }],
      renamed: [{ line: 1, kind: 'table', label: '12', aliases: ['by the water'] }],
      unchanged: [{ line: 2, kind: 'table', label: 'terraza', aliases: [] }],
      problems: [],
    })
  })

  test('of a whole city is refused at once', () => {
    const list = Array.from({ length: 5 }, (_, block) => `${block * 1000 + 1}-${block * 1000 + 450}`)
    expect(tables(list.join('\n')).problems).toEqual([{ line: 2001, problem: 'too_many', saw: '2250' }])
  })

  test('keeps a spot named 12 apart from a room named 12', () => {
    expect(tables('Table 12\nRoom 12').problems).toEqual([])
  })
})
