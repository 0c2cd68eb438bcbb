/** A check-in opens a cover, an arrival opens or updates a stay; friends who come together are one party. */
import type { Database } from '@/db/client'
import type { Visit } from '@/db/schema/guests'
import type { Signal } from '@/db/schema/signals'

import { joinVisits } from './join-visits'
import { findParty } from './party'
import type { Recognised } from './recognise-guest'
import { coverEndsAt, visitMeant, windowOfStay } from './visit'
import {
  type Companion,
  findVisit,
  holdOutlet,
  insertNamedGuest,
  insertVisit,
  joinVisit,
  keepStay,
  listCheckInsAround,
  listGuestIds,
  listVisitsAt,
  nameGuest,
} from './visit-store'

const TOGETHER_MINUTES = 10

export type Place = { outletId: string | null; spotId: string | null; visitMinutes: number | null }

/** The visit a check-in belongs to: the guest's own, the party's, or a new cover. */
export async function openCover(
  tx: Database,
  { signal, known, place }: { signal: Signal; known: Recognised; place: Place },
  now: Date,
): Promise<Visit> {
  const { propertyId, occurredAt: at } = signal
  const { guestId, folded, isNew } = known
  const { outletId } = place
  if (outletId) await holdOutlet(tx, { propertyId, outletId })

  const own = isNew ? [] : await listVisitsAt(tx, { propertyId, guestId, at })
  const here = own.filter(
    (visit) => visit.outletId === outletId || (visit.kind === 'stay' && place.visitMinutes === null),
  )
  const around = outletId ? await listCheckInsAround(tx, { propertyId, outletId, ...minutesAround(at) }) : []
  const companions = around.filter((other) => other.guestId !== guestId)
  const parties = findParty({ folded, text: signal.text }, companions)

  const visit = visitMeant(here, outletId) ?? (await firstOpen(tx, propertyId, parties, at))
  if (!visit) return startCover(tx, { signal, guestId, place }, now)
  await joinVisit(tx, { propertyId, visitId: visit.id, guestId, at })
  for (const visitId of parties) {
    if (visitId !== visit.id) await joinVisits(tx, { propertyId, from: visitId, into: visit.id }, now)
  }
  return (await findVisit(tx, { propertyId, visitId: visit.id })) ?? visit
}

const minutesAround = (at: Date) => ({
  from: new Date(at.getTime() - TOGETHER_MINUTES * 60_000),
  to: new Date(at.getTime() + TOGETHER_MINUTES * 60_000),
})

async function firstOpen(tx: Database, propertyId: string, visitIds: Companion['visitId'][], at: Date) {
  for (const visitId of visitIds) {
    const visit = await findVisit(tx, { propertyId, visitId })
    if (visit && visit.endsAt > at) return visit
  }
  return null
}

async function startCover(
  tx: Database,
  { signal, guestId, place }: { signal: Signal; guestId: string; place: Place },
  now: Date,
): Promise<Visit> {
  const { propertyId, occurredAt: startsAt } = signal
  const visit = await insertVisit(tx, {
    propertyId,
    kind: 'cover',
    status: 'in_house',
    outletId: place.outletId,
    spotId: place.spotId,
    startsAt,
    endsAt: coverEndsAt(startsAt, place.visitMinutes),
    arrivedAt: startsAt,
    sourceAt: signal.revisedAt,
    createdAt: now,
  })
  await joinVisit(tx, { propertyId, visitId: visit.id, guestId, at: startsAt })
  return visit
}

export type OpenedStay = { visit: Visit; was: Visit | null; guestId: string }

/**
 * The stay that an arrival speaks of, with its guest: the one of the reservation, else the account that the
 * source named, else somebody new with the name on the reservation. `was` as `keepStay` says.
 */
export async function openStay(
  tx: Database,
  { signal, guestId, place, zone }: { signal: Signal; guestId: string | null; place: Place; zone: string },
  now: Date,
): Promise<OpenedStay | null> {
  const { propertyId, stay, occurredAt, revisedAt } = signal
  if (!stay) return null
  const { visitMinutes } = place
  const row = {
    propertyId,
    kind: visitMinutes === null ? ('stay' as const) : ('cover' as const),
    outletId: place.outletId,
    spotId: place.spotId,
    // Without an id of its own a stay is known by the signal that tells of it.
    reservationId: stay.reservationId ?? `signal:${signal.externalId}`,
    partySize: stay.partySize,
    sourceAt: revisedAt,
    createdAt: now,
  }
  const { visit, was } = await keepStay(tx, row, (known) =>
    windowOfStay(stay, known, { saidAt: revisedAt, zone, visitMinutes }),
  )
  const [booked] = await listGuestIds(tx, { propertyId, visitId: visit.id })
  const name = stay.guestName?.trim() || signal.authorName
  const whose = booked ?? guestId ?? (await insertNamedGuest(tx, { propertyId, name, at: now }))
  if (!booked) await joinVisit(tx, { propertyId, visitId: visit.id, guestId: whose, at: occurredAt })
  if (name && (booked || guestId)) await nameGuest(tx, { propertyId, guestId: whose, name })
  return { visit, was, guestId: whose }
}
