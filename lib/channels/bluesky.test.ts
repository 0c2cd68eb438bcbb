import { describe, expect, test } from 'vitest'

import { aKeptBody, aRawDelivery, trusting } from '@/lib/testing/trust'

import { bluesky } from './bluesky'

const URI = 'at://did:plc:mira/app.bsky.feed.post/3lq2x'
const notification = {
  uri: URI,
  cid: 'bafyone',
  author: {
    did: 'did:plc:mira',
    handle: 'mira.example',
    displayName: 'Mira',
    avatar: 'https://cdn.example/m.jpg',
  },
  reason: 'mention',
  indexedAt: '2026-07-10T11:40:00.000Z',
  isRead: false,
  record: {
    $type: 'app.bsky.feed.post',
    text: '@swan.example the pool 🏊 at six',
    createdAt: '1999-01-01T00:00:00.000Z',
    langs: ['en'],
  } as Record<string, unknown>,
}
const keep = (body: object, what = 'notification') =>
  bluesky.read(aKeptBody(body, { contentType: `application/json; fetched=${what}`, network: 'bluesky' }))

test('nobody is believed at the door', () => {
  expect(bluesky.verify(aRawDelivery({ url: '/?secret=hook_a' }), trusting(['hook_a']), new Date())).toBe(
    false,
  )
})

describe('a mention', () => {
  test('is believed about its words and not about its date', () => {
    const { signals, problems } = keep(notification)
    expect(problems).toEqual([])
    expect(signals).toEqual([
      expect.objectContaining({
        externalId: URI,
        kind: 'mention',
        occurredAt: new Date('2026-07-10T11:40:00.000Z'),
        text: '@swan.example the pool 🏊 at six',
        language: 'en',
        url: 'https://bsky.app/profile/mira.example/post/3lq2x',
        author: {
          id: 'did:plc:mira',
          handle: 'mira.example',
          name: 'Mira',
          avatarUrl: 'https://cdn.example/m.jpg',
          followers: null,
        },
      }),
    ])
  })

  test('that begins a thread is its root; one inside a thread names the root that it has', () => {
    expect(keep(notification).signals[0]?.wayBack?.target).toEqual({
      parent_uri: URI,
      parent_cid: 'bafyone',
      root_uri: URI,
      root_cid: 'bafyone',
      did: 'did:plc:mira',
      handle: 'mira.example',
    })
    const root = { uri: 'at://did:plc:swan/app.bsky.feed.post/3root', cid: 'bafyroot' }
    const parent = { uri: 'at://did:plc:swan/app.bsky.feed.post/3mid', cid: 'bafymid' }
    const record = { ...notification.record, reply: { root, parent } }
    expect(keep({ ...notification, reason: 'reply', record }).signals).toMatchObject([
      {
        inReplyTo: parent.uri,
        wayBack: {
          audience: 'public',
          target: { root_uri: root.uri, root_cid: root.cid, parent_uri: URI, parent_cid: 'bafyone' },
        },
      },
    ])
  })

  test('in two languages is of none, and of a lost handle is of its DID', () => {
    const record = { ...notification.record, langs: ['en', 'pt'] }
    const author = { ...notification.author, handle: 'handle.invalid' }
    expect(keep({ ...notification, record, author }).signals).toMatchObject([
      {
        language: null,
        author: { handle: null, id: 'did:plc:mira' },
        url: 'https://bsky.app/profile/did:plc:mira/post/3lq2x',
      },
    ])
  })
})

test('a quote speaks; a like and a follower do not', () => {
  expect(keep({ ...notification, reason: 'quote' }).signals).toHaveLength(1)
  for (const reason of ['like', 'repost', 'follow', 'starterpack-joined'])
    expect(keep({ ...notification, reason })).toMatchObject({ signals: [], problems: [] })
})

test('looked at again it is newer, and when it is gone it is deleted', () => {
  expect(keep({ ...notification, cid: 'bafytwo' }, 'post').signals).toMatchObject([
    { externalId: URI, action: 'updated', revisedAt: new Date('2026-07-10T12:00:00.000Z') },
  ])
  expect(keep({ uri: URI }, 'gone').signals).toMatchObject([{ externalId: URI, action: 'deleted', text: '' }])
})

test('what is cut short says what is missing', () => {
  expect(keep({}).problems).toEqual([{ key: 'field_missing', saw: 'reason' }])
  expect(keep({ reason: 'mention' }).problems).toEqual([{ key: 'field_missing', saw: 'uri' }])
})

test('one revision of one post is one delivery', () => {
  const key = (changes: object) =>
    bluesky.deliveryKey(aRawDelivery({ body: Buffer.from(JSON.stringify({ ...notification, ...changes })) }))
  expect(key({})).toBe(key({ isRead: true }))
  expect(key({})).not.toBe(key({ cid: 'bafytwo' }))
})
