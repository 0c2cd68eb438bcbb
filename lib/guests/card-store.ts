/** What the house knows about one guest, as a good concierge's card: read for the guest page, each part by its index. */
import { and, asc, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { cautions, guests, handles, matches, preferences, visitGuests, visits } from '@/db/schema/guests'
import { outlets, spots } from '@/db/schema/house'
import { people } from '@/db/schema/people'
import { signals } from '@/db/schema/signals'
import { echoes, tasks } from '@/db/schema/tasks'
import { WRITTEN_ACCOUNT, writtenAccount } from '@/db/written-account'

export type GuestKey = { propertyId: string; guestId: string }

/** Null when this property has no such guest. A guest who was joined into another says so. */
export async function findGuest(db: Database, { propertyId, guestId }: GuestKey) {
  const [guest] = await db
    .select()
    .from(guests)
    .where(and(eq(guests.propertyId, propertyId), eq(guests.id, guestId)))
  return guest ?? null
}

export function listHandles(db: Database, { propertyId, guestId }: GuestKey) {
  return db
    .select({
      id: handles.id,
      network: handles.network,
      account: writtenAccount(handles),
      displayName: handles.displayName,
      firstHeardAt: handles.firstHeardAt,
    })
    .from(handles)
    .where(and(eq(handles.propertyId, propertyId), eq(handles.guestId, guestId)))
    .orderBy(asc(handles.firstHeardAt), asc(handles.id))
}

/** In force now, the newest first, with who added each: nobody when the house did. */
export function listCautions(db: Database, { propertyId, guestId }: GuestKey, now: Date) {
  return db
    .select({
      id: cautions.id,
      kind: cautions.kind,
      words: cautions.words,
      addedAt: cautions.addedAt,
      expiresAt: cautions.expiresAt,
      by: people.name,
    })
    .from(cautions)
    .leftJoin(people, eq(people.id, cautions.addedBy))
    .where(
      and(
        eq(cautions.propertyId, propertyId),
        eq(cautions.guestId, guestId),
        isNull(cautions.liftedAt),
        or(isNull(cautions.expiresAt), gt(cautions.expiresAt, now)),
      ),
    )
    .orderBy(desc(cautions.addedAt), desc(cautions.id))
}

/** Not yet expired, the newest first, with where each comes from. */
export function listPreferences(db: Database, { propertyId, guestId }: GuestKey, now: Date) {
  return db
    .select({
      id: preferences.id,
      words: preferences.words,
      certainty: preferences.certainty,
      addedAt: preferences.addedAt,
      expiresAt: preferences.expiresAt,
      by: people.name,
      network: signals.network,
    })
    .from(preferences)
    .leftJoin(people, eq(people.id, preferences.addedBy))
    .leftJoin(
      signals,
      and(eq(signals.propertyId, preferences.propertyId), eq(signals.id, preferences.signalId)),
    )
    .where(
      and(
        eq(preferences.propertyId, propertyId),
        eq(preferences.guestId, guestId),
        or(isNull(preferences.expiresAt), gt(preferences.expiresAt, now)),
      ),
    )
    .orderBy(desc(preferences.addedAt), desc(preferences.id))
}

/** The newest first; `others` are the rest of the party. */
export function listVisits(db: Database, { propertyId, guestId }: GuestKey, limit: number) {
  return db
    .select({
      id: visits.id,
      kind: visits.kind,
      status: visits.status,
      startsAt: visits.startsAt,
      endsAt: visits.endsAt,
      arrivedAt: visits.arrivedAt,
      partySize: visits.partySize,
      outlet: outlets.name,
      spotKind: spots.kind,
      spotLabel: spots.label,
      others: sql<{ id: string; name: string }[]>`coalesce((
        select json_agg(json_build_object('id', g.id, 'name', coalesce(g.name, h.written)) order by g.id)
        from visit_guests vg
        join guests g on g.property_id = vg.property_id and g.id = vg.guest_id
        left join lateral (select ${WRITTEN_ACCOUNT} as written from handles h where h.property_id = g.property_id and h.guest_id = g.id
          order by h.first_heard_at limit 1) h on true
        where vg.property_id = ${propertyId} and vg.visit_id = ${visits.id} and vg.guest_id <> ${guestId}
      ), '[]'::json)`,
    })
    .from(visitGuests)
    .innerJoin(visits, and(eq(visits.propertyId, visitGuests.propertyId), eq(visits.id, visitGuests.visitId)))
    .leftJoin(outlets, and(eq(outlets.propertyId, visits.propertyId), eq(outlets.id, visits.outletId)))
    .leftJoin(spots, and(eq(spots.propertyId, visits.propertyId), eq(spots.id, visits.spotId)))
    .where(and(eq(visitGuests.propertyId, propertyId), eq(visitGuests.guestId, guestId)))
    .orderBy(desc(visits.startsAt), desc(visits.id))
    .limit(limit)
}

/** How many visits they made, this one included; a stay that never came is none. */
export async function countVisits(db: Database, { propertyId, guestId }: GuestKey): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(visitGuests)
    .innerJoin(visits, and(eq(visits.propertyId, visitGuests.propertyId), eq(visits.id, visitGuests.visitId)))
    .where(
      and(
        eq(visitGuests.propertyId, propertyId),
        eq(visitGuests.guestId, guestId),
        sql`${visits.status} in ('in_house', 'departed')`,
      ),
    )
  return row?.count ?? 0
}

