/**
 * Mastodon. Nobody posts to the house: the worker reads the account's notifications and keeps each as a delivery,
 * `fetched=notification`; a post that it looks at again as `fetched=status`, and one that is gone as `fetched=gone`.
 *
 * Facts: mastodon/documentation @ 2903485d, entities Notification, Status and Account. `content` is HTML; `acct` has
 * no host for accounts of the instance itself; two instances give one post two ids, so that its `uri` is its name.
 */
import type { IncomingSignal, WayBack } from '@/lib/signals/incoming'

import { type Channel, type KeptBody, type Problem, problem } from './channel'
import { fetchedWhat } from './fetched'
import { toSignal } from './generic-payload'
import { plainTextOf } from './plain-text'
import { numberAt, reach, textAt } from './reach'
import { type Json, parseJson, textOf } from './safe-json'
import { keyOfBytes, parsed, readingOf } from './vendor-json'
import { readWhen } from './when'

/** Somebody said something to us, quoted us, or changed what we passed on. Likes and followers say nothing. */
const SPEAKING = ['mention', 'quote', 'update']

export const mastodon: Channel = {
  name: 'mastodon',
  answersInWords: false,
  verify: () => false,
  takes: () => false,

  deliveryKey(delivery) {
    const found = parseJson(textOf(delivery.body))
    const id = found.ok ? textAt(found.value, 'id') : null
    const edit = found.ok ? textAt(found.value, 'status.edited_at', 'edited_at') : null
    return id === null ? keyOfBytes(delivery.body) : ['notification', id, edit ?? ''].join(':')
  },

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const all = Array.isArray(found.json) ? found.json : [found.json]
    const what = fetchedWhat(kept.contentType)
    return readingOf(
      all.map((one) => {
        if (what === 'gone') return goneOf(one, kept)
        if (what === 'status') return signalOf(one, kept)
        const type = textAt(one, 'type')
        if (type === null) return problem('field_missing', 'type')
        if (!SPEAKING.includes(type)) return null
        const status = reach(one, 'status')
        return status === null ? problem('field_missing', 'status') : signalOf(status, kept)
      }),
    )
  },
}

function signalOf(status: Json, kept: KeptBody): IncomingSignal | Problem {
  const uri = textAt(status, 'uri', 'url') ?? builtUri(status, kept)
  if (uri === null) return problem('field_missing', 'status.uri')
  const times = timesOf(status, kept)
  if ('key' in times) return times
  const signal = toSignal(
    {
      id: uri,
      kind: textAt(status, 'visibility') === 'direct' ? 'direct_message' : 'mention',
      action: textAt(status, 'edited_at') === null ? 'created' : 'updated',
      occurredAt: times.occurredAt.toISOString(),
      revisedAt: times.revisedAt.toISOString(),
      author: {
        id: textAt(status, 'account.uri', 'account.url', 'account.id'),
        handle: acctOf(reach(status, 'account'), kept),
        name: textAt(status, 'account.display_name', 'account.username'),
        avatarUrl: textAt(status, 'account.avatar'),
        followers: numberAt(status, 'account.followers_count'),
      },
      text: wordsOf(status),
      language: textAt(status, 'language'),
      url: textAt(status, 'url', 'uri'),
      inReplyTo: textAt(status, 'in_reply_to_id'),
    },
    kept.receivedAt,
  )
  return 'key' in signal ? signal : { ...signal, wayBack: wayBackOf(status, kept) }
}

/** Older instances' answers may leave `uri` out; the id there, with the host, is as good as a name. */
function builtUri(status: Json, { account }: KeptBody): string | null {
  const id = textAt(status, 'id')
  return id !== null && account.baseUrl !== null ? `${account.baseUrl}/statuses/${id}` : null
}

function timesOf(status: Json, { zone, receivedAt }: KeptBody) {
  const created = textAt(status, 'created_at')
  const occurredAt = created === null ? receivedAt : readWhen(created, zone)
  if ('key' in occurredAt) return occurredAt
  const edited = textAt(status, 'edited_at')
  const revisedAt = edited === null ? occurredAt : readWhen(edited, zone)
  return 'key' in revisedAt ? revisedAt : { occurredAt, revisedAt }
}

/** With the warning that stands above it. */
function wordsOf(status: Json): string {
  const warning = textAt(status, 'spoiler_text')
  const words = plainTextOf(textAt(status, 'content') ?? '')
  return warning === null ? words : `${warning}\n\n${words}`
}

/** "ana@social.example", also for those who live on the instance that was asked. */
function acctOf(account: Json, kept: KeptBody): string | null {
  const acct = textAt(account, 'acct', 'username')
  if (acct === null || acct.includes('@')) return acct
  const home = kept.account.baseUrl ?? textAt(account, 'url') ?? ''
  return URL.canParse(home) ? `${acct}@${new URL(home).host}` : acct
}

/** Seen by no more people than what it answers. */
function wayBackOf(status: Json, kept: KeptBody): WayBack | null {
  const id = textAt(status, 'id')
  const acct = acctOf(reach(status, 'account'), kept)
  if (id === null || acct === null) return null
  const visibility = textAt(status, 'visibility') ?? 'public'
  const audience = visibility === 'direct' ? 'private' : visibility === 'private' ? 'followers' : 'public'
  return { audience, target: { in_reply_to_id: id, acct, visibility }, until: null, refused: null }
}

/** `{ "uri": … }` of a post that was looked for and is not there any more. */
function goneOf(gone: Json, { receivedAt }: KeptBody): IncomingSignal | Problem {
  const uri = textAt(gone, 'uri')
  if (uri === null) return problem('field_missing', 'uri')
  const occurredAt = receivedAt.toISOString()
  return toSignal({ id: uri, kind: 'mention', action: 'deleted', occurredAt }, receivedAt)
}
