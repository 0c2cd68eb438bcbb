/** What time itself does to tasks, in batches: workers skip what another one is just at. */
import { and, eq, inArray, isNull, lte, notExists, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { questions, replies } from '@/db/schema/replies'
import { type Task, tasks } from '@/db/schema/tasks'

import { untakenAt } from './list-store'

const alive = inArray(tasks.status, ['suggested', 'waiting', 'open', 'claimed'])

/**
 * Unfinished tasks whose window has closed, held until the transaction ends. Words that are just leaving finish
 * their way first.
 */
export function lockClosed(tx: Database, now: Date, limit: number): Promise<Task[]> {
  return tx
    .select()
    .from(tasks)
    .where(
      and(
        alive,
        lte(tasks.windowEndsAt, now),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(replies)
            .where(
              and(
                eq(replies.propertyId, tasks.propertyId),
                eq(replies.taskId, tasks.id),
                eq(replies.state, 'leaving'),
              ),
            ),
        ),
      ),
    )
    .orderBy(tasks.windowEndsAt)
    .limit(limit)
    .for('update', { of: tasks, skipLocked: true })
}

/** Questions whose task can no longer be done: nobody needs the answer. Questions are locked before tasks. */
export async function closeLateQuestions(tx: Database, now: Date) {
  await tx
    .update(questions)
    .set({ state: 'closed' })
    .where(
      and(
        inArray(questions.state, ['unasked', 'asked', 'host']),
        inArray(
          sql`(${questions.propertyId}, ${questions.waitingTaskId})`,
          tx
            .select({ propertyId: tasks.propertyId, id: tasks.id })
            .from(tasks)
            .where(and(alive, lte(tasks.windowEndsAt, now))),
        ),
      ),
    )
}

/** The houses where half of a task's time ended after `since`, and nobody has it. */
export async function listTurnedUntaken(
  db: Database,
  { since, now }: { since: Date; now: Date },
): Promise<string[]> {
  const { rows } = await db.execute<{ property_id: string }>(sql`
    select distinct t.property_id from tasks t
    where t.due_at > ${since} and t.window_ends_at > ${since} and ${untakenAt(now)} and not (${untakenAt(since)})`)
  return rows.map(({ property_id }) => property_id)
}

/** Tasks that were put away until now. */
export async function listHeldUntil(
  db: Database,
  now: Date,
  limit: number,
): Promise<{ propertyId: string; taskId: string }[]> {
  return db
    .select({ propertyId: tasks.propertyId, taskId: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.status, 'waiting'), eq(tasks.waitingFor, 'time'), lte(tasks.heldUntil, now)))
    .orderBy(tasks.heldUntil)
    .limit(limit)
}

/** What a guest still has coming from an earlier visit. */
export function lockForNextVisit(
  tx: Database,
  { propertyId, guestId }: { propertyId: string; guestId: string },
): Promise<Task[]> {
  return tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.guestId, guestId),
        eq(tasks.status, 'waiting'),
        eq(tasks.waitingFor, 'arrival'),
        isNull(tasks.visitId),
      ),
    )
    .orderBy(tasks.id)
    .for('update')
}
