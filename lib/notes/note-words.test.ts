import { expect, test } from 'vitest'

import { noteWords } from './note-words'

const NOTED = {
  gesture: 'Handwritten note',
  deliveredAt: new Date('2026-07-10T20:02:00Z'),
  zone: 'Europe/Madrid',
  locale: 'en',
} as const

test('a plain sentence: what it was and when, by the clock of the house, in its language', () => {
  expect(noteWords(NOTED)).toBe('On the House: delivered on 10 July 2026 at 22:02: Handwritten note.')
  expect(noteWords({ ...NOTED, locale: 'es', gesture: 'Nota a mano' })).toBe(
    'On the House: el 10 de julio de 2026 a las 22:02 se entregó: Nota a mano.',
  )
})

test('what was made by hand has no words of its own there: they may be anybody’s', () => {
  expect(noteWords({ ...NOTED, gesture: null })).toMatch(/: a small gesture\.$/)
  expect(noteWords({ ...NOTED, gesture: null, locale: 'es' })).toMatch(/: un pequeño detalle\.$/)
})
