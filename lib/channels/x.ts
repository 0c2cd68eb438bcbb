/**
 * X: its Activity API, delivered by v2 webhooks (github.com/xdevplatform/docs, x-api/activity and x-api/webhooks, as of
 * August 2026). Everything is signed with the app's consumer secret; no time is signed, so that only the ids of
 * deliveries stop a replay.
 */
import { z } from 'zod'

import type { Channel, HandshakeAnswer, KeptBody, Reading } from './channel'
import { problem } from './channel'
import { fetchedWhat } from './fetched'
import { hmacOf, isSignedWith } from './hmac'
import { type Json, parseJson, textOf } from './safe-json'
import { Id, keyOfBytes, MaybeId, nothing, readItem } from './vendor-json'
import { addLegacy, isLegacy } from './x-legacy'
import { addMessages } from './x-messages'
import { addDeletion, addPost, Users } from './x-posts'

export const x: Channel = {
  name: 'x',
  answersInWords: false,
  accepts: 200,

  verify: ({ headers, body }, { vendorSecrets }) => {
    const said = headers.get('x-twitter-webhooks-signature')
    return isSignedWith(vendorSecrets, { said, bytes: body, encoding: 'base64' })
  },

  shakeHands({ method, url }, { vendorSecrets }) {
    const token = new URL(url, 'http://house').searchParams.get('crc_token')
    return method === 'GET' && token !== null ? answerChallenge(token, vendorSecrets) : null
  },

  deliveryKey: ({ body }) => {
    const parsed = parseJson(textOf(body))
    const named = Named.safeParse(parsed.ok ? parsed.value : null)
    return named.success ? `event:${named.data.data.event_uuid}` : keyOfBytes(body)
  },

  takes: (mediaType) => mediaType === '' || mediaType === 'application/json',

  read(kept) {
    const parsed = parseJson(textOf(kept.body))
    if (!parsed.ok) return { signals: [], problems: [parsed.problem] }
    return fetchedWhat(kept.contentType) === 'post'
      ? readFetched(parsed.value, kept)
      : readEvent(parsed.value, kept)
  },
}

/**
 * The answer is made by the same key and rule as the signature of a delivery, and anybody may ask: a "token" that
 * could be a body would be a forger's. Real ones are base64 or the like.
 */
const TOKEN = /^[\w+/=.-]{1,256}$/

function answerChallenge(token: string, [newest]: readonly string[]): HandshakeAnswer | null {
  if (!newest || !TOKEN.test(token)) return null
  const body = JSON.stringify({ response_token: hmacOf(newest, token, 'base64') })
  return { status: 200, body, contentType: 'application/json' }
}

const Named = z.object({ data: z.object({ event_uuid: Id }) })

const Event = z.object({
  data: z.object({
    event_type: z.string(),
    filter: z.object({ user_id: MaybeId }).nullish(),
    payload: z.record(z.string(), z.json()).nullish(),
    includes: z.object({ users: Users }).nullish(),
  }),
})

const POSTS = ['post.mention.create', 'post.reply.create', 'post.quote.create']

/** Likes, follows, profiles and our own posts are none of the house's signals; a finished replay only says so. */
function readEvent(value: Json, kept: KeptBody): Reading {
  const reading = nothing()
  if (isLegacy(value)) {
    addLegacy(reading, value, kept)
    return reading
  }
  readItem(reading, Event, value, ({ data }) => {
    const { event_type: type, filter, payload, includes } = data
    const house = { id: filter?.user_id ?? kept.account.id, receivedAt: kept.receivedAt }
    const users = includes?.users ?? []
    if (POSTS.includes(type))
      addPost(reading, payload ?? {}, { ...house, users, isSummons: SUMMONS.test(type) })
    if (type === 'post.delete') addDeletion(reading, payload ?? {}, { ...house, users })
    if (type === 'dm.received') addMessages(reading, payload ?? {}, { ...house, users })
    if (type === 'oauth.revoke') reading.problems.push(problem('access_withdrawn', house.id ?? 'X'))
  })
  return reading
}

const SUMMONS = /mention|quote/

const Fetched = z.object({
  data: z.record(z.string(), z.json()).nullish(),
  includes: z.object({ users: Users }).nullish(),
  errors: z.array(z.object({ type: z.string().nullish(), resource_id: MaybeId })).nullish(),
})

/** A post that was asked for with its author; what X no longer finds is gone. */
function readFetched(value: Json, { account, receivedAt }: KeptBody): Reading {
  const reading = nothing()
  readItem(reading, Fetched, value, ({ data, includes, errors }) => {
    const house = { id: account.id, receivedAt, users: includes?.users ?? [] }
    if (data) addPost(reading, data, { ...house, isSummons: false, isFetched: true })
    const gone = errors?.find(({ type }) => type?.endsWith('/resource-not-found'))
    if (!data && gone) addDeletion(reading, { id: gone.resource_id ?? null }, house)
  })
  return reading
}
