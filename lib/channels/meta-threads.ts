/** Threads: replies to our posts and mentions elsewhere (developers.facebook.com/docs/threads/webhooks). */
import { z } from 'zod'

import type { KeptBody, Reading } from './channel'
import { momentOf, publicly } from './meta-ways'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'

type Threads = { [field: string]: Json }

export const isThreads = (value: Json): value is Threads =>
  value !== null && typeof value === 'object' && 'values' in value

const Value = z.object({ field: z.string(), value: z.json() })
const Delivery = z.object({
  time: z.union([z.string(), z.number()]).nullish(),
  values: z.union([z.array(Value), Value.transform((one) => [one])]),
})

const Post = z.object({
  id: Id,
  username: MaybeText,
  text: MaybeText,
  permalink: MaybeText,
  timestamp: MaybeText,
  replied_to: z.object({ id: MaybeId }).nullish(),
})
const Deletion = z.object({ id: Id, deleted_at: MaybeText })

/** Publishing is what we do ourselves. */
export function addThreads(reading: Reading, value: Threads, { receivedAt }: KeptBody) {
  readItem(reading, Delivery, value, ({ time, values }) => {
    const sentAt = momentOf(time) ?? receivedAt
    for (const { field, value } of values) {
      if (field === 'replies' || field === 'mentions') addPost(reading, value, sentAt, receivedAt)
      if (field === 'delete') addDeletion(reading, value, sentAt, receivedAt)
    }
  })
}

function addPost(reading: Reading, value: Json, sentAt: Date, receivedAt: Date) {
  readItem(reading, Post, value, (post) =>
    addSignal(
      reading,
      {
        id: post.id,
        kind: 'mention',
        occurredAt: momentOf(post.timestamp) ?? sentAt,
        author: { handle: post.username },
        text: post.text,
        url: post.permalink,
        inReplyTo: post.replied_to?.id,
      },
      publicly({ reply_to_id: post.id }),
      receivedAt,
    ),
  )
}

function addDeletion(reading: Reading, value: Json, sentAt: Date, receivedAt: Date) {
  readItem(reading, Deletion, value, ({ id, deleted_at }) => {
    const occurredAt = momentOf(deleted_at) ?? sentAt
    addSignal(reading, { id, kind: 'mention', action: 'deleted', occurredAt }, null, receivedAt)
  })
}
