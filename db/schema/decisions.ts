/** What the house decided about a signal, and why. */
import { foreignKey, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'

import { instant } from '../columns'
import { signals } from './signals'

/**
 * One condition of a playbook that a signal did not meet: what it needs and what was seen, as data.
 * lib/playbooks/say-miss.ts puts it in words.
 */
export type Miss =
  | { condition: ListCondition; needs: string[]; saw: string[] }
  | {
      condition: 'rating' | 'visitNumber'
      needs: { min: number | null; max: number | null }
      saw: number | null
    }
  | { condition: 'hours'; needs: { from: string; to: string }; saw: string }
  /** Minutes it may be old, and when it happened (ISO 8601). */
  | { condition: 'actWithin'; needs: number; saw: string }

/** Outlets and connectors stand there by name, so that a decision still reads well when they are gone. */
export type ListCondition =
  | 'kinds'
  | 'outlets'
  | 'anyOf'
  | 'noneOf'
  | 'languages'
  | 'connectors'
  | 'guest'
  | 'presence'
  | 'withoutCautions'

/** How one playbook judged one signal. */
export type Considered = {
  playbookId: string
  name: string
  version: number
  matched: boolean
  misses: Miss[]
  /** What held it back although it matched. */
  heldBy?: HeldBy
}

/**
 * A cap of the playbook or of the gesture in this visit, what the gesture is not for, nobody to ask, or a person
 * who dismissed what it suggested first.
 */
export type HeldBy =
  | 'per_day'
  | 'cooldown'
  | 'per_visit'
  | 'caution'
  | 'gesture_gone'
  | 'no_visit'
  | 'not_asked'
  | 'dismissed'

/** Why nothing was considered at all. `saw` is when what came too late happened (ISO 8601). */
export type Stopped = {
  key: 'too_late' | 'own_post' | 'repost' | 'opted_out' | 'same_as' | 'deleted' | 'answer'
  saw?: string
}

/** One row a signal, renewed when it is decided again. */
export const decisions = pgTable(
  'decisions',
  {
    propertyId: uuid('property_id').notNull(),
    signalId: uuid('signal_id').notNull(),
    stopped: jsonb('stopped').$type<Stopped>(),
    considered: jsonb('considered').$type<Considered[]>().notNull().default([]),
    tasksMade: integer('tasks_made').notNull().default(0),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.signalId] }),
    foreignKey({
      columns: [t.propertyId, t.signalId],
      foreignColumns: [signals.propertyId, signals.id],
    }),
  ],
)
export type Decision = typeof decisions.$inferSelect
