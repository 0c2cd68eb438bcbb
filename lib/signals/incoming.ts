/** What every payload becomes before the rest of the house sees it. Null means that the source did not say. */
import type { AuthorFacts, PlaceFacts, StayFacts } from '@/db/schema/signals'
import type { SignalAction, SignalKind } from '@/db/vocabulary'

export const AUDIENCES = ['public', 'followers', 'private'] as const
export const NO_WAY_BACK = ['not_summoned', 'window_closed', 'no_way'] as const

/**
 * How it can be answered where it was said. Windows and audiences differ by post, so they travel with it; lengths are
 * those of the network.
 */
export type WayBack = {
  /** Who sees the answer. */
  audience: (typeof AUDIENCES)[number]
  /** The ids that the vendor's call needs, by its own names. */
  target: Record<string, string>
  /** After that the vendor refuses; null where it sets no end. */
  until: Date | null
  /** Why the vendor would refuse already. */
  refused: (typeof NO_WAY_BACK)[number] | null
  /** What everyone sees may be answered to its writer alone instead, once; left out where it may not. */
  alone?: Pick<WayBack, 'target' | 'until'>
}

export type IncomingSignal = {
  /** The source's id, or derived from the contents when it sent none; stable over edits. */
  externalId: string
  kind: SignalKind
  action: SignalAction
  /** When it happened, by the source. */
  occurredAt: Date
  /** When this revision was made, by the source: newest wins. The same as occurredAt when it did not say. */
  revisedAt: Date
  author: AuthorFacts | null
  text: string
  /** BCP 47. */
  language: string | null
  url: string | null
  inReplyTo: string | null
  rating: { value: number; max: number } | null
  /** Outlet and spot by name, as the source calls them. */
  place: PlaceFacts | null
  stay: StayFacts | null
  /** The source says that it repeats somebody else's words. */
  isRepost: boolean
  /** Null where nothing of ours can answer: then a person copies the words. */
  wayBack: WayBack | null
}
