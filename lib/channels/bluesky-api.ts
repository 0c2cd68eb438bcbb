/**
 * The API of Bluesky's servers (atproto.com, com.atproto.repo and com.atproto.server; lexicons of
 * bluesky-social/atproto). A post is a record under a key that we choose and put there, so that a second try changes
 * nothing: `createRecord` under a key that is taken is an error 500 of @atproto/pds 0.5.35, `putRecord` is the same post.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'

import { jsonIn } from '@/lib/outgoing/answer-json'
import type { Call, Called } from '@/lib/outgoing/call'
import { graphemesIn } from '@/lib/text/length'

import { facetsOf } from './bluesky-facets'
import type { Account, ToFetch } from './channel'
import {
  type Access,
  asJson,
  bearing,
  type Looked,
  lookedThrough,
  type Posted,
  type Poster,
  type Refused,
  refusalOf,
  refused,
  type Settled,
  settleQuestion,
  settleTakingBack,
} from './poster'

const COLLECTION = 'app.bsky.feed.post'
export const MOST_GRAPHEMES = 300
const MOST_BYTES = 3000

const baseOf = ({ baseUrl }: Account) => baseUrl ?? 'https://bsky.social'
const xrpc = (access: Pick<Access, 'account'>, name: string) => `${baseOf(access.account)}/xrpc/${name}`

export const blueskyApi: Poster = {
  repeatsForMs: Number.POSITIVE_INFINITY,
  answers: ({ target: { parent_uri: id } }) => (id ? { what: 'post', id } : null),

  async post({ id, text }, way, access, call, now) {
    const no = refusalOf(way, now)
    if (no) return no
    const { parent_uri, parent_cid, root_uri, root_cid, did, handle } = way.target
    const repo = access.account.id
    if (!repo || !isPost(parent_uri) || !parent_cid || !isPost(root_uri) || !root_cid)
      return refused('no_way')
    if (!fitsBluesky(text)) return refused('too_long')
    const facets = facetsOf(text, did && handle ? { [handle.toLowerCase()]: did } : {})
    const record = {
      $type: COLLECTION,
      text,
      ...(facets.length > 0 && { facets }),
      reply: { root: { uri: root_uri, cid: root_cid }, parent: { uri: parent_uri, cid: parent_cid } },
      createdAt: now.toISOString(),
    }
    const rkey = keyOfReply(id)
    const called = await call({
      method: 'POST',
      url: xrpc(access, 'com.atproto.repo.putRecord'),
      headers: { ...bearing(access), ...asJson },
      body: JSON.stringify({ repo, collection: COLLECTION, rkey, record }),
    })
    return settlePost(called, `at://${repo}/${COLLECTION}/${rkey}`, now)
  },

  async takeBack(externalId, _way, access, call, now) {
    const repo = access.account.id
    const rkey = externalId.split('/').at(-1)
    if (!repo || !isPost(externalId) || !rkey) return refused('no_way')
    const called = await call({
      method: 'POST',
      url: xrpc(access, 'com.atproto.repo.deleteRecord'),
      headers: { ...bearing(access), ...asJson },
      body: JSON.stringify({ repo, collection: COLLECTION, rkey }),
    })
    return ended(called) ?? settleTakingBack(called, now)
  },

  async fetchThing(wanted, access, call, now) {
    if (wanted.what !== 'post' || !isPost(wanted.id)) return refused('no_way')
    const looked = await lookAt([wanted], access, call, now)
    // What is gone, or whose writer left, is simply not in the list.
    return looked.kind === 'looked' ? (looked.found.get(wanted) ?? { kind: 'gone' }) : looked
  },

  lookAgain: { most: 25, at: lookAt },

  async check(access, call, now) {
    const url = xrpc(access, 'com.atproto.server.getSession')
    const settled = settleAsked(await call({ method: 'GET', url, headers: bearing(access) }), now)
    if (settled.kind !== 'done') return settled
    const me = jsonIn(settled.answer, z.object({ did: z.string(), handle: z.string() }))
    if (!me) return { kind: 'try_again', afterMs: null }
    return access.account.id === null || access.account.id === me.did
      ? { kind: 'connected', id: me.did, name: me.handle }
      : refused('wrong_account')
  },

  /** Each refresh token works once; without one, an app password (`clientSecret`) of the account opens a session. */
  async renew(access, call, now) {
    const { credentials, account } = access
    const { refreshToken, clientId, clientSecret } = credentials
    const identifier = clientId ?? account.id
    const isNew = !refreshToken
    if (isNew && (!identifier || !clientSecret)) return refused('access_ended')
    const called = isNew
      ? await call({
          method: 'POST',
          url: xrpc(access, 'com.atproto.server.createSession'),
          headers: asJson,
          body: JSON.stringify({ identifier, password: clientSecret }),
        })
      : await call({
          method: 'POST',
          url: xrpc(access, 'com.atproto.server.refreshSession'),
          headers: { authorization: `Bearer ${refreshToken}` },
        })
    const settled = settleAsked(called, now)
    if (settled.kind === 'refused') return refused('access_ended')
    if (settled.kind !== 'done') return settled
    const session = jsonIn(settled.answer, z.object({ accessJwt: z.string(), refreshJwt: z.string() }))
    if (!session) return { kind: 'try_again', afterMs: null }
    const { accessJwt: accessToken, refreshJwt } = session
    const expiresAt = expiryOf(accessToken)
    return {
      kind: 'renewed',
      credentials: { ...credentials, accessToken, refreshToken: refreshJwt, expiresAt },
    }
  },
}

