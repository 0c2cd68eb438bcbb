/** What beginning a task asks about the playbook that planned it. */
import { and, eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { playbookVersions } from '@/db/schema/playbooks'
import type { Task } from '@/db/schema/tasks'

/** Did the playbook, in the version that planned the task, only suggest? What was made by hand was meant. */
export async function isOnlySuggested(
  tx: Database,
  { propertyId, playbookId, playbookVersion }: Task,
): Promise<boolean> {
  if (!playbookId || playbookVersion === null) return false
  const [version] = await tx
    .select({ suggests: playbookVersions.suggests })
    .from(playbookVersions)
    .where(
      and(
        eq(playbookVersions.propertyId, propertyId),
        eq(playbookVersions.playbookId, playbookId),
        eq(playbookVersions.version, playbookVersion),
      ),
    )
  return version?.suggests ?? false
}
