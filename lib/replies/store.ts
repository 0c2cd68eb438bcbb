/** Replies as rows: one living one a task. */
import { and, eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { replies } from '@/db/schema/replies'

/** The task ended while words were about to leave: they stay. */
export async function stopLeavingOf(
  tx: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
) {
  await tx
    .update(replies)
    .set({ state: 'stopped', problem: 'task_ended', leavesAt: null })
    .where(and(eq(replies.propertyId, propertyId), eq(replies.taskId, taskId), eq(replies.state, 'leaving')))
}
