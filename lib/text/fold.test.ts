import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import * as folded from './fold'

const { fold, searchable, wordsOf } = folded
const says = (text: string, phrase: string) => folded.says(searchable(text), searchable(phrase))

describe('words', () => {
  test('are the same whatever their case, accents or typographic form', () => {
    expect(fold('CAFÉ')).toBe('cafe')
    expect(fold('ﬁesta')).toBe('fiesta')
    expect(wordsOf('¡Qué BAÑO!  #spa_day…')).toEqual(['que', 'bano', 'spa', 'day'])
  })

  test('of scripts without spaces stand letter by letter, and keep their own marks', () => {
    expect(wordsOf('お誕生日')).toEqual(['お', '誕', '生', '日'])
    expect(says('今日は誕生日です', '誕生日')).toBe(true)
    expect(says('きのう', 'ぎのう')).toBe(false)
  })

  test('may be an emoji', () => {
    expect(says('It is today 🎂!!', '🎂')).toBe(true)
    expect(says('It is today', '🎂')).toBe(false)
  })
})

describe('a phrase', () => {
  test.each([
    ['Best bath-room in town', 'bath room', true],
    ['the bathrooms', 'bathroom', false],
    ['a spacious lobby', 'spa', false],
    ['The SPA!', 'spa', true],
    ['Mi cumpleaños', 'cumpleanos', true],
    ["it's my birthday", 'It’s my', true],
    ['thank you', 'you thank', false],
  ])('%j says %j: %s', (text, phrase, said) => {
    expect(says(text, phrase)).toBe(said)
  })

  test.each(['', ' ', '!!!', '…', '\u0301'])('that is empty (%j) is never said', (phrase) => {
    expect(says('anything at all', phrase)).toBe(false)
    expect(says('', phrase)).toBe(false)
  })

  test('is found wherever it is put, and never inside a longer word', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(fc.array(word), word, fc.array(word), (before, phrase, after) => {
        const text = [...before, phrase.toUpperCase(), ...after].join(' ')
        expect(says(text, phrase)).toBe(true)
        expect(says(`x${phrase}x`, phrase)).toBe(false)
      }),
    )
  })
})
