import { describe, expect, test } from 'vitest'

import { accountOf, namedHandles } from './handle'

describe('an author', () => {
  const nobody = { id: null, handle: null, name: null }

  test('is recognised by the handle, whatever its case or leading @', () => {
    expect(accountOf({ ...nobody, handle: '@Ana_M' })).toEqual({ handle: 'Ana_M', folded: 'ana_m' })
    expect(accountOf({ ...nobody, handle: 'ana_m' })?.folded).toBe('ana_m')
  })

  test('is recognised by the source’s id where there are no handles', () => {
    expect(accountOf({ ...nobody, id: '1077', name: 'Ana M.' })).toEqual({
      handle: 'Ana M.',
      folded: 'id:1077',
    })
    expect(accountOf({ ...nobody, handle: '1077' })?.folded).not.toBe('id:1077')
  })

  test('is anonymous with neither, even with a name', () => {
    expect(accountOf({ ...nobody, name: 'A Google user' })).toBeNull()
    expect(accountOf({ id: ' ', handle: '@', name: null })).toBeNull()
  })
})

test('a text names handles, not addresses', () => {
  expect([
    ...namedHandles('With @Ben, @cleo.k. and (@dee_9) @ana@mastodon.social! me@house.example @'),
  ]).toEqual(['ben', 'cleo.k', 'dee_9', 'ana@mastodon.social'])
})
