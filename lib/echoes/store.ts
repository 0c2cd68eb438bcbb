/** Echoes as rows: a gesture, and what the same guest said after it. */
import { and, eq, inArray, sql } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { echoes } from '@/db/schema/tasks'

/** Fourteen days, in hours: a day of the database's own zone may have one less or more. */
const HOURS = 14 * 24

/**
 * Attaches a signal to every gesture that was delivered to this guest, or to a visit they were part of, in the
 * fourteen days before it, by the source's time of the signal. In one statement; safe to repeat. Returns the
 * tasks that it was newly attached to.
 */
export async function insertEchoes(
  tx: Database,
  { propertyId, signalId }: { propertyId: string; signalId: string },
  now: Date,
): Promise<string[]> {
  const result = await tx.execute<{ task_id: string }>(sql`
    with heard as (
      select s.id, s.guest_id, s.occurred_at from signals s
      where s.property_id = ${propertyId} and s.id = ${signalId} and s.guest_id is not null
        and s.nature = 'guest' and s.deleted_at is null and s.same_as_id is null
        and s.kind in ('mention', 'review', 'check_in', 'direct_message')
        and not exists (
          select 1 from cautions c where c.property_id = s.property_id and c.guest_id = s.guest_id
            and c.kind = 'opted_out' and c.lifted_at is null and (c.expires_at is null or c.expires_at > ${now})
        )
    ), given as (
      select t.id, t.property_id, t.changed_at, t.signal_id from tasks t, heard
      where t.property_id = ${propertyId} and t.guest_id = heard.guest_id
        and t.kind = 'gesture' and t.status = 'delivered'
      union
      select t.id, t.property_id, t.changed_at, t.signal_id from heard
      join visit_guests g on g.property_id = ${propertyId} and g.guest_id = heard.guest_id
      join tasks t on t.property_id = g.property_id and t.visit_id = g.visit_id
        and t.kind = 'gesture' and t.status = 'delivered'
    )
    insert into echoes (property_id, task_id, signal_id, attached_at)
    select ${propertyId}, given.id, heard.id, ${now} from given, heard
    where given.changed_at < heard.occurred_at
      and given.changed_at >= heard.occurred_at - make_interval(hours => ${HOURS})
      and given.signal_id is distinct from heard.id
    on conflict do nothing
    returning task_id`)
  if (result.rows.length > 0) await sayChanged(tx, propertyId)
  return result.rows.map((row) => row.task_id)
}

/** These words are gone, for good: as if they had never followed anything, which is what a late copy finds too. */
export async function retractEchoesOf(tx: Database, propertyId: string, signalIds: string[]) {
  if (signalIds.length === 0) return
  await tx
    .update(echoes)
    .set({ isRetracted: true })
    .where(and(eq(echoes.propertyId, propertyId), inArray(echoes.signalId, signalIds)))
}

/** The gesture was taken back: nothing followed it. */
export async function retractEchoes(
  tx: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
) {
  await tx
    .update(echoes)
    .set({ isRetracted: true })
    .where(and(eq(echoes.propertyId, propertyId), eq(echoes.taskId, taskId)))
}
