/** Replies that wait for somebody in particular: a manager's yes, or a look at whether they were posted. */
import { and, asc, eq, inArray } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { guests } from '@/db/schema/guests'
import { people } from '@/db/schema/people'
import { replies } from '@/db/schema/replies'
import { tasks } from '@/db/schema/tasks'
import { isAtLeast, type Member } from '@/lib/people/member'

export type CallingReply = {
  taskId: string
  state: 'awaiting' | 'unsure'
  author: string | null
  guest: string | null
}

/** Oldest first. Staff are called for their own that may have been posted; managers for those of everybody. */
export async function listCallingReplies(db: Database, member: Member): Promise<CallingReply[]> {
  const { propertyId, personId } = member
  const mine = and(eq(replies.state, 'unsure'), eq(replies.voicePersonId, personId))
  const rows = await db
    .select({ taskId: replies.taskId, state: replies.state, author: people.name, guest: guests.name })
    .from(replies)
    .innerJoin(tasks, and(eq(tasks.propertyId, replies.propertyId), eq(tasks.id, replies.taskId)))
    .leftJoin(people, eq(people.id, replies.voicePersonId))
    .leftJoin(guests, and(eq(guests.propertyId, tasks.propertyId), eq(guests.id, tasks.guestId)))
    .where(
      and(
        eq(replies.propertyId, propertyId),
        inArray(replies.state, ['awaiting', 'unsure']),
        isAtLeast(member, 'manager') ? undefined : mine,
      ),
    )
    .orderBy(asc(replies.updatedAt))
    .limit(20)
  return rows.flatMap(({ state, ...row }) =>
    state === 'awaiting' || state === 'unsure' ? [{ ...row, state }] : [],
  )
}
