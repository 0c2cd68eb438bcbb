/** Money at cost: one entry a fact, and an opposite one for what is taken back. Nothing is ever rewritten. */
import { and, eq, sql } from 'drizzle-orm'

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
  const spent = await findSpent(tx, { propertyId: task.propertyId, taskId: task.id })
  if (spent !== 0) await insertSpend(tx, task, { kind: 'reversal', amountMinor: -spent, by }, now)
}

async function insertSpend(
  tx: Database,
  { propertyId, id, currency }: Task,
  { kind, amountMinor, by }: { kind: 'spend' | 'reversal'; amountMinor: number; by: string },
  at: Date,
) {
  await tx.insert(spends).values({ propertyId, taskId: id, kind, amountMinor, currency, byPersonId: by, at })
}