const Posts = z.object({ posts: z.array(z.looseObject({ uri: z.string() })) })

async function lookAt(wanted: readonly ToFetch[], access: Access, call: Call, now: Date): Promise<Looked> {
  const uris = new URLSearchParams(wanted.map(({ id }) => ['uris', id]))
  const url = `${xrpc(access, 'app.bsky.feed.getPosts')}?${uris}`
  const settled = settleAsked(await call({ method: 'GET', url, headers: bearing(access) }), now)
  if (settled.kind !== 'done') return settled
  const posts = jsonIn(settled.answer, Posts)?.posts
  if (!posts) return { kind: 'try_again', afterMs: null }
  return lookedThrough(wanted, (id) => posts.find(({ uri }) => uri === id))
}

const isPost = (uri: string | undefined): uri is string =>
  /^at:\/\/did:[\w:.%-]+\/[\w.]+\/[\w.~:-]+$/.test(uri ?? '')

/** 300 as people count, and no more bytes than the lexicon allows: families of emoji are one, and long. */
export const fitsBluesky = (text: string) =>
  graphemesIn(text) <= MOST_GRAPHEMES && Buffer.byteLength(text) <= MOST_BYTES

const DIGITS = '234567abcdefghijklmnopqrstuvwxyz'

/**
 * A record key of the one shape that posts may have (atproto.com/specs/tid): 64 bits, of which the first is 0. Ours
 * begins with the milliseconds that a UUIDv7 begins with, so that it sorts where it belongs.
 */
export function keyOfReply(id: string): string {
  const isTimed = /^[\da-f]{8}-[\da-f]{4}-7/i.test(id)
  const digest = createHash('sha256').update(id).digest()
  const at = isTimed ? BigInt(`0x${id.slice(0, 8)}${id.slice(9, 13)}`) : digest.readBigUInt64BE() >> 24n
  const micros = (at * 1000n + BigInt(digest.readUInt32BE(8) % 1000)) & ((1n << 53n) - 1n)
  let bits = (micros << 10n) | BigInt(digest.readUInt16BE(12) & 1023)
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = (DIGITS[Number(bits & 31n)] ?? '') + key
    bits >>= 5n
  }
  return key
}

const Failed = z.object({ error: z.string(), message: z.string().nullish() })

/** An expired token comes as 400 with a word, not as 401. */
function ended(called: Called): Refused | null {
  if (called.kind !== 'answered' || called.status !== 400) return null
  const error = jsonIn(called, Failed)?.error
  return error === 'ExpiredToken' || error === 'InvalidToken' ? refused('access_ended') : null
}

export const settleAsked = (called: Called, now: Date): Exclude<Settled, { kind: 'unsure' }> =>
  ended(called) ?? settleQuestion(called, now)

function settlePost(called: Called, uri: string, now: Date): Posted {
  // Under our own key it may be asked for again, whatever became of it.
  const settled = settleAsked(called, now)
  if (settled.kind === 'done')
    return { kind: 'accepted', externalId: jsonIn(settled.answer, z.object({ uri: z.string() }))?.uri ?? uri }
  if (settled.kind !== 'refused' || called.kind !== 'answered') return settled
  const failed = jsonIn(called, Failed)
  const isTooLong = failed?.error === 'RecordTooLong' || /too (big|long)/i.test(failed?.message ?? '')
  return isTooLong ? refused('too_long') : settled
}

/** Of a JWT, unchecked: it is the server's own, and only tells when to ask for the next. */
function expiryOf(token: string): Date | null {
  const body = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
  const exp = jsonIn({ body }, z.object({ exp: z.number() }))?.exp
  return exp === undefined ? null : new Date(exp * 1000)
}
