import { describe, expect, test } from 'vitest'

import { aKeptBody, anAccount, aRawDelivery, trusting } from '@/lib/testing/trust'

import { hmacOf } from './hmac'
import { x } from './x'

const SECRET = 'test_consumer_secret'
const US = '7100000000000000001'
const trust = trusting([], { vendorSecrets: [SECRET] })
const now = new Date('2026-07-10T19:00:00.000Z')

const ines = {
  id: '7200000000000000002',
  username: 'ines_at_sea',
  name: 'Inês',
  profile_image_url: 'https://img.example/ines.png',
  public_metrics: { followers_count: 81, followers_count_str: '81' },
}
const post = {
  id: '2075500000000000000',
  created_at: '2026-07-10T08:40:00.000Z',
  edit_history_tweet_ids: ['2075500000000000000'],
  author_id: ines.id,
  lang: 'en',
  text: 'Four of us @harbourhouse for my birthday &lt;3',
  entities: { mentions: [{ start: 11, end: 24, username: 'harbourhouse', id: US }] },
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

describe('the challenge', () => {
  const ask = (query: string, secrets = [SECRET], method = 'GET') => {
    const url = `/api/webhooks/0?${query}`
    return (
      x.shakeHands?.({ method, url, headers: new Headers() }, { ...trust, vendorSecrets: secrets }) ?? null
    )
  }

  test('is answered with the newest of the secrets', () => {
    expect(ask('crc_token=foo', [SECRET, 'older'])).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '{"response_token":"sha256=O+mVMCF0mqmIirzH0h8QGQNJZ48ai1C+e+dZFEMxqos="}',
    })
  })

  test('is not answered without a token or a secret, or to anything but a question', () => {
    expect(ask('hub.challenge=1')).toBeNull()
    expect(ask('crc_token=')).toBeNull()
    expect(ask('crc_token=foo', [])).toBeNull()
    expect(ask('crc_token=foo', [''])).toBeNull()
    expect(ask('crc_token=foo', [SECRET], 'POST')).toBeNull()
  })

  test('never signs what could be a body: whoever asks would have a forgery', () => {
    for (const forged of ['{"data":{}}', '[1]', '"', 'a'.repeat(257)])
      expect(ask(`crc_token=${encodeURIComponent(forged)}`)).toBeNull()
  })
})

describe('a signature', () => {
  const bytes = Buffer.from('{"data":{"event_type":"post.create"}}')
  const passes = (said: string | null, body = bytes, vendorSecrets = [SECRET]) =>
    x.verify(
      aRawDelivery({ headers: new Headers(said ? { 'x-twitter-webhooks-signature': said } : {}), body }),
      { ...trust, vendorSecrets },
      now,
    )
  const good = hmacOf(SECRET, bytes, 'base64')

  test('is base64 over the raw bytes, with the consumer secret', () => {
    expect(good).toBe('sha256=I21GAOfDdGtxrivO5DtSt1mbTSmOouLIsn1arurMc/8=')
    expect(passes(good)).toBe(true)
    expect(passes(good, bytes, ['new', SECRET])).toBe(true)
  })

  test('fails with any byte of the body or of itself changed', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(passes(good, changed), `body ${at}`).toBe(false)
    }
    for (let at = 0; at < good.length; at += 1) {
      const other = String.fromCharCode(good.charCodeAt(at) ^ 1)
      expect(passes(`${good.slice(0, at)}${other}${good.slice(at + 1)}`), `signature ${at}`).toBe(false)
    }
  })

  test('is not believed when it is missing, or made with another, an empty or our own secret', () => {
    expect(passes(null)).toBe(false)
    for (const secrets of [['other'], [''], []]) expect(passes(good, bytes, secrets)).toBe(false)
    expect(passes(hmacOf('', bytes, 'base64'), bytes, [''])).toBe(false)
    const ours = { ...trusting([SECRET]), vendorSecrets: [] }
    const headers = new Headers({ 'x-twitter-webhooks-signature': good })
    expect(x.verify(aRawDelivery({ headers, body: bytes }), ours, now)).toBe(false)
  })
})

test('an event is known by its own id, whatever it looks like, and anything else by its bytes', () => {
  const key = (body: string) => x.deliveryKey(aRawDelivery({ body: Buffer.from(body) }))
  expect(key('{"data":{"event_uuid":"-4411"}}')).toBe('event:-4411')
  expect(key('{"data":{"event_uuid":12345678901234567890}}')).toBe('event:12345678901234567890')
  expect(key('{"replay_job_status":{}}')).toMatch(/^sha256:/)
  expect(key('nothing')).toMatch(/^sha256:/)
})

