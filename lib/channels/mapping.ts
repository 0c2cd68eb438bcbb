/**
 * A vendor whose payload is known and needs no code of its own, as a table: where each part of a signal stands, and
 * who is believed. The tables are in lib/channels/mappings; `mapped.ts` makes channels of them.
 */
import type { ChannelName, SignalAction, SignalKind } from '@/db/vocabulary'

import type { Channel } from './channel'
import type { Json } from './safe-json'
import type { StatusWords } from './stay-event'

/**
 * Where something stands: the first path that says something. `first+last` are joined by a blank; `^time` is looked
 * for in the delivery and not in the thing.
 */
export type Paths = readonly string[]

type Fields = {
  id: Paths
  /** When it happened; without it, when it was received. */
  occurredAt?: Paths
  revisedAt?: Paths
  authorId?: Paths
  name?: Paths
  avatarUrl?: Paths
  text?: Paths
  language?: Paths
  url?: Paths
  inReplyTo?: Paths
  rating?: Paths
  outlet?: Paths
  spot?: Paths
  status?: Paths
  room?: Paths
  expectedAt?: Paths
  arrivedAt?: Paths
  departsAt?: Paths
  partySize?: Paths
}

export type Rule = {
  kind: Exclude<SignalKind, 'noticed'>
  action?: SignalAction
  fields: Fields
  /** Out of how many. */
  ratingMax?: number
  /** An arrival needs them: the vendor's statuses, folded. */
  statuses?: StatusWords
  /** The vendor marks what it found with tags. */
  isHtml?: boolean
  /** Read only where this says yes, and never where `unless` does. */
  onlyIf?: string
  unless?: string
  repostIf?: { at: string; is: string }
}

/** What an event of one of these names is: a signal, something to ask for, or both. */
export type Event = {
  is: readonly string[]
  rule?: Rule
  fetch?: { what: string; id: Paths; with?: Readonly<Record<string, Paths>> }
}

export type Mapping = {
  name: ChannelName
  /** Without it: the house's own secret, in the address or as basic authorization. */
  verify?: Channel['verify']
  shakeHands?: Channel['shakeHands']
  accepts?: 200 | 204
  /** What numbers a delivery, together; without it every one that comes is kept. */
  key?: Paths
  /** The list of things in a delivery. Without it: the things of a list, or the delivery itself. */
  items?: string
  /** Where an event is named. Without it every thing is of the only event. */
  eventAt?: Paths
  /** Whatever is not named here is left out on purpose: vendors send more than was asked for. */
  events: readonly Event[]
  /** What is read of something fetched. */
  fetched?: Readonly<Record<string, Rule>>
  /** Zone of times without one, where the vendor says it, or as the vendor means it; the property's without it. */
  zoneAt?: Paths
  zone?: string
  isPing?: (whole: Json) => boolean
}
