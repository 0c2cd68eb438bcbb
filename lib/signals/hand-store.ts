/** What people do with signals by hand, as rows: settled, noticed, joined. */
import { and, asc, desc, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { guests, handles, type Visit, visitGuests, visits } from '@/db/schema/guests'
import { outlets, spots, teams } from '@/db/schema/house'
import { memberships } from '@/db/schema/people'
import { type Signal, signals } from '@/db/schema/signals'
import { type Task, tasks } from '@/db/schema/tasks'
import { WRITTEN_ACCOUNT } from '@/db/written-account'

import type { SignalKey } from './heed-store'

const is = ({ propertyId, signalId }: SignalKey) =>
  and(eq(signals.propertyId, propertyId), eq(signals.id, signalId))

export async function findSignal(tx: Database, key: SignalKey): Promise<Signal | null> {
  const [signal] = await tx.select().from(signals).where(is(key))
  return signal ?? null
}

/** False when somebody settled it before; who was first stays. */
export async function settle(
  tx: Database,
  { by, at, ...key }: SignalKey & { by: string; at: Date },
): Promise<boolean> {
  const settled = await tx
    .update(signals)
    .set({ settledAt: at, settledBy: by })
    .where(and(is(key), isNull(signals.settledAt)))
    .returning({ id: signals.id })
  return settled.length > 0
}

/** False when this form was sent before. */
export async function insertNoticed(tx: Database, row: typeof signals.$inferInsert): Promise<boolean> {
  const made = await tx.insert(signals).values(row).onConflictDoNothing().returning({ id: signals.id })
  return made.length > 0
}

export async function putIntoVisit(tx: Database, { visitId, ...key }: SignalKey & { visitId: string }) {
  await tx.update(signals).set({ visitId }).where(is(key))
}

/** Suggestions that this signal caused, held until the transaction ends. */
export const lockSuggestedOf = (tx: Database, { propertyId, signalId }: SignalKey): Promise<Task[]> =>
  tx
    .select()
    .from(tasks)
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.signalId, signalId), eq(tasks.status, 'suggested')))
    .orderBy(asc(tasks.id))
    .for('update')

/** The unfinished reply to this signal, when there is one: a conversation has one. */
export async function findReplyTask(
  tx: Database,
  { propertyId, signalId }: SignalKey,
): Promise<string | null> {
  const [task] = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.signalId, signalId),
        eq(tasks.kind, 'reply'),
        inArray(tasks.status, ['suggested', 'waiting', 'open', 'claimed']),
      ),
    )
    .limit(1)
  return task?.id ?? null
}

type Parts = { teamId?: string | undefined; personId?: string | undefined; outletId?: string | undefined }

/** Are these this house's own, and still there? */
export async function arePartsOfHouse(
  tx: Database,
  propertyId: string,
  { teamId, personId, outletId }: Parts,
): Promise<boolean> {
  const found = async (rows: Promise<unknown[]>) => (await rows).length > 0
  const team = teamId
    ? found(
        tx
          .select({ id: teams.id })
          .from(teams)
          .where(and(eq(teams.propertyId, propertyId), eq(teams.id, teamId), isNull(teams.archivedAt))),
      )
    : true
  const outlet = outletId
    ? found(
        tx
          .select({ id: outlets.id })
          .from(outlets)
          .where(
            and(eq(outlets.propertyId, propertyId), eq(outlets.id, outletId), isNull(outlets.archivedAt)),
          ),
      )
    : true
  const person = personId
    ? found(
        tx
          .select({ id: memberships.personId })
          .from(memberships)
          .where(
            and(
              eq(memberships.propertyId, propertyId),
              eq(memberships.personId, personId),
              isNull(memberships.disabledAt),
            ),
          ),
      )
    : true
  return (await team) && (await outlet) && (await person)
}

/** The visit that sits at this spot now; null when nobody is known to, or more than one party. */
export async function findVisitAtSpot(
  tx: Database,
  { propertyId, spotId, now }: { propertyId: string; spotId: string; now: Date },
): Promise<Visit | null> {
  const [visit, another] = await tx
    .select()
    .from(visits)
    .where(
      and(
        eq(visits.propertyId, propertyId),
        eq(visits.spotId, spotId),
        eq(visits.status, 'in_house'),
        lte(visits.startsAt, now),
        gt(visits.endsAt, now),
      ),
    )
    .limit(2)
  return visit && !another ? visit : null
}

export type VisitToJoin = {
  visitId: string
  outletName: string | null
  spotLabel: string | null
  startsAt: Date
  partySize: number | null
  /** Names or handles, first come first. */
  who: string[]
}

const MOST = 20

/** Visits that are going on, newest first, but the one the signal is in already. */
export async function listVisitsGoingOn(
  tx: Database,
  { propertyId, except, now }: { propertyId: string; except: string | null; now: Date },
): Promise<VisitToJoin[]> {
  const who = sql<string[]>`coalesce((
    select array_agg(coalesce(g.name, h.written) order by vg.joined_at)
    from ${visitGuests} vg
    join ${guests} g on g.property_id = vg.property_id and g.id = vg.guest_id
    left join lateral (select ${WRITTEN_ACCOUNT} as written from ${handles} h where h.property_id = vg.property_id
      and h.guest_id = vg.guest_id order by h.first_heard_at limit 1) h on true
    where vg.property_id = ${visits.propertyId} and vg.visit_id = ${visits.id}
      and coalesce(g.name, h.written) is not null
      and not exists (select 1 from cautions c where c.property_id = vg.property_id
        and c.guest_id = vg.guest_id and c.kind = 'opted_out' and c.lifted_at is null)), '{}')`
  return tx
    .select({
      visitId: visits.id,
      outletName: outlets.name,
      spotLabel: spots.label,
      startsAt: visits.startsAt,
      partySize: visits.partySize,
      who,
    })
    .from(visits)
    .leftJoin(outlets, and(eq(outlets.propertyId, visits.propertyId), eq(outlets.id, visits.outletId)))
    .leftJoin(spots, and(eq(spots.propertyId, visits.propertyId), eq(spots.id, visits.spotId)))
    .where(
      and(
        eq(visits.propertyId, propertyId),
        or(eq(visits.status, 'in_house'), eq(visits.status, 'expected')),
        lte(visits.startsAt, now),
        gt(visits.endsAt, now),
        except === null ? undefined : ne(visits.id, except),
      ),
    )
    .orderBy(desc(visits.startsAt), desc(visits.id))
    .limit(MOST)
}
