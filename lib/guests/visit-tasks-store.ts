/** The tasks, signals and questions that hang on a visit or a guest, for when one of those moves. */
import { and, asc, eq, inArray, isNull, max, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { visitGuests, visits } from '@/db/schema/guests'
import { gestures, playbookVersions } from '@/db/schema/playbooks'
import { questions } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { type Task, tasks } from '@/db/schema/tasks'
import { PlaybookRules } from '@/lib/playbooks/rules'

import type { VisitKey } from './visit-store'

const ALIVE = ['suggested', 'waiting', 'open', 'claimed'] as const

const ofVisit = ({ propertyId, visitId }: VisitKey) =>
  and(eq(tasks.propertyId, propertyId), eq(tasks.visitId, visitId))

/** Every task of the visit, oldest first, held until the transaction ends. */
export const lockTasksOfVisit = (tx: Database, key: VisitKey): Promise<Task[]> =>
  tx.select().from(tasks).where(ofVisit(key)).orderBy(asc(tasks.id)).for('update')

/** The unfinished tasks of the visit, oldest first, held until the transaction ends. */
export const lockAliveOfVisit = (tx: Database, key: VisitKey): Promise<Task[]> =>
  tx
    .select()
    .from(tasks)
    .where(and(ofVisit(key), inArray(tasks.status, [...ALIVE])))
    .orderBy(asc(tasks.id))
    .for('update')

/** What waits for one of these guests to arrive: with this visit, or with no visit yet. */
export const lockWaitingForArrival = (
  tx: Database,
  { propertyId, visitId, guestIds }: VisitKey & { guestIds: string[] },
): Promise<Task[]> =>
  tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.status, 'waiting'),
        eq(tasks.waitingFor, 'arrival'),
        or(eq(tasks.visitId, visitId), and(isNull(tasks.visitId), inArray(tasks.guestId, guestIds))),
      ),
    )
    .orderBy(asc(tasks.id))
    .for('update')

/** Visits of all houses, here or here by `until`, for whose guests something still waits; soonest first. */
export async function listVisitsAwaited(
  db: Database,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<VisitKey[]> {
  const { rows } = await db.execute<{ property_id: string; id: string }>(sql`
    select v.property_id, v.id from ${visits} v
    where v.reservation_id is not null and v.status in ('expected', 'in_house') and v.ends_at > ${now} and v.starts_at <= ${until}
      and exists (
        select 1 from ${visitGuests} g join ${tasks} t on t.property_id = g.property_id and t.guest_id = g.guest_id
        where g.property_id = v.property_id and g.visit_id = v.id and t.status = 'waiting'
          and t.waiting_for = 'arrival' and (t.visit_id is null or t.visit_id = v.id))
    order by v.starts_at, v.id limit ${limit}`)
  return rows.map(({ property_id, id }) => ({ propertyId: property_id, visitId: id }))
}

/** The unfinished tasks of a guest, oldest first, held until the transaction ends. */
export const lockAliveOfGuest = (
  tx: Database,
  { propertyId, guestId }: { propertyId: string; guestId: string },
): Promise<Task[]> =>
  tx
    .select()
    .from(tasks)
    .where(
      and(eq(tasks.propertyId, propertyId), eq(tasks.guestId, guestId), inArray(tasks.status, [...ALIVE])),
    )
    .orderBy(asc(tasks.id))
    .for('update')

/** The last cap slot of this gesture that is taken in the visit; 0 when none is. */
export async function lastSlot(
  tx: Database,
  { gestureId, ...key }: VisitKey & { gestureId: string },
): Promise<number> {
  const [row] = await tx
    .select({ last: max(tasks.capSlot) })
    .from(tasks)
    .where(
      and(
        ofVisit(key),
        eq(tasks.gestureId, gestureId),
        sql`${tasks.status} not in ('could_not', 'called_off', 'missed')`,
      ),
    )
  return row?.last ?? 0
}

/** The next cap slot of this gesture in the visit; null when it was given as often as it may be. */
export async function freeSlot(
  tx: Database,
  { gestureId, ...key }: VisitKey & { gestureId: string },
): Promise<number | null> {
  const [gesture] = await tx
    .select({ perVisit: gestures.perVisit })
    .from(gestures)
    .where(and(eq(gestures.propertyId, key.propertyId), eq(gestures.id, gestureId)))
  const slot = (await lastSlot(tx, { ...key, gestureId })) + 1
  return gesture && slot <= gesture.perVisit ? slot : null
}

/** How long before the guest reaches the room the playbook wants it there; null when it says nothing of that. */
export async function findBeforeMinutes(
  tx: Database,
  { propertyId, playbookId, playbookVersion, step }: Task,
): Promise<number | null> {
  if (!playbookId || playbookVersion === null) return null
  const [row] = await tx
    .select({ rules: playbookVersions.rules })
    .from(playbookVersions)
    .where(
      and(
        eq(playbookVersions.propertyId, propertyId),
        eq(playbookVersions.playbookId, playbookId),
        eq(playbookVersions.version, playbookVersion),
      ),
    )
  const made = row && PlaybookRules.parse(row.rules).steps.find(({ id }) => id === step)
  return made?.kind === 'on_arrival' ? made.beforeMinutes : null
}

/** Moves the people, the signals and the questions; the tasks move one by one, each with its event. */
export async function moveVisit(
  tx: Database,
  { propertyId, from, into }: { propertyId: string; from: string; into: string },
) {
  await tx.execute(sql`
    insert into ${visitGuests} (property_id, visit_id, guest_id, joined_at)
    select property_id, ${into}, guest_id, joined_at from ${visitGuests}
    where property_id = ${propertyId} and visit_id = ${from}
    on conflict do nothing`)
  await tx
    .delete(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), eq(visitGuests.visitId, from)))
  await tx
    .update(signals)
    .set({ visitId: into })
    .where(and(eq(signals.propertyId, propertyId), eq(signals.visitId, from)))
  await tx
    .update(questions)
    .set({ visitId: into })
    .where(and(eq(questions.propertyId, propertyId), eq(questions.visitId, from)))
}

/** The size of the party is at least everybody known to be in it, and what either visit was told. */
export async function sizeParty(
  tx: Database,
  { propertyId, visitId, told }: VisitKey & { told: number | null },
): Promise<number | null> {
  const [visit] = await tx
    .update(visits)
    .set({
      partySize: sql`nullif(greatest(${visits.partySize}, ${told}::int,
        (select nullif(count(*), 1)::int from ${visitGuests}
          where ${visitGuests.propertyId} = ${propertyId} and ${visitGuests.visitId} = ${visitId})), 0)`,
    })
    .where(and(eq(visits.propertyId, propertyId), eq(visits.id, visitId)))
    .returning({ partySize: visits.partySize })
  return visit?.partySize ?? null
}

/** Only a cover that nobody booked and that nothing hangs on any more. */
export async function removeVisit(tx: Database, { propertyId, visitId }: VisitKey) {
  await tx
    .delete(visits)
    .where(and(eq(visits.propertyId, propertyId), eq(visits.id, visitId), isNull(visits.reservationId)))
}
