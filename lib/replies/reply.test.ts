import { describe, expect, test } from 'vitest'

import { lengthOf, roomIn, signed, whyNotReady } from './reply'

describe('the length of a reply', () => {
  test.each([
    ['Thank you', 'weighted', 9],
    ['see https://theswan.example/a/very/long/address/indeed now', 'weighted', 31],
    ['ありがとう', 'weighted', 10],
    ['👨‍👩‍👧‍👦', 'weighted', 2],
    ['👨‍👩‍👧‍👦', 'graphemes', 1],
    ['👨‍👩‍👧‍👦', 'bytes', 25],
    ['olé', 'bytes', 4],
    ['@ada@far.example olé', 'mastodon', 8],
    ['olé', 'units', 3],
  ] as const)('%s counts in %s as %d', (words, unit, length) => {
    expect(lengthOf(words, unit)).toBe(length)
  })

  test('is measured by the strictest count of the network', () => {
    expect(roomIn('👨‍👩‍👧‍👦'.repeat(150), 'bluesky')).toEqual({ left: 3000 - 3750, max: 3000 })
    expect(roomIn('a'.repeat(290), 'bluesky')).toEqual({ left: 10, max: 300 })
    expect(roomIn('a'.repeat(290), 'mastodon')).toEqual({ left: 210, max: 500 })
    expect(roomIn('a'.repeat(290), 'mastodon', { mostCharacters: 5000 })).toEqual({ left: 4710, max: 5000 })
    const toOne = { isPublic: false }
    expect(roomIn('é'.repeat(290), 'instagram', toOne)).toEqual({ left: 420, max: 1000 })
    expect(roomIn('a'.repeat(290), 'facebook', toOne)).toEqual({ left: 1710, max: 2000 })
    expect(roomIn('a'.repeat(290), 'mastodon', toOne)).toEqual({ left: 210, max: 500 })
  })
})

describe('a reply may leave', () => {
  test('with words in it, no gap, and room for them', () => {
    expect(whyNotReady('Thank you, Ana. Where are you sitting?', 'x')).toBeNull()
    expect(whyNotReady('  \n', 'x')).toBe('empty')
    expect(whyNotReady('Thank you, ___. Enjoy the evening', 'x')).toBe('gap')
    expect(whyNotReady('Thank you, [ ]', 'x')).toBe('gap')
    expect(whyNotReady('Thank you, {guest}', 'x')).toBe('gap')
    expect(whyNotReady('a'.repeat(281), 'x')).toBe('too_long')
    expect(whyNotReady('a'.repeat(281), 'foursquare')).toBeNull()
    expect(whyNotReady('snake_case__is fine', null)).toBeNull()
  })
})

test('a reply is signed once, by name', () => {
  expect(signed('Thank you, Ana. ', 'Marta')).toBe('Thank you, Ana. – Marta')
  expect(signed('Thank you, Ana. Yours, marta', 'Marta')).toBe('Thank you, Ana. Yours, marta')
  expect(signed('', 'Marta')).toBe('')
})
