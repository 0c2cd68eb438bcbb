/** What every payload becomes before the rest of the house sees it. Null means that the source did not say. */
import type { AuthorFacts, PlaceFacts, StayFacts } from '@/db/schema/signals'
import type { SignalAction, SignalKind } from '@/db/vocabulary'

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
}
