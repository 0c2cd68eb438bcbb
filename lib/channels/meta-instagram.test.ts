import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount } from '@/lib/testing/trust'

import { meta } from './meta'

const now = new Date('2026-07-10T12:00:00.000Z')
const sentAt = new Date('2026-07-10T11:59:00.000Z')
const saidAt = new Date('2026-07-10T11:30:00.000Z')
const secondsOf = (at: Date) => at.getTime() / 1000
const US = '17840000000000042'

const read = (body: object, contentType = 'application/json') =>
  meta.read(aKeptBody(body, { contentType, receivedAt: now, account: { ...anAccount, id: US } }))
const only = (body: object, contentType?: string) => {
  const { signals, problems, toFetch } = read(body, contentType)
  expect({ problems, toFetch }).toEqual({ problems: [], toFetch: [] })
  expect(signals).toHaveLength(1)
  return signals[0]
}
const NOTHING = { signals: [], problems: [], toFetch: [] }
const entry = (rest: object) => ({ id: US, time: secondsOf(sentAt), ...rest })
const onInstagram = (field: string, value: object) => ({
  object: 'instagram',
  entry: [entry({ field, value })],
})

describe('Instagram', () => {
  const comment = {
    id: '1790',
    from: { id: '88', username: 'marta.eats' },
    text: 'The best bath salts',
    media: { id: '1791' },
  }

  test('hears a comment in both of its shapes', () => {
    const flat = only(onInstagram('comments', comment))
    expect(flat).toMatchObject({
      externalId: '1790',
      kind: 'mention',
      occurredAt: sentAt,
      author: { id: '88', handle: 'marta.eats' },
      text: 'The best bath salts',
      inReplyTo: '1791',
      wayBack: { audience: 'public', target: { comment_id: '1790' } },
    })
    const { id, ...rest } = comment
    const changes = [{ field: 'comments', value: { ...rest, comment_id: id } }]
    expect(only({ object: 'instagram', entry: [entry({ changes })] })).toEqual(flat)
  })

  test('answers who commented alone, for seven days, and nobody under a live video', () => {
    const until = new Date(sentAt.getTime() + 7 * 24 * 60 * 60_000)
    const alone = { target: { private_reply_to: '1790' }, until }
    expect(only(onInstagram('comments', comment))?.wayBack?.alone).toEqual(alone)
    const live = only(onInstagram('live_comments', comment))?.wayBack
    expect(live).toEqual({
      ...{ audience: 'public', target: { comment_id: '1790' } },
      ...{ until: null, refused: 'no_way' },
    })
  })

  test('answers a reply under the comment above it, and does not hear itself', () => {
    const signal = only(onInstagram('comments', { ...comment, parent_id: '1700' }))
    expect(signal).toMatchObject({ inReplyTo: '1700', wayBack: { target: { comment_id: '1700' } } })
    expect(signal?.wayBack?.alone?.target, 'and alone to who wrote it').toEqual({ private_reply_to: '1790' })
    expect(read(onInstagram('comments', { ...comment, from: { id: US } }))).toEqual(NOTHING)
    const ours = { id: '1', self_ig_scoped_id: US }
    expect(read(onInstagram('comments', { ...comment, from: ours }))).toEqual(NOTHING)
    expect(read(onInstagram('comments', { text: 'no id' })).problems).toMatchObject([{ saw: 'id' }])
  })

  test('asks for a mention, of which it hears only ids', () => {
    expect(read(onInstagram('mentions', { media_id: '1791' })).toFetch).toEqual([
      { what: 'mentioned_media', id: '1791', with: { ig_user_id: US } },
    ])
    expect(read(onInstagram('mentions', { media_id: '1791', comment_id: '1790' })).toFetch).toEqual([
      { what: 'mentioned_comment', id: '1790', with: { ig_user_id: US, media_id: '1791' } },
    ])
  })

  test('reads the mention that was asked for', () => {
    const mentioned_media = {
      id: '1791',
      caption: 'Four of us @harbourhouse',
      username: 'marta.eats',
      permalink: 'https://www.instagram.com/p/Abc/',
      timestamp: '2026-07-10T11:30:00+0000',
    }
    expect(only({ id: US, mentioned_media }, 'application/json; fetched=mentioned_media')).toMatchObject({
      externalId: '1791',
      occurredAt: saidAt,
      author: { handle: 'marta.eats' },
      text: 'Four of us @harbourhouse',
      url: 'https://www.instagram.com/p/Abc/',
      wayBack: { target: { ig_user_id: US, media_id: '1791' } },
    })
    const mentioned_comment = {
      id: '1790',
      text: '@harbourhouse!',
      username: 'marta.eats',
      media: { id: '1791' },
    }
    expect(only({ id: US, mentioned_comment }, 'application/json; fetched=mentioned_comment')).toMatchObject({
      externalId: '1790',
      inReplyTo: '1791',
      wayBack: { target: { ig_user_id: US, media_id: '1791', comment_id: '1790' } },
    })
    expect(read({}, 'application/json; fetched=weather').problems).toMatchObject([{ key: 'field_wrong' }])
  })
})

describe('Threads', () => {
  const post = {
    id: '890',
    username: 'marta.eats',
    text: '@harbourhouse is lovely',
    permalink: 'https://www.threads.net/@marta.eats/post/Pp',
    replied_to: { id: '567' },
    timestamp: '2026-07-10T11:30:00+0000',
  }
  const told = (field: string, value: object) => ({
    app_id: '1',
    topic: 'moderate',
    target_id: US,
    time: secondsOf(sentAt),
    subscription_id: '2',
    values: { value, field },
  })

  test('hears replies and mentions', () => {
    const reply = only(told('replies', post))
    expect(reply).toMatchObject({
      externalId: '890',
      kind: 'mention',
      occurredAt: saidAt,
      author: { handle: 'marta.eats' },
      url: post.permalink,
      inReplyTo: '567',
      wayBack: { audience: 'public', target: { reply_to_id: '890' } },
    })
    expect(only({ ...told('mentions', post), values: [{ value: post, field: 'mentions' }] })).toEqual(reply)
  })

  test('hears that one is gone, and not that ours went out', () => {
    expect(only(told('delete', { id: '890', deleted_at: '2026-07-10T11:45:00+0000' }))).toMatchObject({
      externalId: '890',
      action: 'deleted',
      revisedAt: new Date('2026-07-10T11:45:00.000Z'),
    })
    expect(read(told('publish', post))).toEqual(NOTHING)
  })
})
