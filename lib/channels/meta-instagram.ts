/** Instagram: comments under our posts, and our name in captions and comments elsewhere. */
import { z } from 'zod'

import type { WayBack } from '@/lib/signals/incoming'

import type { Reading } from './channel'
import { momentOf, publicly, type Sent, underComment } from './meta-ways'
import type { Json } from './safe-json'
import { addSignal, Id, MaybeId, MaybeText, readItem } from './vendor-json'

export function addInstagram(reading: Reading, field: string, value: Json, sent: Sent) {
  if (field === 'comments') addComment(reading, value, sent, underComment)
  if (field === 'live_comments') addComment(reading, value, sent, underLiveVideo)
  if (field === 'mentions') addMention(reading, value, sent)
}

const Comment = z
  .object({
    id: MaybeId,
    comment_id: MaybeId,
    parent_id: MaybeId,
    from: z.object({ id: MaybeId, username: MaybeText, self_ig_scoped_id: MaybeId }).nullish(),
    text: MaybeText,
    media: z.object({ id: MaybeId }).nullish(),
  })
  .transform((said) => ({ ...said, id: said.id ?? said.comment_id }))

/** "You cannot reply to comments on a live video" (reference/ig-comment/replies), and to the writer only while it runs. */
const underLiveVideo = (target: WayBack['target']): WayBack => ({ ...publicly(target), refused: 'no_way' })

/** Says no time of its own. Instagram takes answers to comments of the first level alone. */
function addComment(
  reading: Reading,
  value: Json,
  { us, sentAt, receivedAt }: Sent,
  wayTo: typeof underComment,
) {
  readItem(
    reading,
    Comment.refine(({ id }) => id, { path: ['id'] }),
    value,
    (comment) => {
      const { id, from, parent_id, media } = comment
      const isOurs = [from?.id, from?.self_ig_scoped_id].some((one) => one && us.includes(one))
      if (!id || isOurs) return
      addSignal(
        reading,
        {
          id,
          kind: 'mention',
          occurredAt: sentAt,
          author: { id: from?.id, handle: from?.username },
          text: comment.text,
          inReplyTo: parent_id ?? media?.id,
        },
        wayTo({ comment_id: parent_id ?? id }, id, sentAt),
        receivedAt,
      )
    },
  )
}

const Mention = z.object({ media_id: Id, comment_id: MaybeId })

/** Two ids and nothing else: whose words they are has to be asked for, by our own account. */
function addMention(reading: Reading, value: Json, { us }: Sent) {
  readItem(reading, Mention, value, ({ media_id, comment_id }) => {
    const [user = 'me'] = us
    reading.toFetch?.push(
      comment_id
        ? { what: 'mentioned_comment', id: comment_id, with: { ig_user_id: user, media_id } }
        : { what: 'mentioned_media', id: media_id, with: { ig_user_id: user } },
    )
  })
}

const Moment = z.string().nullish()
const Media = z.object({
  id: Id,
  mentioned_media: z.object({
    id: Id,
    caption: MaybeText,
    username: MaybeText,
    permalink: MaybeText,
    timestamp: Moment,
  }),
})

export function addMentionedMedia(reading: Reading, value: Json, { sentAt, receivedAt }: Sent) {
  readItem(reading, Media, value, ({ id: userId, mentioned_media: media }) =>
    addSignal(
      reading,
      {
        id: media.id,
        kind: 'mention',
        occurredAt: momentOf(media.timestamp) ?? sentAt,
        author: { handle: media.username },
        text: media.caption,
        url: media.permalink,
      },
      publicly({ ig_user_id: userId, media_id: media.id }),
      receivedAt,
    ),
  )
}

const MentionedComment = z.object({
  id: Id,
  mentioned_comment: z.object({
    id: Id,
    text: MaybeText,
    username: MaybeText,
    timestamp: Moment,
    media: z.object({ id: Id }),
  }),
})

export function addMentionedComment(reading: Reading, value: Json, { sentAt, receivedAt }: Sent) {
  readItem(reading, MentionedComment, value, ({ id: userId, mentioned_comment: comment }) =>
    addSignal(
      reading,
      {
        id: comment.id,
        kind: 'mention',
        occurredAt: momentOf(comment.timestamp) ?? sentAt,
        author: { handle: comment.username },
        text: comment.text,
        inReplyTo: comment.media.id,
      },
      publicly({ ig_user_id: userId, media_id: comment.media.id, comment_id: comment.id }),
      receivedAt,
    ),
  )
}
