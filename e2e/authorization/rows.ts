/**
 * How a page, a route or an action declares who may use it. What a row reads from `ids` is what the thing takes:
 * the run swaps each of them, one at a time, for the same thing in another house.
 */
import type { Role } from '@/db/vocabulary'

import type { IdName, Ids } from './world'

/** `anyone` needs no session; `arrival` is somebody at the door. The others are the lowest role that may. */
export type Who = 'anyone' | 'arrival' | Role

export type PageRow = {
  who: Who
  /** Where to ask for it. */
  at: (ids: Ids) => string
  /** Shows nothing itself: sends on to there. */
  leadsTo?: string
}

/** Ids that are kept or named without reaching anything, with the reason; swapping them harms nobody. */
type ReachesNothing = Partial<Record<IdName, string>>

/** A route handler, with each of its methods. */
export type RouteRow = {
  who: Who
  method: 'GET' | 'POST'
  at: (ids: Ids) => string
  body?: Buffer
  reachesNothing?: ReachesNothing
  /** Why the run does not ask it as it asks the others. */
  provedElsewhere?: string
}

export type Fields = Record<string, string | string[] | File>

export type ActionRow = {
  who: Who
  /** Who acts, where what is sent needs more say than the action itself. */
  as?: Role
  /** What its form would send. */
  sends: (ids: Ids) => Fields
  reachesNothing?: ReachesNothing
  /** Why the run does not ask it as it asks the others. */
  provedElsewhere?: string
}

/** By what they are about: `app/…/page.tsx`, `app/…/actions.ts#takeTaskAction`, or the same with ` · in another way`. */
export type Rows<Row> = Record<string, Row>
