/** The tasks that came of one signal, for its page. */
import { and, asc, eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { tasks } from '@/db/schema/tasks'

export function listTasksOf(
  db: Database,
  { propertyId, signalId }: { propertyId: string; signalId: string },
) {
  return db
    .select({ id: tasks.id, kind: tasks.kind, status: tasks.status, act: tasks.act })
    .from(tasks)
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.signalId, signalId)))
    .orderBy(asc(tasks.createdAt), asc(tasks.id))
}
