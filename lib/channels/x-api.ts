/**
 * The API of X, v2 (docs.x.com/x-api): replies and messages with the house's own OAuth 2 user token, which is renewed
 * every two hours with a refresh token that ends when it is used.
 */
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Called } from '@/lib/outgoing/call'
import { linksIn } from '@/lib/text/said'

import type { Account } from './channel'
import {
  asJson,
  bearing,
  foundAs,
  isPlainId,
  type Posted,
  type Poster,
  refusalOf,
  refused,
  settleChange,
  settleQuestion,
  settleTakingBack,
} from './poster'
import { Id } from './vendor-json'

const baseOf = ({ baseUrl }: Account) => baseUrl ?? 'https://api.x.com'

const FIELDS = new URLSearchParams({
  expansions: 'author_id',
  'tweet.fields':
    'created_at,lang,entities,referenced_tweets,edit_history_tweet_ids,note_tweet,in_reply_to_user_id',
  'user.fields': 'username,name,profile_image_url,public_metrics',
})

const NotFound = z.object({ data: z.undefined().optional(), errors: z.array(z.object({ type: z.string() })) })

/**
 * In thousandths of a US dollar, by X's own pay-per-use price list (docs.x.com, 2026): $0.010 for an answer to who
 * summoned us, $0.20 for a post with an address in it.
 */
const ANSWER_MILLIS = 10
const WITH_LINK_MILLIS = 200

export const xApi: Poster = {
  // Nobody tells that a post is gone here either; it is asked for before an answer leaves, and never looked at in
  // between, because every post that is read costs money.
  answers: ({ target: { in_reply_to_tweet_id: id } }) => (id ? { what: 'post', id } : null),
  costMillis: (text, { target }) =>
    target.in_reply_to_tweet_id ? (linksIn(text).length > 0 ? WITH_LINK_MILLIS : ANSWER_MILLIS) : null,

  async post({ text }, way, access, call, now) {
    const no = refusalOf(way, now)
    if (no) return no
    const { in_reply_to_tweet_id: postId, participant_id: personId } = way.target
    const ask = isPlainId(postId)
      ? { path: '/2/tweets', body: { text, reply: { in_reply_to_tweet_id: postId } } }
      : isPlainId(personId) && { path: `/2/dm_conversations/with/${personId}/messages`, body: { text } }
    if (!ask) return refused('no_way')
    const called = await call({
      method: 'POST',
      url: baseOf(access.account) + ask.path,
      headers: { ...bearing(access), ...asJson },
      body: JSON.stringify(ask.body),
    })
    return settlePost(called, now)
  },

  async takeBack(externalId, _way, access, call, now) {
    if (!isPlainId(externalId)) return refused('no_way')
    const url = `${baseOf(access.account)}/2/tweets/${externalId}`
    const called = await call({ method: 'DELETE', url, headers: bearing(access) })
    return settleTakingBack(called, now)
  },

  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'post' || !isPlainId(wanted.id)) return refused('no_way')
    const url = `${baseOf(access.account)}/2/tweets/${wanted.id}?${FIELDS}`
    const called = await call({ method: 'GET', url, headers: bearing(access) })
    const settled = settleQuestion(called, now)
    if (settled.kind === 'refused' && settled.refusal === 'gone') return { kind: 'gone' }
    if (settled.kind !== 'done') return settled
    // "Not found" comes as a success with errors in it.
    const isGone = jsonIn(settled.answer, NotFound)?.errors.some(({ type }) => type.endsWith('not-found'))
    if (isGone) return { kind: 'gone' }
    return settled.answer.body === null
      ? { kind: 'try_again', afterMs: null }
      : foundAs(wanted, settled.answer.body)
  },

  async check(access, call, now) {
    const url = `${baseOf(access.account)}/2/users/me`
    const settled = settleQuestion(await call({ method: 'GET', url, headers: bearing(access) }), now)
    if (settled.kind !== 'done') return settled
    const me = jsonIn(settled.answer, z.object({ data: z.object({ id: Id, username: z.string() }) }))
    if (!me) return { kind: 'try_again', afterMs: null }
    const { id, username } = me.data
    return access.account.id === null || access.account.id === id
      ? { kind: 'connected', id, name: username }
      : refused('wrong_account')
  },

  async renew({ account, credentials }, call, now) {
    const { refreshToken, clientId, clientSecret } = credentials
    if (!refreshToken || !clientId) return refused('access_ended')
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      client_id: clientId,
    })
    const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    const called = await call({
      method: 'POST',
      url: `${baseOf(account)}/2/oauth2/token`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(clientSecret && { authorization: `Basic ${pair}` }),
      },
      body: form.toString(),
    })
    const settled = settleQuestion(called, now)
    if (settled.kind === 'refused') return refused('access_ended')
    if (settled.kind !== 'done') return settled
    const token = jsonIn(settled.answer, Token)
    if (!token) return { kind: 'try_again', afterMs: null }
    return {
      kind: 'renewed',
      credentials: {
        ...credentials,
        accessToken: token.access_token,
        refreshToken: token.refresh_token ?? refreshToken,
        expiresAt: new Date(now.getTime() + token.expires_in * 1000),
      },
    }
  },
}

const Token = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expires_in: z.number().positive(),
})

const Made = z.object({ data: z.union([z.object({ id: Id }), z.object({ dm_event_id: Id })]) })
const Problem = z.object({ detail: z.string() })

function settlePost(called: Called, now: Date): Posted {
  const settled = settleChange(called, now)
  if (settled.kind === 'done') {
    const made = jsonIn(settled.answer, Made)?.data
    return { kind: 'accepted', externalId: made ? ('id' in made ? made.id : made.dm_event_id) : null }
  }
  if (settled.kind !== 'refused' || called.kind !== 'answered') return settled
  const detail = jsonIn(called, Problem)?.detail ?? ''
  const [, refusal] = DETAILS.find(([words]) => words.test(detail)) ?? []
  return refusal ? refused(refusal) : settled
}

/** X tells these apart by their sentences alone. */
const DETAILS = [
  [/duplicate content/i, 'said_already'],
  [/deleted or not visible/i, 'gone'],
  [/too long/i, 'too_long'],
  [/mention|quote/i, 'not_summoned'],
] as const
