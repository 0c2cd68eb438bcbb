/** Finds, by the names a scene uses, the tasks and matches that its people work on. */
import { and, asc, eq, gte, inArray, isNull, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { handles, matches, visitGuests } from '@/db/schema/guests'
import { properties, spots } from '@/db/schema/house'
import { memberships, people, teamMembers } from '@/db/schema/people'
import { gestures } from '@/db/schema/playbooks'
import { type Task, tasks } from '@/db/schema/tasks'
import type { TaskKind } from '@/db/vocabulary'
import type { Member } from '@/lib/people/member'

const ALIVE = ['suggested', 'waiting', 'open', 'claimed'] as const

/**
 * The unfinished task of a kind for the guest of a handle, or for anyone of their party; the first of several.
 * `gesture` names the gesture; null for a reply or a call.
 */
export async function findLivingTask(
  db: Database,
  wanted: { propertyId: string; handle: string; kind: TaskKind; gesture: string | null },
): Promise<Task | null> {
  const { propertyId, handle, kind, gesture } = wanted
  const guestIds = db
    .select({ id: handles.guestId })
    .from(handles)
    .where(and(eq(handles.propertyId, propertyId), eq(handles.folded, handle.toLowerCase())))
  const visitIds = db
    .select({ id: visitGuests.visitId })
    .from(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), inArray(visitGuests.guestId, guestIds)))
  const gestureIds = db
    .select({ id: gestures.id })
    .from(gestures)
    .where(and(eq(gestures.propertyId, propertyId), eq(gestures.name, gesture ?? '')))
  const [task] = await db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.kind, kind),
        inArray(tasks.status, [...ALIVE]),
        gesture === null ? isNull(tasks.gestureId) : inArray(tasks.gestureId, gestureIds),
        or(inArray(tasks.guestId, guestIds), inArray(tasks.visitId, visitIds)),
      ),
    )
    .orderBy(asc(tasks.dueAt), asc(tasks.id))
    .limit(1)
  return task ?? null
}

/** The proposal about a handle that nobody has decided yet. */
export async function findProposedMatch(
  db: Database,
  { propertyId, handle }: { propertyId: string; handle: string },
): Promise<{ matchId: string } | null> {
  const [match] = await db
    .select({ matchId: matches.id })
    .from(matches)
    .innerJoin(handles, and(eq(handles.propertyId, matches.propertyId), eq(handles.id, matches.handleId)))
    .where(
      and(
        eq(matches.propertyId, propertyId),
        eq(handles.folded, handle.toLowerCase()),
        eq(matches.state, 'proposed'),
      ),
    )
  return match ?? null
}

export async function findSpotByLabel(
  db: Database,
  { propertyId, label }: { propertyId: string; label: string },
): Promise<{ id: string } | null> {
  const [spot] = await db
    .select({ id: spots.id })
    .from(spots)
    .where(and(eq(spots.propertyId, propertyId), eq(spots.label, label)))
  return spot ?? null
}

/** Null for a property that does not exist or is no demonstration. */
export async function findDemonstration(db: Database, name: string) {
  const [property] = await db
    .select()
    .from(properties)
    .where(and(eq(properties.name, name), eq(properties.isDemonstration, true)))
  return property ?? null
}

/** Everyone who may act in a property and has a staff name, by that name, as a session would describe them. */
export async function listCast(db: Database, propertyId: string): Promise<Map<string, Member>> {
  const rows = await db
    .select({
      staffName: people.staffName,
      name: people.name,
      locale: people.locale,
      personId: memberships.personId,
      role: memberships.role,
      teamId: teamMembers.teamId,
    })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .leftJoin(
      teamMembers,
      and(eq(teamMembers.propertyId, memberships.propertyId), eq(teamMembers.personId, memberships.personId)),
    )
    .where(and(eq(memberships.propertyId, propertyId), isNull(memberships.disabledAt)))
  const cast = new Map<string, Member>()
  for (const { staffName, teamId, ...row } of rows) {
    if (!staffName) continue
    const teamIds = [...(cast.get(staffName)?.teamIds ?? []), ...(teamId ? [teamId] : [])]
    cast.set(staffName, { ...row, propertyId, teamIds })
  }
  return cast
}

/** Unfinished questions to guests: the replies that ask where they sit. */
export function listOpenQuestions(db: Database, propertyId: string): Promise<Task[]> {
  return db
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.kind, 'reply'),
        inArray(tasks.status, ['open', 'claimed']),
      ),
    )
}

/** When something next falls due there by itself: a question to the host, a window, a hold. Null when nothing will. */
export async function findNextDue(db: Database, propertyId: string, after: Date): Promise<Date | null> {
  const { rows } = await db.execute<{ at: Date | null }>(sql`
    select least(
      (select min(host_at) from questions
        where property_id = ${propertyId} and state = 'asked' and host_at > ${after}),
      (select min(least(window_ends_at, case when waiting_for = 'time' and held_until > ${after} then held_until end))
        from tasks
        where property_id = ${propertyId} and window_ends_at > ${after}
          and status in (${sql.join(
            ALIVE.map((status) => sql`${status}`),
            sql`, `,
          )}))) as at`)
  const at = rows[0]?.at
  return at ? new Date(at) : null
}

/** What a stream left in a property from one instant on: instants of visits and tasks, and guests seen again. */
export async function countAfterStream(db: Database, propertyId: string, since: Date) {
  const made = await db
    .select({ kind: tasks.kind, at: tasks.createdAt })
    .from(tasks)
    .where(and(eq(tasks.propertyId, propertyId), gte(tasks.createdAt, since)))
  const seen = await db
    .select({ guestId: visitGuests.guestId, visitId: visitGuests.visitId })
    .from(visitGuests)
    .where(and(eq(visitGuests.propertyId, propertyId), gte(visitGuests.joinedAt, since)))
  return { made, seen }
}

/** How the house decided about the signals of one connector: why it stopped, or what was not met, and how often. */
export async function countDecisions(
  db: Database,
  { propertyId, connectorId, keys }: { propertyId: string; connectorId: string; keys: readonly string[] },
) {
  const { rows } = await db.execute(sql`
    select count(*)::int as signals,
      count(*) filter (where d.tasks_made > 0)::int as "withTasks",
      count(*) filter (where d.signal_id is null)::int as undecided,
      count(*) filter (where d.stopped ->> 'key' = 'too_late' or d.considered @? '$[*].misses[*] ? (@.condition == "too_late")')::int
        as "tooLate"
    from signals s left join decisions d on d.property_id = s.property_id and d.signal_id = s.id
    where s.property_id = ${propertyId} and s.connector_id = ${connectorId}
      and s.external_id in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`)
  return rows[0]
}
