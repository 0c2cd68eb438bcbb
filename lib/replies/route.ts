/** By which way a reply leaves: posted by us where it was said, handed over, or copied by a person. */
import type { Reply } from '@/db/schema/replies'
import type { ReplyRoute } from '@/db/vocabulary'
import { type Poster, type Refusal, refusalOf } from '@/lib/channels/poster'
import { posters } from '@/lib/channels/posters'
import type { WayBack } from '@/lib/signals/incoming'

import type { Way } from './way-store'

export type ChannelWay = { connectorId: string; poster: Poster; wayBack: WayBack; waitsUntil: Date | null }

/** Null where the house has no account, or the channel no way to answer. */
export function channelWayOf({ vendor }: Pick<Way, 'vendor'>): ChannelWay | null {
  const poster = vendor ? posters[vendor.channel] : undefined
  if (!vendor || !poster) return null
  const { connectorId, wayBack, waitsUntil } = vendor
  return { connectorId, poster, wayBack, waitsUntil }
}

export type Route = {
  /** Null when only a person can post it. */
  route: Exclude<ReplyRoute, 'copied'> | null
  /** Why we cannot post it there although we have an account; null where that is not so. */
  refusal: Refusal | null
}

export function routeOf(way: Pick<Way, 'vendor' | 'connector'>, now: Date): Route {
  const channel = channelWayOf(way)
  const refusal = channel && (refusalOf(channel.wayBack, now)?.refusal ?? null)
  if (channel && !refusal) return { route: 'channel', refusal: null }
  return { route: way.connector ? 'outgoing_webhook' : null, refusal }
}

/** Until when nothing is taken there, by the way that it would go; null while that is now. */
export function waitsUntilOf(way: Pick<Way, 'vendor' | 'connector'>, now: Date): Date | null {
  const { route } = routeOf(way, now)
  const until = route === 'outgoing_webhook' ? way.connector?.waitsUntil : way.vendor?.waitsUntil
  return until && until > now ? until : null
}

/** Whom the words must name so that they hear of it; null where the vendor tells them by itself. */
export const addresseeOf = ({ vendor, network }: Pick<Way, 'vendor' | 'network'>): string | null =>
  network === 'mastodon' ? (vendor?.wayBack.target.acct ?? null) : null

/** Of the vendor's own price list, with and without an address in the words. */
export function costsOf(way: Pick<Way, 'vendor'>): { plainMillis: number; withLinkMillis: number } | null {
  const channel = channelWayOf(way)
  const cost = (text: string) => channel?.poster.costMillis?.(text, channel.wayBack) ?? null
  const [plainMillis, withLinkMillis] = [cost(''), cost('https://example.com')]
  return plainMillis !== null && withLinkMillis !== null ? { plainMillis, withLinkMillis } : null
}

/** Whether the vendor lets us take it back: never what was sent to somebody alone, nor what it never named. */
export const mayTakeBack = (
  { poster, wayBack }: ChannelWay,
  { route, externalId }: Pick<Reply, 'route' | 'externalId'>,
): boolean =>
  poster.takeBack !== undefined &&
  (poster.mayTakeBack?.(wayBack) ?? true) &&
  wayBack.audience !== 'private' &&
  route === 'channel' &&
  externalId !== null
