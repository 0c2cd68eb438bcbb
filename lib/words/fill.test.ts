import { expect, test } from 'vitest'

import { fill, pickWords } from './fill'

test('gaps are filled once: what a guest wrote is never read as a gap', () => {
  expect(fill('{name} took this', { name: '{place}', place: '412' })).toBe('{place} took this')
  expect(fill('{n} min left', {})).toBe('{n} min left')
})

test('picked words keep their gaps', () => {
  expect(pickWords({ raw: (key: 'left') => `{n} ${key}` }, ['left'])).toEqual({ left: '{n} left' })
})
