import { describe, expect, test } from 'vitest'

import { name } from './form-values'

const Name = name({ longest: 80 })
const read = (typed: string) => Name.safeParse(typed).data ?? null

describe('a name', () => {
  test('is one line without spare spaces, spelled one way', () => {
    expect(read('  The \t Patio\r\nBar ')).toBe('The Patio Bar')
    expect(read('Cafe\u0301')).toBe('Caf\u00e9')
  })

  test('may be in any script, with emoji whole', () => {
    for (const typed of ['مطعم الميناء', '海の家', '🌴', '👩‍👩‍👧 Famille', 'می‌خواهم'])
      expect(read(typed)).toBe(typed)
  })

  test('has something to see', () => {
    for (const typed of ['', '   ', '\u200b\u200d', '\u2060', '\u0000', '\u3164', '\u202e'])
      expect(read(typed), JSON.stringify(typed)).toBeNull()
  })

  test('turns nothing around it', () => {
    expect(read('Bar\u202e\u2066 eht')).toBe('Bar eht')
  })

  test('is refused when it is too long, not cut', () => {
    expect(read('x'.repeat(80))).toHaveLength(80)
    expect(read('x'.repeat(81))).toBeNull()
  })
})
