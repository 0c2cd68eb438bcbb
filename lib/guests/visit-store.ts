/** Visits in the database: opening one, and who is in it. */
import { and, asc, count, eq, gt, inArray, lte, notInArray, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { guests, handles, type Visit, visitGuests, visits } from '@/db/schema/guests'
import { outlets } from '@/db/schema/house'
import { signals } from '@/db/schema/signals'
import type { VisitKind } from '@/db/vocabulary'

import type { StayWindow } from './visit'

export type VisitKey = { propertyId: string; visitId: string }

const is = ({ propertyId, visitId }: VisitKey) =>
  and(eq(visits.propertyId, propertyId), eq(visits.id, visitId))

export async function findVisit(tx: Database, key: VisitKey): Promise<Visit | null> {
  const [visit] = await tx.select().from(visits).where(is(key))
  return visit ?? null
}

/** Check-ins in one outlet are heard one after the other, so that friends find each other's visit. */
export async function holdOutlet(tx: Database, key: { propertyId: string; outletId: string }) {
  await tx
    .select({ id: outlets.id })
    .from(outlets)
    .where(and(eq(outlets.propertyId, key.propertyId), eq(outlets.id, key.outletId)))
    .for('no key update')
}

/** Visits of the guest whose window holds this instant and that are, or were, really happening. */
export function listVisitsAt(
  tx: Database,
  { propertyId, guestId, at }: { propertyId: string; guestId: string; at: Date },
): Promise<Visit[]> {
  return tx
    .select(columnsOf(visits))
    .from(visits)
    .innerJoin(
      visitGuests,
      and(eq(visitGuests.propertyId, visits.propertyId), eq(visitGuests.visitId, visits.id)),
    )
    .where(
      and(
        eq(visits.propertyId, propertyId),
        eq(visitGuests.guestId, guestId),
        inArray(visits.status, ['in_house', 'departed']),
        lte(visits.startsAt, at),
        gt(visits.endsAt, at),
      ),
    )
}

const columnsOf = (table: typeof visits) => ({
  propertyId: table.propertyId,
  id: table.id,
  kind: table.kind,
  status: table.status,
  outletId: table.outletId,
  spotId: table.spotId,
  reservationId: table.reservationId,
  startsAt: table.startsAt,
  endsAt: table.endsAt,
  arrivedAt: table.arrivedAt,
  departedAt: table.departedAt,
  partySize: table.partySize,
  sourceAt: table.sourceAt,
  createdAt: table.createdAt,
})

export async function insertVisit(tx: Database, row: typeof visits.$inferInsert): Promise<Visit> {
  const [visit] = await tx.insert(visits).values(row).returning()
  if (!visit) throw new Error('a visit was not written')
  return visit
}

type StayRow = Omit<typeof visits.$inferInsert, keyof StayWindow> & { reservationId: string }

/**
 * Opens the stay, or brings it up to date when this word is newer by the source's time. What the source left
 * out stays as it was. `visit` is the stay as it is now, `was` as it was before; `was` is null when it is new,
 * and equal to `visit` when an older word changed nothing. `windowAfter` is asked for its window with what was known.
 */
export async function keepStay(
  tx: Database,
  row: StayRow,
  windowAfter: (was: Visit | null) => StayWindow,
): Promise<{ visit: Visit; was: Visit | null }> {
  const reserved = and(eq(visits.propertyId, row.propertyId), eq(visits.reservationId, row.reservationId))
  const [made] = await tx
    .insert(visits)
    .values({ ...row, ...windowAfter(null) })
    .onConflictDoNothing()
    .returning()
  if (made) return { visit: made, was: null }

  const [was] = await tx.select().from(visits).where(reserved).for('no key update')
  if (!was) throw new Error('a stay was there and is gone')
  if (row.sourceAt <= was.sourceAt) return { visit: was, was }
  const { propertyId: _, id: _id, kind: _kind, createdAt: _createdAt, ...news } = row
  const [visit] = await tx
    .update(visits)
    .set({
      ...news,
      ...windowAfter(was),
      outletId: news.outletId ?? was.outletId,
      spotId: news.spotId ?? was.spotId,
      partySize: news.partySize ?? was.partySize,
    })
    .where(is({ propertyId: was.propertyId, visitId: was.id }))
    .returning()
  return { visit: visit ?? was, was }
}

export type Companion = { visitId: string; guestId: string; folded: string | null; text: string }

/** Check-ins in this outlet around an instant whose covers are open: who may belong to the party. */
export async function listCheckInsAround(
  tx: Database,
  { propertyId, outletId, from, to }: { propertyId: string; outletId: string; from: Date; to: Date },
): Promise<Companion[]> {
  const rows = await tx
    .select({
      visitId: signals.visitId,
      guestId: signals.guestId,
      folded: handles.folded,
      text: signals.text,
    })
    .from(signals)
    .leftJoin(handles, and(eq(handles.propertyId, signals.propertyId), eq(handles.id, signals.handleId)))
    .where(
      and(
        eq(signals.propertyId, propertyId),
        eq(signals.kind, 'check_in'),
        eq(signals.outletId, outletId),
        sql`${signals.occurredAt} between ${from.toISOString()}::timestamptz and ${to.toISOString()}::timestamptz`,
        sql`${signals.deletedAt} is null`,
      ),
    )
    .orderBy(asc(signals.occurredAt), asc(signals.id))
  return rows.flatMap(({ visitId, guestId, ...row }) =>
    visitId && guestId ? [{ visitId, guestId, ...row }] : [],
  )
}

/** Joins the guest to the visit; a party is never smaller than the people known to be in it. */
export async function joinVisit(
  tx: Database,
  { propertyId, visitId, guestId, at }: VisitKey & { guestId: string; at: Date },
): Promise<number> {
  await tx.insert(visitGuests).values({ propertyId, visitId, guestId, joinedAt: at }).onConflictDoNothing()
  const [row] = await tx
    .select({ known: count() })
    .from(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), eq(visitGuests.visitId, visitId)))
  const known = row?.known ?? 1
  if (known > 1)
    await tx
      .update(visits)
      .set({ partySize: sql`greatest(${visits.partySize}, ${known}::int)` })
      .where(is({ propertyId, visitId }))
  return known
}

