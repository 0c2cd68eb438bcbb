import { expect, test } from 'vitest'

import { lampOf } from './lamp'

test('by shift, the lamp is lit from nine in the evening to six in the morning of the house', () => {
  const at = (time: string) => lampOf('shift', 'Europe/Lisbon', new Date(`2026-07-10T${time}Z`))
  expect(at('19:59')).toBe('day')
  expect(at('20:00')).toBe('night')
  expect(at('04:59')).toBe('night')
  expect(at('05:00')).toBe('day')
})

test('a chosen light is kept whatever the hour', () => {
  const noon = new Date('2026-07-10T12:00:00Z')
  expect(lampOf('night', 'Europe/Lisbon', noon)).toBe('night')
  expect(lampOf('system', 'Europe/Lisbon', noon)).toBe('system')
})
