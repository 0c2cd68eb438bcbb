/** What a fault found, and waiting for a state without guessing how long it takes. */
import { setTimeout as pause } from 'node:timers/promises'

import type { Database } from '@/db/client'
import { findTask } from '@/lib/tasks/store'

export type Finding = { name: string; facts: Record<string, number>; isGood: boolean }

/** Asks until it is true or the time is over; what is found afterwards decides, so it throws nothing. */
export async function untilTrue(ask: () => Promise<boolean>, withinMs: number, everyMs: number) {
  const until = Date.now() + withinMs
  while (Date.now() < until && !(await ask())) await pause(everyMs)
}

/** The revision that a screen would show now. */
export async function newestOf(db: Database, key: { propertyId: string; taskId: string }): Promise<number> {
  const task = await findTask(db, key)
  return task?.revision ?? 0
}