export async function listGuestIds(tx: Database, { propertyId, visitId }: VisitKey): Promise<string[]> {
  const rows = await tx
    .select({ guestId: visitGuests.guestId })
    .from(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), eq(visitGuests.visitId, visitId)))
    .orderBy(asc(visitGuests.joinedAt), asc(visitGuests.guestId))
  return rows.map(({ guestId }) => guestId)
}

/** A guest whom only a reservation names. */
export async function insertNamedGuest(
  tx: Database,
  { propertyId, name, at }: { propertyId: string; name: string | null; at: Date },
): Promise<string> {
  const [guest] = await tx
    .insert(guests)
    .values({ propertyId, name, createdAt: at })
    .returning({ id: guests.id })
  if (!guest) throw new Error('a guest was not written')
  return guest.id
}

export async function nameGuest(
  tx: Database,
  { propertyId, guestId, name }: { propertyId: string; guestId: string; name: string },
) {
  await tx
    .update(guests)
    .set({ name })
    .where(
      and(
        eq(guests.propertyId, propertyId),
        eq(guests.id, guestId),
        sql`${guests.name} is distinct from ${name}`,
      ),
    )
}

export type Standing = { isKnown: boolean; visitNumber: number | null }

/** Had we met the guest before this signal, and which visit of its kind is this one? */
export async function findStanding(
  tx: Database,
  { propertyId, guestId, signalId, at, visit }: StandingOf,
): Promise<Standing> {
  const before = at.toISOString()
  const earlierSignal = sql<boolean>`exists (
    select 1 from signals s where s.property_id = ${propertyId} and s.guest_id = ${guestId}
      and s.occurred_at < ${before}::timestamptz and s.id <> ${signalId} and s.nature = 'guest')`
  const [row] = await tx
    .select({
      isKnown: earlierSignal,
      earlier: sql<number>`count(*) filter (where ${visits.startsAt} < ${before}::timestamptz)::int`,
      upToThis: visit
        ? sql<number>`count(*) filter (where ${visits.kind} = ${visit.kind}
            and (${visits.startsAt}, ${visits.id}) <= (${visit.startsAt.toISOString()}::timestamptz, ${visit.id}::uuid))::int`
        : sql<number>`0`,
    })
    .from(visitGuests)
    .innerJoin(visits, and(eq(visits.propertyId, visitGuests.propertyId), eq(visits.id, visitGuests.visitId)))
    .where(
      and(
        eq(visitGuests.propertyId, propertyId),
        eq(visitGuests.guestId, guestId),
        notInArray(visits.status, ['canceled', 'no_show']),
      ),
    )
  const earlierVisits = (row?.earlier ?? 0) - (visit && visit.startsAt < at ? 1 : 0)
  return {
    isKnown: Boolean(row?.isKnown) || earlierVisits > 0,
    visitNumber: visit ? (row?.upToThis ?? null) : null,
  }
}

type StandingOf = {
  propertyId: string
  guestId: string
  signalId: string
  at: Date
  visit: { id: string; kind: VisitKind; startsAt: Date } | null
}
