/** What the house decided about a signal: one row a signal, renewed when it is decided again. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Considered, decisions, type Stopped } from '@/db/schema/decisions'

export type DecisionRow = {
  propertyId: string
  signalId: string
  stopped: Stopped | null
  considered: Considered[]
  tasksMade: number
  decidedAt: Date
}

/** Adds `tasksMade` to what earlier decisions about this signal made; the rest is replaced. */
export async function keepDecision(tx: Database, row: DecisionRow) {
  await tx
    .insert(decisions)
    .values(row)
    .onConflictDoUpdate({
      target: [decisions.propertyId, decisions.signalId],
      set: {
        stopped: row.stopped,
        considered: row.considered,
        tasksMade: sql`${decisions.tasksMade} + ${row.tasksMade}`,
        decidedAt: row.decidedAt,
      },
    })
}
