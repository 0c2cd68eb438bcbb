/** A Page of Facebook: what people post on it, under it and about it. */
import { z } from 'zod'

import type { SignalAction } from '@/db/vocabulary'

import type { Reading } from './channel'
import { momentOf, publicly, type Sent, underComment } from './meta-ways'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'

const Moment = z.union([z.string(), z.number()]).nullish()
const Person = z.object({ id: MaybeId, name: MaybeText }).nullish()

const Thing = z.object({
  item: MaybeText,
  verb: MaybeText,
  post_id: MaybeId,
  comment_id: MaybeId,
  parent_id: MaybeId,
  from: Person,
  sender_id: MaybeId,
  sender_name: MaybeText,
  message: MaybeText,
  created_time: Moment,
})
type Thing = z.output<typeof Thing>

/** Fields that nobody of the house subscribed to on purpose are left alone. */
export function addPage(reading: Reading, field: string, value: Json, sent: Sent) {
  if (field === 'feed' || field === 'mention')
    readItem(reading, Thing, value, (thing) => addThing(reading, field, thing, sent))
  if (field === 'ratings') addRating(reading, value, sent)
}

/** A reaction or a share says nothing that could be answered. */
const SAYING = ['status', 'post', 'photo', 'video', 'album', 'comment']

const ACTIONS: Record<string, SignalAction> = {
  add: 'created',
  edit: 'updated',
  edited: 'updated',
  unhide: 'updated',
  remove: 'deleted',
  delete: 'deleted',
  hide: 'deleted',
}

function addThing(reading: Reading, field: 'feed' | 'mention', thing: Thing, sent: Sent) {
  const action = ACTIONS[thing.verb ?? 'add']
  const id = thing.comment_id ?? thing.post_id
  const authorId = thing.from?.id ?? thing.sender_id
  if (!action || !id || !SAYING.includes(thing.item ?? 'post')) return
  if (authorId && sent.us.includes(authorId)) return
  // Where a post only mentions the page, its words have to be asked for.
  if (field === 'mention' && !thing.message && action !== 'deleted') {
    reading.toFetch?.push({ what: 'page_post', id })
    return
  }
  const saidAt = momentOf(thing.created_time) ?? sent.sentAt
  const said = { authorId, name: thing.from?.name ?? thing.sender_name, text: thing.message }
  const when = { occurredAt: saidAt, revisedAt: action === 'created' ? saidAt : sent.sentAt }
  // Under a post of somebody else's the page may not write to its writer.
  const isComment = field === 'feed' && thing.comment_id === id
  addPost(reading, { id, action, ...said, ...when, inReplyTo: thing.parent_id, isComment }, sent)
}

type Post = {
  id: string
  action: SignalAction
  authorId: string | null | undefined
  name: string | null | undefined
  text: string | null | undefined
  occurredAt: Date
  revisedAt: Date
  inReplyTo?: string | null | undefined
  /** Under a post of ours. */
  isComment?: boolean
}

/** The address is built from the id, because that of a comment is never told; each leads to its own thing. */
function addPost(
  reading: Reading,
  { authorId, name, isComment = false, ...post }: Post,
  { receivedAt }: Sent,
) {
  const url = `https://www.facebook.com/${post.id}`
  addSignal(
    reading,
    { ...post, kind: 'mention', author: { id: authorId, name }, url },
    isComment
      ? underComment({ object_id: post.id }, post.id, post.occurredAt)
      : publicly({ object_id: post.id }),
    receivedAt,
  )
}

const Fetched = z.object({ id: Id, message: MaybeText, from: Person, created_time: Moment })

export function addFetchedPost(reading: Reading, value: Json, sent: Sent) {
  readItem(reading, Fetched, value, ({ id, message, from, created_time }) => {
    if (from?.id && sent.us.includes(from.id)) return
    const saidAt = momentOf(created_time) ?? sent.sentAt
    const said = { authorId: from?.id, name: from?.name, text: message }
    addPost(reading, { id, action: 'created', ...said, occurredAt: saidAt, revisedAt: saidAt }, sent)
  })
}

const Rating = z.object({
  item: MaybeText,
  verb: MaybeText,
  recommendation_type: MaybeText,
  rating: z.number().nullish(),
  review_text: MaybeText,
  reviewer_id: MaybeId,
  reviewer_name: MaybeText,
  open_graph_story_id: Id,
  created_time: Moment,
})
type Rating = z.output<typeof Rating>

/** What others say under a review arrives as well, and is no review. */
function addRating(reading: Reading, value: Json, sent: Sent) {
  const about = z.object({ item: MaybeText }).safeParse(value)
  if (about.success && (about.data.item ?? 'rating') !== 'rating') {
    readItem(reading, Thing, value, (thing) => addThing(reading, 'feed', thing, sent))
    return
  }
  readItem(reading, Rating, value, (rating) => {
    const action = ACTIONS[rating.verb ?? 'add']
    const { reviewer_id: reviewerId, open_graph_story_id: id } = rating
    if (!action || (reviewerId && sent.us.includes(reviewerId))) return
    const saidAt = momentOf(rating.created_time) ?? sent.sentAt
    addSignal(
      reading,
      {
        id,
        kind: 'review',
        action,
        occurredAt: saidAt,
        revisedAt: action === 'created' ? saidAt : sent.sentAt,
        author: { id: reviewerId, name: rating.reviewer_name },
        text: rating.review_text,
        rating: starsOf(rating),
      },
      publicly({ object_id: id }),
      sent.receivedAt,
    )
  })
}

/** Since 2018 people recommend or do not; older reviews have stars. */
function starsOf({ rating, recommendation_type: recommends }: Rating) {
  if (rating) return { value: rating, max: 5 }
  if (recommends === 'positive') return { value: 1, max: 1 }
  return recommends === 'negative' ? { value: 0, max: 1 } : null
}
