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
const onPage = (field: string, value: object) => ({
  object: 'page',
  entry: [entry({ changes: [{ field, value }] })],
})
describe('a Page', () => {
  const comment = {
    item: 'comment',
    verb: 'add',
    post_id: `${US}_7`,
    comment_id: '7_70',
    parent_id: `${US}_7`,
    from: { id: '301', name: 'Rui Matos' },
    message: 'Is the terrace open tonight?',
    created_time: secondsOf(saidAt),
  }

  test('hears a comment', () => {
    expect(only(onPage('feed', comment))).toEqual({
      externalId: '7_70',
      kind: 'mention',
      action: 'created',
      occurredAt: saidAt,
      revisedAt: saidAt,
      author: { id: '301', handle: null, name: 'Rui Matos', avatarUrl: null, followers: null },
      text: 'Is the terrace open tonight?',
      language: null,
      url: 'https://www.facebook.com/7_70',
      inReplyTo: `${US}_7`,
      rating: null,
      place: null,
      stay: null,
      isRepost: false,
      wayBack: {
        audience: 'public',
        target: { object_id: '7_70' },
        until: null,
        refused: null,
        alone: { target: { private_reply_to: '7_70' }, until: new Date('2026-07-17T11:30:00.000Z') },
      },
    })
  })

  test('writes to nobody alone but who commented under a post of its own', () => {
    const { comment_id: _, ...post } = comment
    expect(only(onPage('feed', { ...post, item: 'post' }))?.wayBack).not.toHaveProperty('alone')
    expect(only(onPage('mention', comment))?.wayBack).not.toHaveProperty('alone')
  })

  test.each([
    ['edited', 'updated'],
    ['unhide', 'updated'],
    ['remove', 'deleted'],
    ['hide', 'deleted'],
  ])('hears that it was %s, as of when Meta told', (verb, action) => {
    expect(only(onPage('feed', { ...comment, verb }))).toMatchObject({
      externalId: '7_70',
      action,
      revisedAt: sentAt,
      text: action === 'deleted' ? '' : comment.message,
    })
  })

  test('hears posts by visitors, and neither reactions nor itself', () => {
    const post = { ...comment, item: 'status', comment_id: undefined, post_id: `${US}_8` }
    expect(only(onPage('feed', post))?.externalId).toBe(`${US}_8`)
    expect(read(onPage('feed', { ...comment, item: 'reaction', reaction_type: 'love' }))).toEqual(NOTHING)
    expect(read(onPage('feed', { ...comment, from: { id: US } }))).toEqual(NOTHING)
    expect(read(onPage('feed', { ...comment, verb: 'block' }))).toEqual(NOTHING)
    expect(read(onPage('live_videos', { id: '1' }))).toEqual(NOTHING)
  })

  test('asks for a post that mentions it, and reads what a comment says itself', () => {
    const mention = {
      post_id: '301_9',
      sender_id: '301',
      sender_name: 'Rui Matos',
      item: 'post',
      verb: 'add',
    }
    expect(read(onPage('mention', mention))).toEqual({
      ...NOTHING,
      toFetch: [{ what: 'page_post', id: '301_9' }],
    })
    const inComment = {
      item: 'comment',
      verb: 'add',
      post_id: '301_9',
      comment_id: '9_1',
      message: 'At Harbour!',
    }
    expect(only(onPage('mention', inComment))).toMatchObject({ externalId: '9_1', author: null })
    expect(only(onPage('mention', { ...mention, verb: 'remove' }))?.action).toBe('deleted')

    const post = {
      id: '301_9',
      message: 'At Harbour House!',
      from: { id: '301', name: 'Rui Matos' },
      created_time: '2026-07-10T11:30:00+0000',
    }
    expect(only(post, 'application/json; fetched=page_post')).toMatchObject({
      externalId: '301_9',
      occurredAt: saidAt,
      text: 'At Harbour House!',
      author: { id: '301', name: 'Rui Matos' },
    })
  })

  test('hears reviews, with stars or a recommendation', () => {
    const review = {
      item: 'rating',
      verb: 'add',
      recommendation_type: 'positive',
      review_text: 'Such kind people',
      reviewer_id: '301',
      reviewer_name: 'Rui Matos',
      open_graph_story_id: '66',
      created_time: secondsOf(saidAt),
    }
    expect(only(onPage('ratings', review))).toMatchObject({
      externalId: '66',
      kind: 'review',
      text: 'Such kind people',
      rating: { value: 1, max: 1 },
      occurredAt: saidAt,
      wayBack: { target: { object_id: '66' } },
    })
    const ratingOf = (rest: object) => only(onPage('ratings', { ...review, ...rest }))?.rating
    expect(ratingOf({ recommendation_type: 'negative' })).toEqual({ value: 0, max: 1 })
    expect(ratingOf({ recommendation_type: undefined, rating: 4 })).toEqual({ value: 4, max: 5 })
    expect(only(onPage('ratings', comment))).toMatchObject({ externalId: '7_70', kind: 'mention' })
    expect(read(onPage('ratings', { ...review, reviewer_id: US }))).toEqual(NOTHING)
  })
})
