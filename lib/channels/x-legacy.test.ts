import { describe, expect, test } from 'vitest'

import { aKeptBody } from '@/lib/testing/trust'

import { x } from './x'

const US = '7100000000000000001'
const now = new Date('2026-07-10T19:00:00.000Z')

const ines = {
  id: '7200000000000000002',
  username: 'ines_at_sea',
  name: 'Inês',
  profile_image_url: 'https://img.example/ines.png',
  public_metrics: { followers_count: 81, followers_count_str: '81' },
}
const event = (type: string, payload: object, includes: object = { users: [ines] }) => ({
  data: { event_uuid: '-4411', filter: { user_id: US }, event_type: type, tag: 'guests', payload, includes },
})
const read = (body: object, contentType = 'application/json') =>
  x.read(aKeptBody(body, { contentType, network: 'x', receivedAt: now }))
const one = (body: object, contentType?: string) => {
  const { signals, problems } = read(body, contentType)
  expect(problems).toEqual([])
  expect(signals).toHaveLength(1)
  return signals[0]
}

describe('a direct message', () => {
  const wayBack = { audience: 'private', target: { participant_id: ines.id }, until: null, refused: null }
  const expected = {
    externalId: '88',
    kind: 'direct_message',
    text: 'Are you open on Monday?',
    occurredAt: new Date(1_783_700_000_000),
    author: { id: ines.id, handle: 'ines_at_sea', name: 'Inês' },
    wayBack,
  }
  const made = { sender_id: ines.id, target: { recipient_id: US }, message_data: { text: expected.text } }
  const wrapped = {
    type: 'message_create',
    id: '88',
    created_timestamp: '1783700000000',
    message_create: made,
  }

  test('comes wrapped as the older API wrote it', () => {
    const users = { [ines.id]: { data: ines } }
    expect(one(event('dm.received', { direct_message_events: [wrapped], users }, {}))).toMatchObject(expected)
  })

  test('or plainly', () => {
    const plain = {
      id: '88',
      sender_id: ines.id,
      text: expected.text,
      created_at: '2026-07-10T16:13:20.000Z',
    }
    expect(one(event('dm.received', plain))).toMatchObject(expected)
  })

  test('of our own is none of our business', () => {
    const ours = { ...wrapped, message_create: { ...made, sender_id: US } }
    expect(read(event('dm.received', { direct_message_events: [ours] })).signals).toEqual([])
    expect(read(event('dm.sent', { direct_message_events: [wrapped] })).signals).toEqual([])
  })
})

describe('the older Account Activity API', () => {
  const tweet = {
    id_str: '77',
    created_at: 'Fri Jul 10 08:40:00 +0000 2026',
    text: 'Cut at @harbourhouse…',
    extended_tweet: { full_text: 'Cut at @harbourhouse, but read in full' },
    user: { id_str: ines.id, screen_name: 'ines_at_sea', name: 'Inês', followers_count: 81 },
    entities: { user_mentions: [{ id_str: US }] },
  }
  const legacy = (rest: object) => ({ for_user_id: US, ...rest })

  test('says the same in its own words', () => {
    expect(one(legacy({ tweet_create_events: [tweet] }))).toMatchObject({
      externalId: '77',
      text: 'Cut at @harbourhouse, but read in full',
      occurredAt: new Date('2026-07-10T08:40:00.000Z'),
      author: { handle: 'ines_at_sea', followers: 81 },
      url: 'https://x.com/ines_at_sea/status/77',
      wayBack: { target: { in_reply_to_tweet_id: '77' }, refused: null },
    })
    const unnamed = { ...tweet, entities: null }
    expect(one(legacy({ tweet_create_events: [unnamed] }))?.wayBack?.refused).toBe('not_summoned')
    const quote = { ...unnamed, quoted_status: { user: { id_str: US } } }
    expect(one(legacy({ tweet_create_events: [quote] }))?.wayBack?.refused).toBeNull()
  })

  test('sends several at once, ours among them, and deletions', () => {
    const ours = { ...tweet, user: { id_str: US } }
    const gone = { status: { id: '77', user_id: ines.id }, timestamp_ms: '1783700000000' }
    const { signals, problems } = read(
      legacy({ tweet_create_events: [ours, tweet, { id_str: '1' }], tweet_delete_events: [gone] }),
    )
    expect(signals.map(({ externalId, action }) => [externalId, action])).toEqual([
      ['77', 'created'],
      ['77', 'deleted'],
    ])
    expect(problems).toEqual([{ key: 'field_missing', saw: 'created_at' }])
  })
})
