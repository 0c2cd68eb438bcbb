/** What a channel can do at the vendor: post a reply, ask for what was only named, and say whether it is connected. */
import type { Network } from '@/db/vocabulary'
import type { Answered, Call, Called } from '@/lib/outgoing/call'
import { limitedForMs, retryAfterMs } from '@/lib/outgoing/retry-after'
import type { WayBack } from '@/lib/signals/incoming'

import type { Account, ToFetch } from './channel'
import { fetchedType } from './fetched'

/** As the vendor gave them. Secret, all of it. */
export type Credentials = {
  accessToken: string
  refreshToken: string | null
  /** Null where the vendor sets no end. */
  expiresAt: Date | null
  /** The app's own: some renew tokens only with them. */
  clientId: string | null
  clientSecret: string | null
}

export type Access = { network: Network; account: Account; credentials: Credentials }

/** Words as they will stand there, signed. The id is ours, and the same with every try. */
export type Outgoing = { id: string; text: string }

/** Why a vendor will not: a key of messages/<locale>/vendor.json. */
export const REFUSALS = [
  'not_summoned',
  'window_closed',
  'no_way',
  'access_ended',
  'not_allowed',
  'wrong_account',
  'gone',
  'too_long',
  'said_already',
  'not_accepted',
] as const
export type Refusal = (typeof REFUSALS)[number]
/** Beside reasons of our own. */
export type TheirRefusal = `vendor.${Refusal}`

export type Refused = { kind: 'refused'; refusal: Refusal }
/** Nothing happened, and it may be tried again; null where the vendor does not say when. */
export type TryAgain = { kind: 'try_again'; afterMs: number | null }

/** unsure: it may stand there already. A person is asked; it is never sent again by itself. */
export type Posted = { kind: 'accepted'; externalId: string | null } | Refused | TryAgain | { kind: 'unsure' }

/** Kept as a delivery of its own, in the words of `contentType`. */
export type Found = { kind: 'found'; contentType: string; body: Buffer }
export type Fetched = Found | { kind: 'gone' } | Refused | TryAgain

/** By what was asked for. What is not in it is not yet gone: a server may answer less than it has. */
export type Looked = { kind: 'looked'; found: ReadonlyMap<ToFetch, Found | Refused> } | Refused | TryAgain

export type TakenBack = { kind: 'taken_back' } | Refused | TryAgain

export type Checked = { kind: 'connected'; id: string; name: string | null } | Refused | TryAgain
export type Renewed = { kind: 'renewed'; credentials: Credentials } | Refused | TryAgain

/** No clock, no database; everything goes through `call`. */
export type Poster = {
  post(reply: Outgoing, way: WayBack, access: Access, call: Call, now: Date): Promise<Posted>
  /** For what was only named, and again before a reply leaves: who has taken it down wants no answer. */
  fetchThing(wanted: ToFetch, access: Access, call: Call, now: Date): Promise<Fetched>
  /** What this answers, where nobody tells us that it is gone: it is fetched again before the answer leaves. */
  answers?(way: WayBack): ToFetch | null
  /** Several at once of what it answers, where nobody tells us what becomes of it: at most so many in one call. */
  lookAgain?: {
    most: number
    at(wanted: readonly ToFetch[], access: Access, call: Call, now: Date): Promise<Looked>
  }
  /** How long the same reply may be posted again without becoming a second one; left out where it would. */
  repeatsForMs?: number
  /** What the vendor takes for this post, in thousandths of a US dollar; null where that is not known. */
  costMillis?(text: string, way: WayBack): number | null
  /** Takes what was posted back; what is gone already is taken back. Left out where the vendor lets nobody do that. */
  takeBack?(externalId: string, way: WayBack, access: Access, call: Call, now: Date): Promise<TakenBack>
  /** Left out where it takes back whatever it posted. */
  mayTakeBack?(way: WayBack): boolean
  /** How long a post may be at this account, where each server says so for itself; null when it does not. */
  askLength?(account: Account, call: Call): Promise<number | null>
  /** A real call, for "is it connected". */
  check(access: Access, call: Call, now: Date): Promise<Checked>
  /**
   * A new access token. Some vendors end the old refresh token with the first use: one at a time for each connector,
   * and what comes back is kept before it is used. Where the answer is lost, the next try tells whether it was ended.
   * None where tokens have no end.
   */
  renew?(access: Access, call: Call, now: Date): Promise<Renewed>
}

export const refused = (refusal: Refusal): Refused => ({ kind: 'refused', refusal })

/** What the channel itself knows already; null when it may be tried. */
export function refusalOf({ refused: why, until }: WayBack, now: Date): Refused | null {
  if (why) return refused(why)
  return until && until <= now ? refused('window_closed') : null
}

/** Ids that stand in addresses; a vendor's never hold a slash or a dot alone. */
export const isPlainId = (id: string | undefined): id is string =>
  id !== undefined && /^[\w-]{1,128}$/.test(id)

export const bearing = ({ credentials }: Access) => ({ authorization: `Bearer ${credentials.accessToken}` })
export const asJson = { 'content-type': 'application/json' }

/** How an answer reads when nothing else is known: which of them leave no doubt, and which do. */
export type Settled = { kind: 'done'; answer: Answered } | Refused | TryAgain | { kind: 'unsure' }

/**
 * A call that changes something there. "Unavailable" and "too many" are said before anything is done; any other
 * error of theirs may have come after it.
 */
export function settleChange(called: Called, now: Date): Settled {
  if (called.kind === 'not_sent') return { kind: 'try_again', afterMs: null }
  if (called.kind === 'lost') return { kind: 'unsure' }
  const { status } = called
  if (status >= 200 && status < 300) return { kind: 'done', answer: called }
  if (status === 429) return { kind: 'try_again', afterMs: limitedForMs(called, now) }
  if (status === 503) return { kind: 'try_again', afterMs: retryAfterMs(called, now) }
  if (status >= 500 || status === 408) return { kind: 'unsure' }
  return refusedBy(status)
}

/** A call that may be repeated without any harm. */
export function settleQuestion(called: Called, now: Date): Exclude<Settled, { kind: 'unsure' }> {
  const settled = settleChange(called, now)
  return settled.kind === 'unsure' ? { kind: 'try_again', afterMs: null } : settled
}

/** Redirects too: a token goes nowhere but where it was meant to. */
function refusedBy(status: number): Refused {
  if (status === 401) return refused('access_ended')
  if (status === 403) return refused('not_allowed')
  return refused(status === 404 || status === 410 ? 'gone' : 'not_accepted')
}

/** How an answer to taking something back reads. */
export function settleTakingBack(called: Called, now: Date): TakenBack {
  const settled = settleQuestion(called, now)
  const isGone = settled.kind === 'refused' && settled.refusal === 'gone'
  return settled.kind === 'done' || isGone ? { kind: 'taken_back' } : settled
}

/** `postOf`: what a list that was answered holds under that id. */
export function lookedThrough(
  wanted: readonly ToFetch[],
  postOf: (id: string) => object | undefined,
): Extract<Looked, { kind: 'looked' }> {
  const found = wanted.flatMap((one) => {
    const post = postOf(one.id)
    return post ? [[one, foundAs(one, JSON.stringify(post))] as const] : []
  })
  return { kind: 'looked', found: new Map(found) }
}

export const foundAs = (wanted: ToFetch, body: string): Found => ({
  kind: 'found',
  contentType: fetchedType(wanted),
  body: Buffer.from(body),
})