/** Gestures for them, or for a party they were in: delivered ones and those under way, the newest first. */
export function listGestures(db: Database, { propertyId, guestId }: GuestKey, limit: number) {
  return db
    .select({
      id: tasks.id,
      act: tasks.act,
      status: tasks.status,
      count: tasks.count,
      at: tasks.changedAt,
      dueAt: tasks.dueAt,
      by: people.name,
      spotKind: spots.kind,
      spotLabel: sql<string | null>`coalesce(${spots.label}, ${tasks.spotWords})`,
    })
    .from(tasks)
    .leftJoin(people, eq(people.id, tasks.claimedBy))
    .leftJoin(spots, and(eq(spots.propertyId, tasks.propertyId), eq(spots.id, tasks.spotId)))
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.kind, 'gesture'),
        sql`${tasks.status} in ('delivered', 'suggested', 'waiting', 'open', 'claimed')`,
        sql`(${tasks.guestId} = ${guestId} or ${tasks.visitId} in (
          select vg.visit_id from visit_guests vg where vg.property_id = ${propertyId} and vg.guest_id = ${guestId}))`,
      ),
    )
    .orderBy(desc(tasks.changedAt), desc(tasks.id))
    .limit(limit)
}

/** What this guest said after gestures; whoever opted out is quoted nowhere, so do not ask for them. */
export function listEchoesOf(db: Database, { propertyId, guestId }: GuestKey) {
  return db
    .select({ taskId: echoes.taskId, words: signals.text, network: signals.network, at: signals.occurredAt })
    .from(echoes)
    .innerJoin(signals, and(eq(signals.propertyId, echoes.propertyId), eq(signals.id, echoes.signalId)))
    .where(
      and(
        eq(echoes.propertyId, propertyId),
        eq(echoes.isRetracted, false),
        eq(signals.guestId, guestId),
        isNull(signals.deletedAt),
        ne(signals.text, ''),
      ),
    )
    .orderBy(asc(signals.occurredAt))
}

/** What they said in public or to us, the newest first; whoever opted out is quoted nowhere, so do not ask for them. */
export function listWords(db: Database, { propertyId, guestId }: GuestKey, limit: number) {
  return db
    .select({
      id: signals.id,
      kind: signals.kind,
      network: signals.network,
      words: signals.text,
      language: signals.language,
      url: signals.url,
      at: signals.occurredAt,
    })
    .from(signals)
    .where(
      and(
        eq(signals.propertyId, propertyId),
        eq(signals.guestId, guestId),
        eq(signals.nature, 'guest'),
        isNull(signals.deletedAt),
        isNull(signals.sameAsId),
        ne(signals.text, ''),
      ),
    )
    .orderBy(desc(signals.occurredAt), desc(signals.id))
    .limit(limit)
}

/** Proposed and undecided: an account that may be a guest's. For one guest, on either side; else of the house. */
export function listProposedMatches(
  db: Database,
  { propertyId, guestId }: { propertyId: string; guestId?: string },
  limit: number,
) {
  return db
    .select({
      id: matches.id,
      reasons: matches.reasons,
      network: handles.network,
      account: writtenAccount(handles),
      displayName: handles.displayName,
      accountOf: handles.guestId,
      guestId: matches.guestId,
      guestName: guests.name,
      /** When the stay that they may belong to begins, or began; null without one. */
      arrivesAt: sql<Date | null>`(
        select min(stay.starts_at) from visits stay
        join visit_guests staying on staying.property_id = stay.property_id and staying.visit_id = stay.id
        where stay.property_id = ${matches.propertyId} and staying.guest_id = ${matches.guestId}
          and stay.status in ('expected', 'in_house'))`.mapWith(visits.startsAt),
    })
    .from(matches)
    .innerJoin(handles, and(eq(handles.propertyId, matches.propertyId), eq(handles.id, matches.handleId)))
    .innerJoin(guests, and(eq(guests.propertyId, matches.propertyId), eq(guests.id, matches.guestId)))
    .where(
      and(
        eq(matches.propertyId, propertyId),
        eq(matches.state, 'proposed'),
        guestId ? or(eq(matches.guestId, guestId), eq(handles.guestId, guestId)) : undefined,
        sql`not exists (select 1 from cautions c where c.property_id = ${propertyId}
          and c.guest_id = ${handles.guestId} and c.kind = 'opted_out' and c.lifted_at is null)`,
      ),
    )
    .orderBy(desc(matches.proposedAt), desc(matches.id))
    .limit(limit)
}
