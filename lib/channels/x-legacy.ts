/**
 * The Account Activity API, which X has deprecated: read only where an old enterprise subscription still sends its
 * shape. Also what arrives at the same address without an event around it: the end of a replay, a withdrawn permission.
 */
import { z } from 'zod'

import { type KeptBody, problem, type Reading } from './channel'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'
import { readWhen } from './when'
import { addMessages } from './x-messages'

const NAMES = ['for_user_id', 'user_event', 'replay_job_status'] as const
type Legacy = { [field: string]: Json }

export const isLegacy = (value: Json): value is Legacy =>
  value !== null && typeof value === 'object' && NAMES.some((name) => name in value)

const User = z.object({
  id_str: Id,
  screen_name: MaybeText,
  name: MaybeText,
  profile_image_url_https: MaybeText,
  followers_count: z.int().nonnegative().nullish(),
})
const Tweet = z.object({
  id_str: Id,
  created_at: z.string(),
  text: z.string().default(''),
  extended_tweet: z.object({ full_text: z.string() }).nullish(),
  user: User,
  lang: MaybeText,
  in_reply_to_status_id_str: MaybeId,
  entities: z.object({ user_mentions: z.array(z.object({ id_str: MaybeId })).nullish() }).nullish(),
  quoted_status: z.object({ user: z.object({ id_str: Id }) }).nullish(),
  retweeted_status: z.object({ id_str: Id }).nullish(),
})
const Deletion = z.object({ status: z.object({ id: Id, user_id: MaybeId }), timestamp_ms: MaybeId })

const listOf = (value: Json | undefined) => (Array.isArray(value) ? value : [])

export function addLegacy(reading: Reading, value: Legacy, kept: KeptBody) {
  const us = typeof value.for_user_id === 'string' ? value.for_user_id : kept.account.id
  for (const tweet of listOf(value.tweet_create_events)) addTweet(reading, tweet, us, kept)
  for (const deletion of listOf(value.tweet_delete_events)) addDeletion(reading, deletion, kept)
  if ('direct_message_events' in value)
    addMessages(reading, value, { id: us, users: [], receivedAt: kept.receivedAt })
  if ('user_event' in value) reading.problems.push(problem('access_withdrawn', us ?? 'X'))
}

function addTweet(reading: Reading, item: Json, us: string | null, { zone, receivedAt }: KeptBody) {
  readItem(reading, Tweet, item, (tweet) => {
    const { id_str: id, user } = tweet
    if (user.id_str === us) return
    const saidAt = readWhen(tweet.created_at, zone)
    if ('key' in saidAt) {
      reading.problems.push(saidAt)
      return
    }
    const isSummons =
      tweet.entities?.user_mentions?.some((one) => one.id_str === us) ||
      tweet.quoted_status?.user.id_str === us
    addSignal(
      reading,
      {
        id,
        kind: 'mention',
        occurredAt: saidAt,
        author: {
          id: user.id_str,
          handle: user.screen_name,
          name: user.name,
          avatarUrl: user.profile_image_url_https,
          followers: user.followers_count,
        },
        text: tweet.extended_tweet?.full_text ?? tweet.text,
        language: tweet.lang,
        url: `https://x.com/${user.screen_name ?? 'i'}/status/${id}`,
        inReplyTo: tweet.in_reply_to_status_id_str,
        isRepost: Boolean(tweet.retweeted_status),
      },
      {
        audience: 'public',
        target: { in_reply_to_tweet_id: id },
        until: null,
        refused: isSummons ? null : 'not_summoned',
      },
      receivedAt,
    )
  })
}

function addDeletion(reading: Reading, item: Json, { receivedAt }: KeptBody) {
  readItem(reading, Deletion, item, ({ status, timestamp_ms: at }) => {
    const deletedAt = at && /^\d{12,13}$/.test(at) ? new Date(Number(at)) : receivedAt
    addSignal(
      reading,
      {
        id: status.id,
        kind: 'mention',
        action: 'deleted',
        occurredAt: deletedAt,
        author: { id: status.user_id },
      },
      null,
      receivedAt,
    )
  })
}
