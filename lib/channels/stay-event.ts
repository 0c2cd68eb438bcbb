/**
 * What the channels of property systems share. Their events are thin, unsigned, doubled and out of order, so an
 * event only names a reservation; the reservation is fetched, and what the vendor says of it now is the arrival.
 * Always an `arrival`: a `check_in` is what a guest posts.
 */
import type { StayStatus } from '@/db/vocabulary'
import type { IncomingSignal } from '@/lib/signals/incoming'

import { type KeptBody, type Problem, problem, type Reading, type ToFetch } from './channel'
import { tidyShort, tidyUrl } from './tidy'
import { readWhen } from './when'

export const RESERVATION = 'reservation'

/** The house's limit for things in one delivery; the vendors' own batches are of hundreds. */
export const MAX_EVENTS = 1000
const A_DAY = 24 * 60 * 60_000

/** A reservation as a vendor writes it: every part as text, and null where nothing was said. */
export type SaidReservation = {
  id: string | null
  status: string | null
  /** When the vendor last changed it. A fetched one without it is as old as the fetching. */
  revisedAt: string | null
  guestId: string | null
  guestName: string | null
  room: string | null
  expectedAt: string | null
  arrivedAt: string | null
  departsAt: string | null
  partySize: number | null
  outlet?: string | null
  spot?: string | null
  text?: string | null
  url?: string | null
}

/** Statuses folded, by the vendor's words; null is one that is no stay at all, such as an enquiry. */
export type StatusWords = Readonly<Record<string, StayStatus | null>>

export const foldStatus = (status: string) => status.toLowerCase().replaceAll(/[\s_-]/g, '')

/** Nothing, where the vendor's status says that this is no stay. */
export function arrivalOf(
  said: SaidReservation,
  words: StatusWords,
  { zone, receivedAt }: Pick<KeptBody, 'zone' | 'receivedAt'>,
): IncomingSignal | Problem | null {
  const externalId = tidyShort(said.id)
  if (!externalId) return problem('field_missing', 'reservation id')
  if (!said.status) return problem('field_missing', 'status')
  const status = words[foldStatus(said.status)]
  if (status === undefined) return problem('field_wrong', `status = ${said.status}`)
  if (status === null) return null

  const revisedAt = said.revisedAt === null ? receivedAt : readWhen(said.revisedAt, zone)
  if ('key' in revisedAt) return revisedAt
  if (revisedAt.getTime() > receivedAt.getTime() + A_DAY)
    return problem('in_the_future', revisedAt.toISOString())
  const times = timesOf(said, zone)
  if ('key' in times) return times

  const isHere = status === 'in_house' || status === 'departed'
  const guestName = tidyShort(said.guestName)
  const id = tidyShort(said.guestId)
  const place = { outlet: tidyShort(said.outlet), spot: tidyShort(said.spot) }
  return {
    externalId,
    kind: 'arrival',
    // A fetched copy of the same age may know more: a room, a name.
    action: 'updated',
    occurredAt: revisedAt,
    revisedAt,
    author: id || guestName ? { id, handle: null, name: guestName, avatarUrl: null, followers: null } : null,
    text: tidyShort(said.text) ?? '',
    language: null,
    url: tidyUrl(said.url),
    inReplyTo: null,
    rating: null,
    place: place.outlet || place.spot ? place : null,
    stay: {
      reservationId: externalId,
      status,
      guestName,
      room: tidyShort(said.room),
      ...times,
      // A check-in that was taken back leaves its time behind with some vendors.
      arrivedAt: isHere ? times.arrivedAt : null,
      partySize:
        said.partySize !== null && said.partySize >= 1 && said.partySize <= 1000 ? said.partySize : null,
    },
    isRepost: false,
    wayBack: null,
  }
}

type Times = { expectedAt: string | null; arrivedAt: string | null; departsAt: string | null }

function timesOf(said: SaidReservation, zone: string): Times | Problem {
  const times: Times = { expectedAt: null, arrivedAt: null, departsAt: null }
  for (const name of ['expectedAt', 'arrivedAt', 'departsAt'] as const) {
    const read = timeOf(said[name], zone)
    if (read !== null && typeof read === 'object') return read
    times[name] = read
  }
  return times
}

/** A day without a time stays one: the house knows its own hours. */
function timeOf(text: string | null, zone: string): string | null | Problem {
  if (text === null || /^0{4}-00-00/.test(text)) return null
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  const when = readWhen(text, zone)
  return 'key' in when ? when : when.toISOString()
}

/** An event for the same thing twice in a batch is one question. */
export function toAsk(asked: readonly (ToFetch | Problem | null)[]): Reading {
  if (asked.length > MAX_EVENTS)
    return { signals: [], problems: [problem('too_many', String(asked.length))], toFetch: [] }
  const problems: Problem[] = []
  const toFetch = new Map<string, ToFetch>()
  for (const one of asked) {
    if (one === null) continue
    if ('key' in one) problems.push(one)
    else toFetch.set(`${one.what} ${one.id}`, one)
  }
  return { signals: [], problems, toFetch: [...toFetch.values()] }
}

export const sumOf = (...counts: (number | null)[]) => {
  const said = counts.filter((count) => count !== null)
  return said.length === 0 ? null : said.reduce((sum, count) => sum + count, 0)
}
