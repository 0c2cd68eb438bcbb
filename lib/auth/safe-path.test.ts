import fc from 'fast-check'
import { expect, test } from 'vitest'

import { safePath } from './safe-path'

test.each([
  ['/inbox/0190?tab=mine', '/inbox/0190?tab=mine'],
  ['/report?from=2026-07-01#top', '/report?from=2026-07-01'],
  [undefined, '/'],
  ['', '/'],
  ['/', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/%2F/evil.example', '/%2F/evil.example'],
  ['/.//evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?next=/inbox', '/'],
  ['/api/live', '/'],
])('%s leads to %s', (wanted, path) => {
  expect(safePath(wanted)).toBe(path)
})

test('no wish leads out of the house', () => {
  const wish = fc.oneof(
    fc.string({ unit: fc.constantFrom('/', '\\', '\t', '\n', '.', '@', ':', 'a', 'e', '?', '#', '%') }),
    fc.webUrl(),
    fc.string(),
  )
  fc.assert(
    fc.property(wish, (wanted) => {
      const { origin } = new URL(safePath(wanted), 'https://house.example')
      expect(origin).toBe('https://house.example')
    }),
  )
})
