import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { mastodon } from './mastodon'

const status = {
  id: '114900000000000001',
  uri: 'https://far.example/users/ada/statuses/9',
  url: 'https://far.example/@ada/9',
  created_at: '2026-07-10T11:40:00.000Z',
  edited_at: null as string | null,
  visibility: 'public',
  spoiler_text: '',
  language: 'pt',
  in_reply_to_id: null,
  content:
    '<p><span class="h-card"><a href="https://social.example/@swan">@<span>swan</span></a></span> que terraço!</p>',
  account: {
    id: '7',
    acct: 'ada@far.example',
    username: 'ada',
    display_name: 'Ada F.',
    avatar: 'https://far.example/ada.png',
    followers_count: 41,
    url: 'https://far.example/@ada',
  },
}
const account = { ...anAccount, baseUrl: 'https://social.example' }
const keep = (body: object, what = 'notification') =>
  mastodon.read(
    aKeptBody(body, { contentType: `application/json; fetched=${what}`, network: 'mastodon', account }),
  )
const mention = (changes: object = {}) =>
  keep({
    id: '501',
    type: 'mention',
    created_at: status.created_at,
    account: status.account,
    status: { ...status, ...changes },
  })

test('nobody is believed at the door', () => {
  const trust = trusting(['hook_a'], { vendorSecrets: ['hook_a'] })
  const delivery = aRawDelivery({
    url: '/?secret=hook_a',
    headers: new Headers({ authorization: 'Bearer hook_a' }),
  })
  expect(mastodon.verify(delivery, trust, new Date())).toBe(false)
  expect(mastodon.takes('application/json')).toBe(false)
})

test('a mention is its words without tags, by its name on every instance', () => {
  const { signals, problems } = mention()
  expect(problems).toEqual([])
  expect(signals).toEqual([
    expect.objectContaining({
      externalId: 'https://far.example/users/ada/statuses/9',
      kind: 'mention',
      action: 'created',
      text: '@swan que terraço!',
      language: 'pt',
      url: 'https://far.example/@ada/9',
      author: expect.objectContaining({ handle: 'ada@far.example', name: 'Ada F.', followers: 41 }),
      wayBack: {
        audience: 'public',
        target: { in_reply_to_id: '114900000000000001', acct: 'ada@far.example', visibility: 'public' },
        until: null,
        refused: null,
      },
    }),
  ])
})

test('whoever lives on the instance itself gets its host', () => {
  const [signal] = mention({ account: { ...status.account, acct: 'ada' } }).signals
  expect(signal?.author?.handle).toBe('ada@social.example')
})

describe('who sees it, and the answer', () => {
  test.each([
    ['public', 'mention', 'public'],
    ['unlisted', 'mention', 'public'],
    ['private', 'mention', 'followers'],
    ['direct', 'direct_message', 'private'],
  ])('%s is a %s, answered before %s', (visibility, kind, audience) => {
    expect(mention({ visibility }).signals).toMatchObject([
      { kind, wayBack: { audience, target: { visibility } } },
    ])
  })
})

test('an edit is the newer revision of the same post', () => {
  const edited_at = '2026-07-10T11:50:00.000Z'
  expect(mention({ edited_at }).signals).toMatchObject([
    {
      externalId: status.uri,
      action: 'updated',
      occurredAt: new Date(status.created_at),
      revisedAt: new Date(edited_at),
    },
  ])
  const key = (edited: string | null) =>
    mastodon.deliveryKey(
      aRawDelivery({
        body: Buffer.from(JSON.stringify({ id: '501', status: { ...status, edited_at: edited } })),
      }),
    )
  expect(key(edited_at)).not.toBe(key(null))
  expect(key(null)).toBe(key(null))
})

test('a warning above the words is kept with them', () => {
  expect(mention({ spoiler_text: 'food' }).signals[0]?.text).toBe('food\n\n@swan que terraço!')
})

test('a post looked at again is read as the notification was, and one that is gone is deleted', () => {
  expect(keep(status, 'status').signals).toMatchObject([{ externalId: status.uri }])
  expect(keep({ uri: status.uri }, 'gone').signals).toMatchObject([
    { externalId: status.uri, action: 'deleted', text: '', wayBack: null },
  ])
  expect(keep({}, 'gone').problems).toEqual([{ key: 'field_missing', saw: 'uri' }])
})

test('a like or a follower says nothing; what is cut short says what is missing', () => {
  for (const type of ['favourite', 'follow', 'reblog', 'poll'])
    expect(keep({ id: '1', type, account: status.account })).toMatchObject({ signals: [], problems: [] })
  expect(keep({ id: '1', type: 'mention' }).problems).toEqual([{ key: 'field_missing', saw: 'status' }])
  expect(keep({ id: '1' }).problems).toEqual([{ key: 'field_missing', saw: 'type' }])
})
