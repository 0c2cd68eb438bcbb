/** Matches in the database: who may be whom, and what moves when somebody says yes. */
import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { guests, handles, type Match, matches, visitGuests, visits } from '@/db/schema/guests'
import { spots } from '@/db/schema/house'
import { signals } from '@/db/schema/signals'
import type { MatchState } from '@/db/vocabulary'
import { wordsOf } from '@/lib/text/fold'

export type MatchKey = { propertyId: string; matchId: string }

export type NamedStay = { guestId: string; guestName: string; startsAt: Date; spot: string | null }
const MOST_STAYS = 500
const MOST_ACCOUNTS = 50

/** Stays of other guests that are going on, or begin before `until`; of the guests we know by name. */
export async function listNamedStays(
  tx: Database,
  { propertyId, guestId, now, until }: { propertyId: string; guestId: string; now: Date; until: Date },
): Promise<NamedStay[]> {
  const rows = await tx
    .select({ guestId: guests.id, guestName: guests.name, startsAt: visits.startsAt, spot: spots.label })
    .from(visits)
    .innerJoin(
      visitGuests,
      and(eq(visitGuests.propertyId, visits.propertyId), eq(visitGuests.visitId, visits.id)),
    )
    .innerJoin(guests, and(eq(guests.propertyId, visits.propertyId), eq(guests.id, visitGuests.guestId)))
    .leftJoin(spots, and(eq(spots.propertyId, visits.propertyId), eq(spots.id, visits.spotId)))
    .where(
      and(
        eq(visits.propertyId, propertyId),
        inArray(visits.status, ['expected', 'in_house']),
        isNotNull(visits.reservationId),
        gt(visits.endsAt, now),
        lt(visits.startsAt, until),
        ne(guests.id, guestId),
        isNotNull(guests.name),
      ),
    )
    .orderBy(visits.startsAt, visits.id)
    .limit(MOST_STAYS)
  return rows.map((row) => ({ ...row, guestName: row.guestName ?? '' }))
}

/** Is it known already which stay this guest has, now or soon? Then nothing needs to be proposed. */
export async function hasStay(
  tx: Database,
  { propertyId, guestId, now }: { propertyId: string; guestId: string; now: Date },
): Promise<boolean> {
  const [stay] = await tx
    .select({ id: visits.id })
    .from(visitGuests)
    .innerJoin(visits, and(eq(visits.propertyId, visitGuests.propertyId), eq(visits.id, visitGuests.visitId)))
    .where(
      and(
        eq(visitGuests.propertyId, propertyId),
        eq(visitGuests.guestId, guestId),
        isNotNull(visits.reservationId),
        inArray(visits.status, ['expected', 'in_house']),
        gt(visits.endsAt, now),
      ),
    )
    .limit(1)
  return stay !== undefined
}

export type HeardAccount = {
  handleId: string
  handle: string
  displayName: string | null
  text: string
  saidAt: Date
}

/** Public accounts of other guests, heard since then, that carry one of these names; each with its latest words. */
export async function listAccountsLike(
  tx: Database,
  { propertyId, guestId, name, since }: { propertyId: string; guestId: string; name: string; since: Date },
): Promise<HeardAccount[]> {
  const likes = [...new Set([...wordsOf(name), ...name.toLowerCase().split(/\s+/)])]
    .filter((word) => word.length > 2)
    .map((word) => `%${word.replace(/[\\%_]/g, '')}%`)
  if (likes.length === 0) return []
  const isLike = likes.map(
    (like) => sql`(lower(${handles.handle}) like ${like} or lower(${handles.displayName}) like ${like})`,
  )
  return tx
    .selectDistinctOn([handles.id], {
      handleId: handles.id,
      handle: handles.handle,
      displayName: handles.displayName,
      text: signals.text,
      saidAt: signals.occurredAt,
    })
    .from(handles)
    .innerJoin(signals, and(eq(signals.propertyId, handles.propertyId), eq(signals.guestId, handles.guestId)))
    .where(
      and(
        eq(handles.propertyId, propertyId),
        ne(handles.guestId, guestId),
        sql`${handles.network} not in ('pms', 'front_desk')`,
        eq(signals.nature, 'guest'),
        isNull(signals.deletedAt),
        gt(signals.occurredAt, since),
        or(...isLike),
        sql`not exists (select 1 from cautions c where c.property_id = ${propertyId}
          and c.guest_id = ${handles.guestId} and c.kind = 'opted_out' and c.lifted_at is null)`,
      ),
    )
    .orderBy(handles.id, desc(signals.occurredAt))
    .limit(MOST_ACCOUNTS)
}

type Proposed = {
  propertyId: string
  handleId: string
  guestId: string
  confidence: number
  reasons: string[]
  proposedAt: Date
}

