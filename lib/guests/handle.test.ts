import { describe, expect, test } from 'vitest'

import type { Network } from '@/db/vocabulary'

import { accountOf, namedHandles } from './handle'

describe('an author', () => {
  const nobody = { id: null, handle: null, name: null }
  const onX = { network: 'x', connectorId: 'c1' } as const

  test('is recognised by the handle, whatever its case or leading @', () => {
    const ana = { handle: 'Ana_M', folded: 'ana_m', externalId: null }
    expect(accountOf({ ...nobody, handle: '@Ana_M' }, onX)).toEqual(ana)
    expect(accountOf({ ...nobody, handle: 'ana_m' }, onX)?.folded).toBe('ana_m')
  })

  test('is recognised by the source’s id, with a handle or without', () => {
    const named = { handle: 'Ana M.', folded: null, externalId: '1077' }
    expect(accountOf({ ...nobody, id: '1077', name: 'Ana M.' }, onX)).toEqual(named)
    const both = { handle: 'ana', folded: 'ana', externalId: '1077' }
    expect(accountOf({ ...nobody, id: ' 1077 ', handle: '@ana' }, onX)).toEqual(both)
  })

  test('has an id of the network’s own, or of the connector where many sources count from one', () => {
    const idOf = (network: Network, connectorId: string) =>
      accountOf({ ...nobody, id: '1' }, { network, connectorId })?.externalId
    expect(idOf('x', 'c1')).toBe(idOf('x', 'c2'))
    expect(idOf('other', 'c1')).not.toBe(idOf('other', 'c2'))
    expect(idOf('pms', 'c1')).not.toBe(idOf('pms', 'c2'))
  })

  test('is anonymous with neither, even with a name', () => {
    expect(accountOf({ ...nobody, name: 'A Google user' }, onX)).toBeNull()
    expect(accountOf({ id: ' ', handle: '@', name: null }, onX)).toBeNull()
  })
})

test('a text names handles, not addresses', () => {
  expect([
    ...namedHandles('With @Ben, @cleo.k. and (@dee_9) @ana@mastodon.social! me@house.example @'),
  ]).toEqual(['ben', 'cleo.k', 'dee_9', 'ana@mastodon.social'])
})
