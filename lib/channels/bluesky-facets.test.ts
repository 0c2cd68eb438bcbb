import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { facetsOf } from './bluesky-facets'

const DIDS = { 'mira.example': 'did:plc:mira' }
/** What each facet covers, cut from the bytes that it names. */
const covered = (text: string, dids: Record<string, string> = DIDS) =>
  facetsOf(text, dids).map(({ index, features: [feature] }) => [
    Buffer.from(text).subarray(index.byteStart, index.byteEnd).toString(),
    feature.$type === 'app.bsky.richtext.facet#link' ? feature.uri : feature.did,
  ])

/** Counted by another program (Python's `encode`): an emoji of a couple before the link. */
test('offsets are bytes', () => {
  expect(facetsOf('✨ ask @mira.example by the pool 👨‍❤️‍👨 https://a.example/menu.', DIDS)).toEqual([
    {
      index: { byteStart: 8, byteEnd: 21 },
      features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:mira' }],
    },
    {
      index: { byteStart: 55, byteEnd: 77 },
      features: [{ $type: 'app.bsky.richtext.facet#link', uri: 'https://a.example/menu' }],
    },
  ])
})

describe('a name', () => {
  test('counts with its DID, in any case, and not inside a word or an address', () => {
    expect(covered('Olá @Mira.Example!')).toEqual([['@Mira.Example', 'did:plc:mira']])
    expect(covered('(@mira.example)')).toEqual([['@mira.example', 'did:plc:mira']])
    expect(covered('mail me@mira.example')).toEqual([])
    expect(covered('@nobody.example')).toEqual([])
    expect(covered('@constructor.name', {})).toEqual([])
  })
})

describe('a link', () => {
  test.each([
    ['see https://a.example/x.', 'https://a.example/x'],
    ['(https://a.example/x)', 'https://a.example/x'],
    ['https://a.example/x_(y)', 'https://a.example/x_(y)'],
    ['«https://a.example»', null],
    ['¿https://a.example?', null],
    ['ftp://a.example', null],
  ])('in %s', (text, uri) => {
    expect(covered(text)).toEqual(uri === null ? [] : [[uri, uri]])
  })
})

test('whatever surrounds them, facets cover exactly their words and never each other', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('@mira.example', 'https://a.example/é')),
      ),
      (parts) => {
        const text = parts.join(' ').toWellFormed()
        const facets = facetsOf(text, DIDS)
        for (const [words, means] of covered(text))
          expect(means === 'did:plc:mira' ? words?.toLowerCase() : words).toBe(
            means === 'did:plc:mira' ? '@mira.example' : means,
          )
        for (const [at, { index }] of facets.entries())
          expect(index.byteStart).toBeGreaterThanOrEqual(facets[at - 1]?.index.byteEnd ?? 0)
      },
    ),
  )
})
