/**
 * Reviews of a Google Business Profile: Google tells a Pub/Sub topic, and a push subscription tells us
 * (developers.google.com/my-business/content/notification-setup, cloud.google.com/pubsub/docs/push). Nothing signs the
 * body; a token of the push service account, signed with Google's keys, says who calls. The review itself has to be
 * asked for.
 */
import { z } from 'zod'

import type { IncomingSignal } from '@/lib/signals/incoming'

import { type Channel, type KeptBody, problem, type Reading } from './channel'
import { fetchedWhat } from './fetched'
import { isPushToken } from './google-token'
import { type Json, parseJson, textOf } from './safe-json'
import { addSignal, Id, keyOfBytes, MaybeId, MaybeText, nothing, readItem } from './vendor-json'

export const googleBusiness: Channel = {
  name: 'google_business',
  answersInWords: false,
  keysUrl: 'https://www.googleapis.com/oauth2/v3/certs',

  /** What was entered here is the e-mail address of the push service account: Google signs for anybody's. */
  verify({ headers }, { keys, vendorSecrets: pushers, account }, now) {
    const [scheme = '', token = ''] = (headers.get('authorization') ?? '').split(' ')
    const expected = { audience: account.webhookUrl, pushers }
    return scheme.toLowerCase() === 'bearer' && isPushToken(token, expected, keys, now)
  },

  deliveryKey: ({ body }) => {
    const parsed = parseJson(textOf(body))
    const pushed = Pushed.safeParse(parsed.ok ? parsed.value : null)
    const id = pushed.data?.message.messageId ?? pushed.data?.message.message_id
    return id ? `message:${id}` : keyOfBytes(body)
  },

  takes: (mediaType) => mediaType === '' || mediaType === 'application/json',

  read(kept) {
    const parsed = parseJson(textOf(kept.body))
    if (!parsed.ok) return { signals: [], problems: [parsed.problem] }
    return fetchedWhat(kept.contentType) === 'review'
      ? readReview(parsed.value, kept)
      : readPush(parsed.value, kept)
  },
}

const Pushed = z.object({
  message: z.object({ data: z.base64(), messageId: MaybeId, message_id: MaybeId }),
})

/** Both spellings are seen in the wild. */
const Notification = z
  .object({
    type: MaybeText,
    notificationType: MaybeText,
    reviewName: MaybeText,
    review_name: MaybeText,
    review: MaybeText,
  })
  .transform((said) => ({
    type: said.type ?? said.notificationType,
    reviewName: said.reviewName ?? said.review_name ?? said.review,
  }))

/** It ends up in an address. */
export const REVIEW_NAME = /^accounts\/[\w-]+\/locations\/[\w-]+\/reviews\/[\w=.~-]+$/

/** About questions, photos and the like: nothing. About a review of another house of the same account: nothing. */
function readPush(value: Json, { account }: KeptBody): Reading {
  const reading = nothing()
  readItem(reading, Pushed, value, ({ message }) => {
    const inner = parseJson(Buffer.from(message.data, 'base64').toString('utf8'))
    if (!inner.ok) {
      reading.problems.push(inner.problem)
      return
    }
    readItem(reading, Notification, inner.value, ({ type, reviewName }) => {
      if (!/^(NEW|UPDATED)_REVIEW$/.test(type ?? 'NEW_REVIEW')) return
      if (!reviewName) reading.problems.push(problem('field_missing', 'reviewName'))
      else if (!REVIEW_NAME.test(reviewName))
        reading.problems.push(problem('field_wrong', `reviewName = ${reviewName}`))
      else if (account.id === null || reviewName.startsWith(`${account.id}/`))
        reading.toFetch?.push({ what: 'review', id: reviewName })
    })
  })
  return reading
}

const STARS = ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE']

const Review = z.object({
  name: Id,
  reviewer: z
    .object({ displayName: MaybeText, profilePhotoUrl: MaybeText, isAnonymous: z.boolean().nullish() })
    .nullish(),
  starRating: MaybeText,
  comment: MaybeText,
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).nullish(),
})

function readReview(value: Json, { receivedAt }: KeptBody): Reading {
  const reading = nothing()
  readItem(reading, Review, value, (review) => {
    const { name, reviewer, createTime, updateTime } = review
    const stars = STARS.indexOf(review.starRating ?? '') + 1
    const author = reviewer?.isAnonymous ? null : reviewer
    addSignal(
      reading,
      {
        id: name,
        kind: 'review',
        action: updateTime && updateTime !== createTime ? 'updated' : 'created',
        occurredAt: new Date(createTime),
        revisedAt: new Date(updateTime ?? createTime),
        author: author && { name: author.displayName, avatarUrl: author.profilePhotoUrl },
        text: inTheirWords(review.comment ?? ''),
        rating: stars > 0 ? { value: stars, max: 5 } : null,
      },
      wayBackTo(name),
      receivedAt,
    )
  })
  return reading
}

/** One answer a review has; another one replaces it. */
const wayBackTo = (name: string): IncomingSignal['wayBack'] => ({
  audience: 'public',
  target: { name },
  until: null,
  refused: null,
})

const TRANSLATED = '(Translated by Google)'
const ORIGINAL = '(Original)'

/** Google puts its translation before or after what the guest wrote. */
function inTheirWords(comment: string): string {
  const [, original] = comment.split(ORIGINAL)
  if (original !== undefined) return original
  const at = comment.indexOf(TRANSLATED)
  return at > 0 ? comment.slice(0, at) : comment.replace(TRANSLATED, '')
}
