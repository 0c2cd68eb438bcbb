/** SQL of notes on reservations: what is to be noted, who is at it, and what became of it. */
import { and, desc, eq, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { type ReservationNote, reservationNotes } from '@/db/schema/connections'
import type { ChannelName, Locale } from '@/db/vocabulary'
import type { ConnectorKey } from '@/lib/connectors/store'

export type ToNote = ConnectorKey & {
  taskId: string
  reservationId: string
  gesture: string | null
  deliveredAt: Date
  zone: string
  languages: Locale[]
}

/**
 * Gestures delivered in a stay that was heard of through a connector which notes them, and not noted yet. Taken back,
 * delivered before it was switched on, or for somebody who opted out: not among them.
 */
export async function listToNote(
  db: Database,
  { since, until, now, limit }: { since: Date; until: Date; now: Date; limit: number },
): Promise<ToNote[]> {
  const { rows } = await db.execute<Omit<ToNote, 'deliveredAt'> & { at: string }>(sql`
    select distinct on (t.property_id, t.id) t.property_id as "propertyId", c.id as "connectorId", t.id as "taskId",
      s.external_id as "reservationId", g.name as gesture, e.at, p.zone, p.languages
    from connectors c
    join properties p on p.id = c.property_id
    join task_events e on e.property_id = c.property_id and e.move = 'deliver' and e.is_counted
      and e.undone_at is null and e.at >= greatest(c.notes_since, ${since.toISOString()}::timestamptz)
      and e.at <= ${until.toISOString()}::timestamptz
    join tasks t on t.property_id = e.property_id and t.id = e.task_id and t.status = 'delivered'
    join signals s on s.property_id = t.property_id and s.visit_id = t.visit_id and s.connector_id = c.id
      and s.kind = 'arrival' and s.deleted_at is null
    left join gestures g on g.property_id = t.property_id and g.id = t.gesture_id
    where c.notes_since is not null and c.archived_at is null
      and not exists (select from reservation_notes n where n.property_id = t.property_id and n.task_id = t.id)
      and not exists (select from cautions x
        join visit_guests v on v.property_id = x.property_id and v.guest_id = x.guest_id
        where x.property_id = t.property_id and v.visit_id = t.visit_id and x.kind = 'opted_out'
          and x.lifted_at is null and (x.expires_at is null or x.expires_at > ${now.toISOString()}::timestamptz))
    order by t.property_id, t.id, s.received_at desc
    limit ${limit}`)
  return rows.map(({ at, ...row }) => ({ ...row, deliveredAt: new Date(at) }))
}

type NewNote = Pick<ReservationNote, 'propertyId' | 'connectorId' | 'taskId' | 'reservationId' | 'words'>

export async function insertNote(db: Database, note: NewNote, now: Date) {
  const row = { ...note, id: newId(), state: 'due' as const, dueAt: now, changedAt: now }
  await db.insert(reservationNotes).values(row).onConflictDoNothing()
}

/** Of connectors that note: those that are due, and those whose writing ended in nobody knows what before `lostBefore`. */
export async function listAtWork(
  db: Database,
  { now, lostBefore, limit }: { now: Date; lostBefore: Date; limit: number },
): Promise<{ propertyId: string; id: string; channel: ChannelName }[]> {
  const { rows } = await db.execute<{ propertyId: string; id: string; channel: ChannelName }>(sql`
    select n.property_id as "propertyId", n.id, c.channel
    from reservation_notes n
    join connectors c on c.property_id = n.property_id and c.id = n.connector_id and c.archived_at is null
    where n.due_at <= ${now.toISOString()}::timestamptz and (
      (n.state = 'due' and c.notes_since is not null and exists (select from tasks t
        where t.property_id = n.property_id and t.id = n.task_id and t.status = 'delivered'))
      or (n.state = 'writing' and n.writing_since <= ${lostBefore.toISOString()}::timestamptz))
    order by n.due_at limit ${limit}`)
  return rows
}

export type NoteKey = { propertyId: string; id: string }

const is = ({ propertyId, id }: NoteKey) =>
  and(eq(reservationNotes.propertyId, propertyId), eq(reservationNotes.id, id))

export async function findNote(db: Database, key: NoteKey): Promise<ReservationNote | null> {
  const [note] = await db.select().from(reservationNotes).where(is(key))
  return note ?? null
}

type NoteChange = Partial<
  Pick<ReservationNote, 'state' | 'dueAt' | 'tries' | 'writingSince' | 'externalId' | 'problem'>
>

/** Only from what it was: null when another worker was faster. */
export async function changeNote(
  db: Database,
  was: ReservationNote,
  change: NoteChange,
  now: Date,
): Promise<ReservationNote | null> {
  const [changed] = await db
    .update(reservationNotes)
    .set({ ...change, changedAt: now })
    .where(and(is(was), eq(reservationNotes.state, was.state), eq(reservationNotes.tries, was.tries)))
    .returning()
  return changed ?? null
}

/** The latest of one connector. */
export function listNotes(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  limit: number,
): Promise<ReservationNote[]> {
  return db
    .select()
    .from(reservationNotes)
    .where(and(eq(reservationNotes.propertyId, propertyId), eq(reservationNotes.connectorId, connectorId)))
    .orderBy(desc(reservationNotes.changedAt))
    .limit(limit)
}