describe('a post', () => {
  test('that mentions us becomes a signal', () => {
    expect(one(event('post.mention.create', post))).toEqual({
      externalId: post.id,
      kind: 'mention',
      action: 'created',
      occurredAt: new Date('2026-07-10T08:40:00.000Z'),
      revisedAt: new Date('2026-07-10T08:40:00.000Z'),
      author: {
        id: ines.id,
        handle: 'ines_at_sea',
        name: 'Inês',
        avatarUrl: 'https://img.example/ines.png',
        followers: 81,
      },
      text: 'Four of us @harbourhouse for my birthday <3',
      language: 'en',
      url: `https://x.com/ines_at_sea/status/${post.id}`,
      inReplyTo: null,
      rating: null,
      place: null,
      stay: null,
      isRepost: false,
      wayBack: {
        audience: 'public',
        target: { in_reply_to_tweet_id: post.id },
        until: null,
        refused: null,
      },
    })
  })

  test('is one thing, whether it comes as mention, reply or quote', () => {
    const types = ['post.mention.create', 'post.reply.create', 'post.quote.create']
    const [mention, ...others] = types.map((type) => one(event(type, post)))
    for (const other of others) expect(other).toEqual(mention)
  })

  test('that was edited keeps the name of the first, and counts as newer', () => {
    const edited = {
      ...post,
      id: '2075503000000000000',
      edit_history_tweet_ids: [post.id, '2075503000000000000'],
    }
    const signal = one(event('post.mention.create', edited))
    expect(signal).toMatchObject({ externalId: post.id, action: 'updated' })
    expect(signal?.revisedAt.toISOString()).toBe('2026-07-10T08:50:50.838Z')
    expect(signal?.wayBack?.target).toEqual({ in_reply_to_tweet_id: edited.id })
  })

  test('longer than usual is read in full; a repost says so; a reply names what it answers', () => {
    expect(one(event('post.mention.create', { ...post, note_tweet: { text: 'All of it' } }))?.text).toBe(
      'All of it',
    )
    const referenced_tweets = [{ type: 'replied_to', id: '5' }]
    expect(one(event('post.reply.create', { ...post, referenced_tweets }))?.inReplyTo).toBe('5')
    const repeats = { ...post, referenced_tweets: [{ type: 'retweeted', id: '5' }] }
    expect(one(event('post.mention.create', repeats))?.isRepost).toBe(true)
  })

  test('without its author is asked for, and then read as it was answered', () => {
    const reply = { ...post, text: '@harbourhouse table 14' }
    expect(read(event('post.reply.create', reply, {}))).toEqual({
      signals: [],
      problems: [],
      toFetch: [{ what: 'post', id: post.id }],
    })
    const fetched = one({ data: reply, includes: { users: [ines] } }, 'application/json; fetched=post')
    expect(fetched).toMatchObject({ text: '@harbourhouse table 14', author: { handle: 'ines_at_sea' } })
  })

  test('that X does not find any more is gone', () => {
    const errors = [{ resource_id: post.id, type: 'https://api.twitter.com/2/problems/resource-not-found' }]
    const gone = one({ errors }, 'application/json; fetched=post')
    expect(gone).toMatchObject({ externalId: post.id, action: 'deleted', text: '', wayBack: null })
  })

  test('may be answered only where its author named us', () => {
    const { entities: _none, ...unnamed } = post
    const refused = (type: string, payload: object) => one(event(type, payload))?.wayBack?.refused
    expect(refused('post.reply.create', unnamed)).toBe('not_summoned')
    expect(refused('post.reply.create', { ...post, entities: { mentions: [{ id: '9' }] } })).toBe(
      'not_summoned',
    )
    expect(refused('post.reply.create', post)).toBeNull()
    expect(refused('post.quote.create', unnamed)).toBeNull()
    expect(refused('post.mention.create', unnamed)).toBeNull()
  })

  test('of our own is none of our business', () => {
    expect(read(event('post.mention.create', { ...post, author_id: US })).signals).toEqual([])
    expect(read(event('post.create', post)).signals).toEqual([])
    expect(read(event('post.create', {})).problems).toEqual([])
  })

  test('of ours that was deleted is forgotten', () => {
    const users = [{ data: { id: US, username: 'harbourhouse' } }]
    expect(one(event('post.delete', { id: '31', author_id: US }, { users }))).toMatchObject({
      externalId: '31',
      action: 'deleted',
      revisedAt: now,
      author: { handle: 'harbourhouse' },
    })
  })
})

describe('beside posts', () => {
  test('a withdrawn permission is told to a person', () => {
    expect(read(event('oauth.revoke', {})).problems).toEqual([{ key: 'access_withdrawn', saw: US }])
    const legacy = { user_event: { revoke: { source: { user_id: US }, target: { app_id: '1' } } } }
    expect(read(legacy).problems).toMatchObject([{ key: 'access_withdrawn' }])
  })

  test('the end of a replay, a like and whatever comes next mean nothing', () => {
    const replay = { replay_job_status: { webhook_id: '1', job_state: 'Complete', job_id: '2' } }
    for (const body of [replay, event('like.create', { id: '1' }), event('space.start', {})])
      expect(read(body)).toEqual({ signals: [], problems: [], toFetch: [] })
  })

  test('what has no known shape is told', () => {
    expect(read({}).problems).toEqual([{ key: 'field_missing', saw: 'data' }])
    expect(read(event('post.mention.create', { id: '' })).problems).toMatchObject([{ key: 'field_wrong' }])
  })
})

test('the account that was entered stands in where an event names none', () => {
  const { data } = event('post.mention.create', { ...post, author_id: US })
  const kept = aKeptBody({ data: { ...data, filter: {} } }, { account: { ...anAccount, id: US } })
  expect(x.read(kept).signals).toEqual([])
})
