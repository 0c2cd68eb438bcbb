import { expect, test } from 'vitest'

import { natureOf } from './nature'

const author = (handle: string) => ({ id: null, handle, name: null, avatarUrl: null, followers: null })
const ana = { externalId: 'post-1', author: author('ana'), text: 'Four of us @theswan', isRepost: false }
const house = {
  ownHandles: ['theswan'],
  ourPosts: [{ words: 'Welcome! Where are you sitting tonight? Marta', externalId: 'ours-9' }],
}

test.each([
  ['a guest speaks', ana, 'guest'],
  ['an unknown voice speaks', { ...ana, author: null }, 'guest'],
  ['our own account posts', { ...ana, author: author('TheSwan') }, 'own_post'],
  [
    'our answer comes back',
    { ...ana, text: '@ana Welcome! Where are you sitting tonight? Marta' },
    'own_post',
  ],
  [
    'our answer comes back in other spelling',
    { ...ana, text: 'welcome, where are you sitting tonight – marta' },
    'own_post',
  ],
  ['the source says it repeats', { ...ana, isRepost: true }, 'repost'],
  ['it begins as a retweet', { ...ana, text: 'RT @ana: Four of us @theswan' }, 'repost'],
  ['a guest quotes a little of it', { ...ana, text: 'Where are you sitting tonight?' }, 'guest'],
])('%s', (_what, incoming, nature) => {
  expect(natureOf(incoming, house)).toBe(nature)
})

test('a short answer of ours is not mistaken for a guest who says the same', () => {
  expect(
    natureOf(
      { ...ana, text: 'Thank you so' },
      { ...house, ourPosts: [{ words: 'Thank you so', externalId: null }] },
    ),
  ).toBe('guest')
})
