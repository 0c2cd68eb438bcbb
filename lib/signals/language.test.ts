import { expect, test } from 'vitest'

import { detectLanguage } from './language'

test.each([
  ['What a lovely evening, thank you for the drinks!', 'en'],
  ['¡Qué noche tan bonita, muchas gracias por las copas!', 'es'],
  ['Wir hatten einen wunderbaren Abend auf der Terrasse', 'de'],
])('%s', (text, language) => {
  expect(detectLanguage(text, ['en', 'es'])).toBe(language)
})

test.each([
  '',
  'Yum',
  '@theswan #birthday https://example.com/a-long-address-in-english',
  '🦩🦩🦩',
  'Four of us at @theswan tonight, celebrating',
  'happy birthday dinner tonight',
])('"%s" says too little to tell', (text) => {
  expect(detectLanguage(text, ['en'])).toBeNull()
})

test('a close call goes to a language of the house, and to no other', () => {
  const spanish = 'Estamos en la mesa siete junto a la fuente'
  expect(detectLanguage(spanish, ['en', 'es'])).toBe('es')
  expect(detectLanguage(spanish, ['en'])).toBeNull()
})