/** A pair that was decided stays decided; one that is still open takes the better reasons. */
export async function keepProposal(tx: Database, proposed: Proposed) {
  const { confidence, reasons } = proposed
  await tx
    .insert(matches)
    .values(proposed)
    .onConflictDoUpdate({
      target: [matches.propertyId, matches.handleId, matches.guestId],
      set: { confidence, reasons },
      setWhere: sql`${matches.state} = 'proposed' and ${matches.confidence} < ${confidence}`,
    })
}

/** Null when it is not there, or somebody decided it before. */
export async function decideMatch(
  tx: Database,
  { propertyId, matchId, state, by, at }: MatchKey & { state: MatchState; by: string; at: Date },
): Promise<Match | null> {
  const [match] = await tx
    .update(matches)
    .set({ state, decidedBy: by, decidedAt: at })
    .where(and(eq(matches.propertyId, propertyId), eq(matches.id, matchId), eq(matches.state, 'proposed')))
    .returning()
  return match ?? null
}

export async function findMatch(tx: Database, { propertyId, matchId }: MatchKey): Promise<Match | null> {
  const [match] = await tx
    .select()
    .from(matches)
    .where(and(eq(matches.propertyId, propertyId), eq(matches.id, matchId)))
  return match ?? null
}

/** Whose account it is now, held until the transaction ends; null when there is no such account here. */
export async function holdHandle(
  tx: Database,
  { propertyId, handleId }: { propertyId: string; handleId: string },
): Promise<string | null> {
  const [handle] = await tx
    .select({ guestId: handles.guestId })
    .from(handles)
    .where(and(eq(handles.propertyId, propertyId), eq(handles.id, handleId)))
    .for('no key update')
  return handle?.guestId ?? null
}

/** What is said about `from` is said about `into` from now on. Returns the signals that moved. */
export async function moveGuest(
  tx: Database,
  { propertyId, from, into }: { propertyId: string; from: string; into: string },
): Promise<string[]> {
  const move = (table: 'handles' | 'tasks' | 'cautions' | 'preferences') =>
    tx.execute(sql`update ${sql.identifier(table)} set guest_id = ${into}
      where property_id = ${propertyId} and guest_id = ${from}`)
  await move('handles')
  await tx.execute(sql`update task_events set guest_id = ${into} where property_id = ${propertyId}
    and task_id in (select id from tasks where property_id = ${propertyId} and guest_id = ${from})
    and guest_id = ${from}`)
  await move('tasks')
  await move('cautions')
  await move('preferences')
  await tx.execute(sql`
    insert into visit_guests (property_id, visit_id, guest_id, joined_at)
    select property_id, visit_id, ${into}, joined_at from visit_guests
    where property_id = ${propertyId} and guest_id = ${from} on conflict do nothing`)
  await tx
    .delete(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), eq(visitGuests.guestId, from)))
  await tx.execute(sql`
    update guests set language = coalesce(guests.language, other.language), name = coalesce(guests.name, other.name)
    from guests other where guests.property_id = ${propertyId} and guests.id = ${into}
      and other.property_id = ${propertyId} and other.id = ${from}`)
  await tx
    .update(guests)
    .set({ joinedIntoId: into })
    .where(and(eq(guests.propertyId, propertyId), eq(guests.id, from)))
  // Other proposals about the same two: this account is decided, and the empty guest is nobody's match.
  await tx.execute(sql`
    update matches set state = 'declined' where property_id = ${propertyId} and state = 'proposed'
      and (guest_id = ${from} or (guest_id = ${into} and handle_id in
        (select id from handles where property_id = ${propertyId} and guest_id = ${into})))`)
  const moved = await tx
    .update(signals)
    .set({ guestId: into })
    .where(and(eq(signals.propertyId, propertyId), eq(signals.guestId, from)))
    .returning({ id: signals.id })
  return moved.map(({ id }) => id)
}

/** The stays of a guest that are going on or still to come. */
export async function listStaysAhead(
  tx: Database,
  { propertyId, guestId, now }: { propertyId: string; guestId: string; now: Date },
) {
  const rows = await tx
    .select({ visit: visits })
    .from(visits)
    .innerJoin(
      visitGuests,
      and(eq(visitGuests.propertyId, visits.propertyId), eq(visitGuests.visitId, visits.id)),
    )
    .where(
      and(
        eq(visits.propertyId, propertyId),
        eq(visitGuests.guestId, guestId),
        inArray(visits.status, ['expected', 'in_house']),
        gt(visits.endsAt, now),
      ),
    )
    .orderBy(visits.startsAt, visits.id)
  return rows.map(({ visit }) => visit)
}
