/** What a fault found. */
import type { Database } from '@/db/client'
import { findTask } from '@/lib/tasks/store'

export type Finding = { name: string; facts: Record<string, number>; isGood: boolean }

/** The revision that a screen would show now. */
export async function newestOf(db: Database, key: { propertyId: string; taskId: string }): Promise<number> {
  const task = await findTask(db, key)
  return task?.revision ?? 0
}
