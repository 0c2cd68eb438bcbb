/**
 * Reads a Bluesky account's notifications. The list begins with the newest and its cursor leads into the past, so a
 * reading walks back until it meets what was read before, and only then says that it has read to the newest it saw. One that
 * is cut off begins again at the top: what it kept already is known by its uri and cid, and kept once.
 */
import { listAt, textAt } from './reach'
import type { Json } from './safe-json'

export type BlueskyPlace = {
  /** Everything indexed up to then has been kept; null when this account was never read. */
  readTo: string | null
  /** A reading that goes on: where, and the newest that it saw. */
  walk: { cursor: string; newest: string } | null
}

const PAGE = 100
/** Posts are indexed by many machines: some come a little late, behind others that were seen already. */
const OVERLAP_MS = 2 * 60_000

export function askNext({ walk }: BlueskyPlace): string {
  const query = new URLSearchParams([
    ['reasons', 'mention'],
    ['reasons', 'reply'],
    ['reasons', 'quote'],
    ['limit', `${PAGE}`],
    ...(walk === null ? [] : [['cursor', walk.cursor]]),
  ])
  return `/xrpc/app.bsky.notification.listNotifications?${query}`
}

export type BlueskyPage = { toKeep: Json[]; place: BlueskyPlace; isMore: boolean }

/** `page` is the answer as it came. Those of the overlap come again, and are known by their delivery key. */
export function afterListed({ readTo, walk }: BlueskyPlace, page: Json): BlueskyPage {
  const all = listAt(page, 'notifications')
  const since = readTo === null ? null : new Date(readTo).getTime() - OVERLAP_MS
  const toKeep = all.filter((one) => since === null || indexedAt(one) >= since)
  const newest = latest([walk?.newest ?? readTo, ...all.map((one) => textAt(one, 'indexedAt'))])

  const cursor = textAt(page, 'cursor')
  const isStanding = cursor === null || cursor === walk?.cursor
  // A first reading goes no further back: what was said before the house listened is not news.
  const isMore = readTo !== null && !isStanding && all.length > 0 && toKeep.length === all.length
  if (isMore && newest !== null)
    return { toKeep: toKeep.toReversed(), place: { readTo, walk: { cursor, newest } }, isMore }
  return { toKeep: toKeep.toReversed(), place: { readTo: newest, walk: null }, isMore: false }
}

/** One that does not say when is kept rather than lost. */
function indexedAt(one: Json): number {
  const at = new Date(textAt(one, 'indexedAt') ?? '').getTime()
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at
}

const latest = (times: readonly (string | null)[]): string | null =>
  times
    .filter((time) => time !== null && !Number.isNaN(new Date(time).getTime()))
    .reduce((one, other) => (one === null || new Date(other ?? 0) > new Date(one) ? other : one), null)
