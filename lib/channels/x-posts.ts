/** A post of X in the words of its API v2: from an event, or as it was asked for. */
import { z } from 'zod'

import type { WayBack } from '@/lib/signals/incoming'

import type { Reading } from './channel'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'

const User = z.object({
  id: Id,
  username: MaybeText,
  name: MaybeText,
  profile_image_url: MaybeText,
  public_metrics: z.object({ followers_count: z.int().nonnegative().nullish() }).nullish(),
})
export type User = z.output<typeof User>

/** Plain, or each wrapped in `data`, as events about deletions and messages have them. */
export const Users = z
  .array(z.union([User, z.object({ data: User }).transform(({ data }) => data)]))
  .nullish()
  .catch(null)

const Post = z.object({
  id: Id,
  text: z.string().default(''),
  /** Longer than 280 characters, in full. */
  note_tweet: z.object({ text: z.string() }).nullish(),
  author_id: MaybeId,
  created_at: z.iso.datetime({ offset: true }).nullish(),
  lang: MaybeText,
  edit_history_tweet_ids: z.array(Id).nullish(),
  referenced_tweets: z.array(z.object({ type: z.string(), id: Id })).nullish(),
  entities: z
    .object({ mentions: z.array(z.object({ id: MaybeId, username: MaybeText })).nullish() })
    .nullish(),
})
type Post = z.output<typeof Post>

type House = {
  /** Our own user there. */
  id: string | null
  users: readonly User[]
  receivedAt: Date
}
type Heard = House & {
  /** The event itself says that the author mentioned or quoted us. */
  isSummons: boolean
  /** Asked for by us: nobody knows more. */
  isFetched?: boolean
}

/** Every edit is a post of its own with a new id; the first one names them all. */
const externalIdOf = ({ id, edit_history_tweet_ids }: Post) => edit_history_tweet_ids?.[0] ?? id

/**
 * Events of replies come without their author (`includes` is empty in X's own sample). Who speaks decides what may be
 * done at all, so such a post is asked for first.
 */
export function addPost(reading: Reading, payload: Json, house: Heard) {
  readItem(reading, Post, payload, (post) => {
    if (post.author_id && post.author_id === house.id) return
    const externalId = externalIdOf(post)
    const author = house.users.find(({ id }) => id === post.author_id)
    if (!author && !house.isFetched) {
      reading.toFetch?.push({ what: 'post', id: post.id })
      return
    }
    const saidAt = post.created_at ? new Date(post.created_at) : (madeAt(externalId) ?? house.receivedAt)
    const editedAt = post.id === externalId ? null : madeAt(post.id)
    const referenced = (type: string) => post.referenced_tweets?.find((one) => one.type === type)?.id

    addSignal(
      reading,
      {
        id: externalId,
        kind: 'mention',
        action: editedAt ? 'updated' : 'created',
        occurredAt: saidAt,
        revisedAt: editedAt ?? saidAt,
        author: { id: post.author_id, ...authorOf(author) },
        text: unescaped(post.note_tweet?.text ?? post.text),
        language: post.lang,
        url: `https://x.com/${author?.username ?? 'i'}/status/${externalId}`,
        inReplyTo: referenced('replied_to'),
        isRepost: referenced('retweeted') !== undefined,
      },
      wayBackTo(post, house),
      house.receivedAt,
    )
  })
}

const authorOf = (user: User | undefined) => ({
  handle: user?.username,
  name: user?.name,
  avatarUrl: user?.profile_image_url,
  followers: user?.public_metrics?.followers_count,
})

/** Only our own deletions are ever pushed; they say no time. */
export function addDeletion(reading: Reading, payload: Json, { users, receivedAt }: House) {
  readItem(reading, z.object({ id: Id, author_id: MaybeId }), payload, ({ id, author_id }) => {
    const author = users.find((user) => user.id === author_id)
    addSignal(
      reading,
      {
        id,
        kind: 'mention',
        action: 'deleted',
        occurredAt: receivedAt,
        author: { id: author_id, ...authorOf(author) },
      },
      null,
      receivedAt,
    )
  })
}

/**
 * Since February 2026 an app may answer only whoever mentioned or quoted its account (docs.x.com, "Create Post"). The
 * name that X itself puts in front of a reply to us counts as a mention here: at worst X refuses.
 */
function wayBackTo(post: Post, { id: us, isSummons }: Heard): WayBack {
  const mentioned = post.entities?.mentions?.some(({ id }) => id !== null && id !== undefined && id === us)
  return {
    audience: 'public',
    target: { in_reply_to_tweet_id: post.id },
    until: null,
    refused: isSummons || mentioned ? null : 'not_summoned',
  }
}

const EPOCH_OF_IDS = 1_288_834_974_657n
const SHORTEST = 15

/** The milliseconds in an id's upper bits. The only source of the time of an edit. */
function madeAt(id: string): Date | null {
  if (!/^\d+$/.test(id) || id.length < SHORTEST || id.length > 19) return null
  return new Date(Number((BigInt(id) >> 22n) + EPOCH_OF_IDS))
}

/** The API writes these three as HTML does, and no others. */
const unescaped = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
