/**
 * Bluesky. Nobody posts to the house: the worker lists the account's notifications and keeps each as a delivery,
 * `fetched=notification`; a post that it looks at again as `fetched=post`, and one that is gone as `fetched=gone`.
 *
 * Facts: bluesky-social/atproto, app.bsky.notification.listNotifications and app.bsky.feed.getPosts. A post's `uri`
 * is its name, its `cid` the revision. `record.createdAt` is what the writer's program says, and may be anything, so
 * `indexedAt` is believed. Authors come without a count of followers.
 */
import type { IncomingSignal, WayBack } from '@/lib/signals/incoming'

import { type Channel, type KeptBody, type Problem, problem } from './channel'
import { fetchedWhat } from './fetched'
import { toSignal } from './generic-payload'
import { listAt, numberAt, reach, textAt } from './reach'
import { type Json, parseJson, textOf } from './safe-json'
import { keyOfBytes, parsed, readingOf } from './vendor-json'
import { readWhen } from './when'

const SPEAKING = ['mention', 'reply', 'quote']

export const bluesky: Channel = {
  name: 'bluesky',
  answersInWords: false,
  verify: () => false,
  takes: () => false,

  deliveryKey(delivery) {
    const found = parseJson(textOf(delivery.body))
    const uri = found.ok ? textAt(found.value, 'uri') : null
    return uri === null
      ? keyOfBytes(delivery.body)
      : `${uri} ${found.ok ? (textAt(found.value, 'cid') ?? '') : ''}`
  },

  read(kept) {
    const found = parsed(kept.body)
    if ('reading' in found) return found.reading
    const all = Array.isArray(found.json) ? found.json : [found.json]
    const what = fetchedWhat(kept.contentType)
    return readingOf(
      all.map((one) => {
        if (what === 'gone') return goneOf(one, kept)
        // Looked at again, it is as new as the looking.
        if (what === 'post') return signalOf(one, kept, kept.receivedAt)
        const reason = textAt(one, 'reason')
        if (reason === null) return problem('field_missing', 'reason')
        return SPEAKING.includes(reason) ? signalOf(one, kept, null) : null
      }),
    )
  },
}

function signalOf(
  post: Json,
  { zone, receivedAt }: KeptBody,
  lookedAt: Date | null,
): IncomingSignal | Problem {
  const uri = textAt(post, 'uri')
  if (uri === null) return problem('field_missing', 'uri')
  const indexed = textAt(post, 'indexedAt')
  const at = indexed === null ? receivedAt : readWhen(indexed, zone)
  if ('key' in at) return at
  const [did, handle] = [textAt(post, 'author.did'), handleOf(post)]
  const signal = toSignal(
    {
      id: uri,
      kind: 'mention',
      action: lookedAt ? 'updated' : 'created',
      occurredAt: at.toISOString(),
      revisedAt: (lookedAt ?? at).toISOString(),
      author: {
        id: did,
        handle,
        name: textAt(post, 'author.displayName'),
        avatarUrl: textAt(post, 'author.avatar'),
        followers: numberAt(post, 'author.followersCount'),
      },
      text: textAt(post, 'record.text'),
      // Several, when the writer mixes them: which words are in which is not said.
      language: listAt(post, 'record.langs').length === 1 ? textAt(post, 'record.langs.0') : null,
      url: permalinkOf(uri, handle ?? did),
      inReplyTo: textAt(post, 'record.reply.parent.uri'),
    },
    receivedAt,
  )
  return 'key' in signal ? signal : { ...signal, wayBack: wayBackOf(post, uri, handle) }
}

/** A handle that lost its domain says so in place of a name. */
function handleOf(post: Json): string | null {
  const handle = textAt(post, 'author.handle')
  return handle === 'handle.invalid' ? null : handle
}

function permalinkOf(uri: string, who: string | null): string | null {
  const key = /^at:\/\/[^/]+\/app\.bsky\.feed\.post\/([\w.~:-]+)$/.exec(uri)?.[1]
  return key && who ? `https://bsky.app/profile/${who}/post/${key}` : null
}

/** An answer names the post and the beginning of its thread; a post that answers nothing is the beginning. */
function wayBackOf(post: Json, uri: string, handle: string | null): WayBack | null {
  const cid = textAt(post, 'cid')
  if (cid === null) return null
  const root = reach(post, 'record.reply.root')
  const [rootUri, rootCid] = [textAt(root, 'uri'), textAt(root, 'cid')]
  const isReply = rootUri !== null && rootCid !== null
  const did = textAt(post, 'author.did')
  return {
    audience: 'public',
    target: {
      parent_uri: uri,
      parent_cid: cid,
      root_uri: isReply ? rootUri : uri,
      root_cid: isReply ? rootCid : cid,
      ...(did && { did }),
      ...(handle && { handle }),
    },
    until: null,
    refused: null,
  }
}

/** `{ "uri": … }` of a post that was looked for and is not there any more. */
function goneOf(gone: Json, { receivedAt }: KeptBody): IncomingSignal | Problem {
  const uri = textAt(gone, 'uri')
  if (uri === null) return problem('field_missing', 'uri')
  const occurredAt = receivedAt.toISOString()
  return toSignal({ id: uri, kind: 'mention', action: 'deleted', occurredAt }, receivedAt)
}
