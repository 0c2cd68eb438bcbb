/** Money at cost: one entry a fact, and an opposite one for what is taken back. Nothing is ever rewritten. */
import { and, desc, eq, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { spends, type Task } from '@/db/schema/tasks'

/** What a task has cost so far, minor units: entries less reversals. */
export async function findSpent(
  db: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
): Promise<number> {
  const [row] = await db
    .select({ spent: sql<number>`coalesce(sum(${spends.amountMinor}), 0)::int` })
    .from(spends)
    .where(and(eq(spends.propertyId, propertyId), eq(spends.taskId, taskId)))
  return row?.spent ?? 0
}

/** Call it while the task is locked. Writes nothing for what costs nothing or is spent already. */
export async function writeSpend(tx: Database, task: Task, { by }: { by: string }, now: Date) {
  const open = task.costMinor - (await findSpent(tx, { propertyId: task.propertyId, taskId: task.id }))
  if (open !== 0) await insertSpend(tx, task, { kind: 'spend', amountMinor: open, by }, now)
}

/** Takes back all that the task has cost. Call it while the task is locked. */
export async function reverseSpend(tx: Database, task: Task, { by }: { by: string }, now: Date) {
  const key = { propertyId: task.propertyId, taskId: task.id }
  const spent = await findSpent(tx, key)
  if (spent === 0) return
  const last = await findLastSpend(tx, key)
  await insertSpend(tx, { ...task, ...last }, { kind: 'reversal', amountMinor: -spent, by }, now)
}

/** Where the newest spend of a task is counted: what takes it back is counted there too, whoever takes it back. */
async function findLastSpend(db: Database, { propertyId, taskId }: { propertyId: string; taskId: string }) {
  const { outletId, playbookId, teamId, personId } = spends
  const [last] = await db
    .select({ outletId, playbookId, teamId, personId })
    .from(spends)
    .where(and(eq(spends.propertyId, propertyId), eq(spends.taskId, taskId), eq(spends.kind, 'spend')))
    .orderBy(desc(spends.at), desc(spends.id))
    .limit(1)
  return last
}

/** A task, and whose its money is when not that of whoever writes the entry. */
type Counted = Task & { personId?: string | null }

async function insertSpend(
  tx: Database,
  { propertyId, id, currency, kind: taskKind, outletId, playbookId, teamId, personId }: Counted,
  { kind, amountMinor, by }: { kind: 'spend' | 'reversal'; amountMinor: number; by: string },
  at: Date,
) {
  await tx.insert(spends).values({
    ...{ propertyId, taskId: id, kind, amountMinor, currency, byPersonId: by, at },
    ...{ isCounted: taskKind === 'gesture', outletId, playbookId, teamId, personId: personId ?? by },
  })
}
