/** Conversations: those that a person has in hand, and who spoke with a guest before. */
import { and, desc, eq, gt, ne, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { replies } from '@/db/schema/replies'
import { tasks } from '@/db/schema/tasks'

import { findVoice, type PublicVoice } from './screen-store'

type OfPerson = { propertyId: string; personId: string }

export type Conversation = { taskId: string; isOnItsWay: boolean }

export function listConversations(db: Database, { propertyId, personId }: OfPerson): Promise<Conversation[]> {
  return db
    .select({
      taskId: tasks.id,
      isOnItsWay: sql<boolean>`exists (select 1 from replies r where r.property_id = ${propertyId}
        and r.task_id = tasks.id and r.state in ('leaving', 'unsure'))`,
    })
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.claimedBy, personId),
        eq(tasks.status, 'claimed'),
        eq(tasks.kind, 'reply'),
      ),
    )
    .orderBy(tasks.dueAt)
}

const REMEMBERED_MS = 30 * 24 * 60 * 60_000

/** Who answered this guest last, if that was somebody else: then the next words say who speaks now. */
export async function findVoiceBefore(
  db: Database,
  { propertyId, taskId, personId }: OfPerson & { taskId: string },
  now: Date,
): Promise<PublicVoice | null> {
  const guestOf = sql`(select coalesce(s.guest_id, t.guest_id) from tasks t
    left join signals s on s.property_id = t.property_id and s.id = t.signal_id
    where t.property_id = ${propertyId} and t.id = ${taskId})`
  const [last] = await db
    .select({ personId: replies.voicePersonId })
    .from(replies)
    .innerJoin(tasks, and(eq(tasks.propertyId, replies.propertyId), eq(tasks.id, replies.taskId)))
    .where(
      and(
        eq(replies.propertyId, propertyId),
        eq(replies.state, 'sent'),
        ne(replies.taskId, taskId),
        gt(replies.sentAt, new Date(now.getTime() - REMEMBERED_MS)),
        eq(tasks.guestId, guestOf),
      ),
    )
    .orderBy(desc(replies.sentAt))
    .limit(1)
  if (!last?.personId || last.personId === personId) return null
  return findVoice(db, { propertyId, personId: last.personId })
}
