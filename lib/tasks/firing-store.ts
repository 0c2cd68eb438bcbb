/** The steps that a playbook planned for one signal: one firing, of which a person may say "not this time". */
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { playbookVersions } from '@/db/schema/playbooks'
import { type Task, tasks } from '@/db/schema/tasks'

const waitsForArrival = and(eq(tasks.status, 'waiting'), eq(tasks.waitingFor, 'arrival'))

/** What this task's firing still holds back until the guest arrives, held until the transaction ends. */
export async function lockLaterSteps(
  tx: Database,
  { propertyId, id, signalId, playbookId }: Task,
): Promise<Task[]> {
  if (!signalId || !playbookId) return []
  return tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.signalId, signalId),
        eq(tasks.playbookId, playbookId),
        ne(tasks.id, id),
        waitsForArrival,
      ),
    )
    .orderBy(asc(tasks.id))
    .for('update')
}

/**
 * What playbooks that only suggest hold back for the arrival of this signal's guest, and of whose firing nobody
 * began anything; held until the transaction ends.
 */
export function lockUnwanted(
  tx: Database,
  { propertyId, signalId }: { propertyId: string; signalId: string },
): Promise<Task[]> {
  return tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.signalId, signalId),
        waitsForArrival,
        sql`exists (select 1 from ${playbookVersions} v where v.property_id = ${tasks.propertyId}
          and v.playbook_id = ${tasks.playbookId} and v.version = ${tasks.playbookVersion} and v.suggests)`,
        sql`not exists (select 1 from ${tasks} begun where begun.property_id = ${tasks.propertyId}
          and begun.signal_id = ${tasks.signalId} and begun.playbook_id = ${tasks.playbookId}
          and begun.status in ('open', 'claimed', 'delivered'))`,
      ),
    )
    .orderBy(asc(tasks.id))
    .for('update')
}

/** Has a person dismissed one of the tasks with these causes, and let it be? */
export async function isDismissed(
  tx: Database,
  { propertyId, causeKeys }: { propertyId: string; causeKeys: string[] },
): Promise<boolean> {
  if (causeKeys.length === 0) return false
  const found = await tx
    .select({ id: tasks.id })
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        inArray(tasks.causeKey, causeKeys),
        eq(tasks.status, 'called_off'),
        sql`exists (select 1 from task_events e where e.property_id = ${tasks.propertyId}
          and e.task_id = ${tasks.id} and e.move = 'dismiss' and e.undone_at is null)`,
      ),
    )
    .limit(1)
  return found.length > 0
}
