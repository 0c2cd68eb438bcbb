import { expect, test } from 'vitest'

import { accountUrl } from './voice'

test.each([
  ['instagram', 'marta', 'https://www.instagram.com/marta/'],
  ['x', 'marta', 'https://x.com/marta'],
  ['mastodon', 'marta@social.example', 'https://social.example/@marta'],
  ['mastodon', 'marta', null],
  ['mastodon', 'marta@evil/x', null],
  ['x', '../evil', 'https://x.com/..%2Fevil'],
  ['other', 'marta', null],
] as const)('%s account %s is at %s', (network, handle, url) => {
  expect(accountUrl(network, handle)).toBe(url)
})
