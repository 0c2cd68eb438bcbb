/**
 * Meta: Pages of Facebook, Messenger, Instagram and Threads, from one app at one address
 * (developers.facebook.com/docs/graph-api/webhooks). Signed with the app's secret over the escaped bytes as they came;
 * no time is signed and no delivery is numbered. One delivery carries up to a thousand updates in one of four shapes.
 */
import { z } from 'zod'

import { type Channel, type KeptBody, problem, type Reading, unreadable } from './channel'
import { fetchedWhat } from './fetched'
import { isSignedWith } from './hmac'
import { addInstagram, addMentionedComment, addMentionedMedia } from './meta-instagram'
import { addMessaging } from './meta-messages'
import { addFetchedPost, addPage } from './meta-page'
import { withoutStories } from './meta-stories'
import { addThreads, isThreads } from './meta-threads'
import { momentOf, type Sent } from './meta-ways'
import { type Json, parseJson, textOf } from './safe-json'
import { isSame } from './signature'
import { keyOfBytes, MaybeId, nothing, readItem } from './vendor-json'

export const meta: Channel = {
  name: 'meta',
  answersInWords: false,
  accepts: 200,

  verify: ({ headers, body }, { vendorSecrets }) => {
    const said = headers.get('x-hub-signature-256')
    return isSignedWith(vendorSecrets, { said, bytes: body, encoding: 'hex' })
  },

  /** The "verify token" is one of ours, typed into the app's dashboard. */
  shakeHands({ method, url }, { secrets }) {
    const asked = new URL(url, 'http://house').searchParams
    const challenge = asked.get('hub.challenge') ?? ''
    const token = asked.get('hub.verify_token') ?? ''
    const isAsked = method === 'GET' && asked.get('hub.mode') === 'subscribe' && CHALLENGE.test(challenge)
    return isAsked && secrets.some((secret) => secret !== '' && isSame(secret, token))
      ? { status: 200, body: challenge, contentType: 'text/plain' }
      : null
  },

  deliveryKey: ({ body }) => keyOfBytes(body),

  takes: (mediaType) => mediaType === '' || mediaType === 'application/json',

  keepAs: withoutStories,

  read(kept) {
    const parsed = parseJson(textOf(kept.body))
    if (!parsed.ok) return { signals: [], problems: [parsed.problem] }
    const what = fetchedWhat(kept.contentType)
    return what === null ? readDelivery(parsed.value, kept) : readFetched(what, parsed.value, kept)
  },
}

/** Meta's are numbers; nothing that a browser could take for a page is ever echoed. */
const CHALLENGE = /^[\w-]{1,128}$/
const MAX_UPDATES = 1000

const Moment = z.union([z.string(), z.number()]).nullish()
const Change = z.object({ field: z.string(), value: z.json() })
const Entry = z.object({
  id: MaybeId,
  time: Moment,
  /** Instagram by Instagram login leaves the array out. */
  field: z.string().nullish(),
  value: z.json().optional(),
  changes: z.array(z.json()).nullish(),
  messaging: z.array(z.json()).nullish(),
  /** Of a conversation that another app holds. */
  standby: z.array(z.json()).nullish(),
})
const Delivery = z.object({ object: z.enum(['page', 'instagram']), entry: z.array(z.json()) })

function readDelivery(value: Json, kept: KeptBody): Reading {
  const reading = nothing()
  if (isThreads(value)) {
    addThreads(reading, value, kept)
    return reading
  }
  readItem(reading, Delivery, value, ({ object, entry: entries }) => {
    for (const entry of entries)
      readItem(reading, Entry, entry, (one) => addEntry(reading, object, one, kept))
  })
  const updates = reading.signals.length + (reading.toFetch?.length ?? 0)
  return updates > MAX_UPDATES ? unreadable('too_many', String(updates)) : reading
}

type Entry = z.output<typeof Entry>

function addEntry(reading: Reading, object: 'page' | 'instagram', entry: Entry, kept: KeptBody) {
  const { account, receivedAt } = kept
  const us = [entry.id, account.id].filter((id) => id !== null && id !== undefined)
  const sent: Sent = { us, sentAt: momentOf(entry.time) ?? receivedAt, receivedAt }
  const flat = entry.field ? [{ field: entry.field, value: entry.value ?? null }] : []
  const addChange = object === 'page' ? addPage : addInstagram
  for (const change of [...(entry.changes ?? []), ...flat])
    readItem(reading, Change, change, ({ field, value }) => addChange(reading, field, value, sent))
  for (const message of entry.messaging ?? []) addMessaging(reading, message, sent, 'ours')
  for (const message of entry.standby ?? []) addMessaging(reading, message, sent, 'another app’s')
}

function readFetched(what: string, value: Json, { account, receivedAt }: KeptBody): Reading {
  const reading = nothing()
  const sent: Sent = { us: account.id === null ? [] : [account.id], sentAt: receivedAt, receivedAt }
  if (what === 'page_post') addFetchedPost(reading, value, sent)
  else if (what === 'mentioned_media') addMentionedMedia(reading, value, sent)
  else if (what === 'mentioned_comment') addMentionedComment(reading, value, sent)
  else reading.problems.push(problem('field_wrong', `fetched = ${what}`))
  return reading
}
