/** What people do about it: tasks and everything that hangs on one. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  char,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

import { id, instant } from '../columns'
import type {
  CouldNotReason,
  ProofKind,
  SecondChance,
  SpendKind,
  TaskKind,
  TaskMove,
  TaskStatus,
  WaitingFor,
} from '../vocabulary'
import { guests, visits } from './guests'
import { outlets, properties, spots, teams } from './house'
import { memberships } from './people'
import { gestures, playbooks } from './playbooks'
import { signals } from './signals'

export const tasks = pgTable(
  'tasks',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    kind: text('kind').$type<TaskKind>().notNull(),
    status: text('status').$type<TaskStatus>().notNull(),
    /** What to do, for one. */
    act: text('act').notNull(),
    /** What to do for several; "{count}" stands for the number in words. */
    actMany: text('act_many'),
    /** How many guests it is for; null while that is not known or does not matter. */
    count: integer('count'),
    steps: jsonb('steps').$type<{ words: string; done: boolean }[]>().notNull().default([]),
    proof: text('proof').$type<ProofKind>().notNull().default('none'),

    /** The signal that caused it; null when made from nothing. */
    signalId: uuid('signal_id'),
    guestId: uuid('guest_id'),
    visitId: uuid('visit_id'),
    playbookId: uuid('playbook_id'),
    playbookVersion: integer('playbook_version'),
    /** Which step of the playbook. */
    step: text('step'),
    gestureId: uuid('gesture_id'),
    /** Counts this gesture within the visit, from 1; the index below is the cap. */
    capSlot: integer('cap_slot'),
    /** Why there is exactly one of it: signal, playbook and step, or a form's own id. */
    causeKey: text('cause_key').notNull(),
    /** The missed task that this one makes good. */
    secondChanceOf: uuid('second_chance_of'),

    outletId: uuid('outlet_id'),
    spotId: uuid('spot_id'),
    /** A described place, when it is none of the spots. */
    spotWords: text('spot_words'),
    teamId: uuid('team_id'),
    /** Given to this person, who has not taken it yet. */
    givenTo: uuid('given_to'),
    claimedBy: uuid('claimed_by'),
    waitingFor: text('waiting_for').$type<WaitingFor>(),
    /** Held until then. */
    heldUntil: instant('held_until'),

    /** When it became doable: half the time from here to dueAt without an owner is told to managers. */
    openedAt: instant('opened_at'),
    dueAt: instant('due_at').notNull(),
    /** When it stops being a delight; after it the task is missed. */
    windowEndsAt: instant('window_ends_at').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When it reached its present status. */
    changedAt: instant('changed_at').notNull(),
    /** Raised by every change, so that nobody completes what they have not seen. */
    revision: integer('revision').notNull().default(1),

    couldNotReason: text('could_not_reason').$type<CouldNotReason>(),
    secondChance: text('second_chance').$type<SecondChance>(),
    /** Cost for the whole task, minor units; set when it is made, renewed with the count. */
    costMinor: integer('cost_minor').notNull().default(0),
    currency: char('currency', { length: 3 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({ columns: [t.propertyId, t.signalId], foreignColumns: [signals.propertyId, signals.id] }),
    foreignKey({ columns: [t.propertyId, t.guestId], foreignColumns: [guests.propertyId, guests.id] }),
    foreignKey({ columns: [t.propertyId, t.visitId], foreignColumns: [visits.propertyId, visits.id] }),
    foreignKey({
      columns: [t.propertyId, t.playbookId],
      foreignColumns: [playbooks.propertyId, playbooks.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.gestureId],
      foreignColumns: [gestures.propertyId, gestures.id],
    }),
    foreignKey({ columns: [t.propertyId, t.outletId], foreignColumns: [outlets.propertyId, outlets.id] }),
    foreignKey({ columns: [t.propertyId, t.spotId], foreignColumns: [spots.propertyId, spots.id] }),
    foreignKey({ columns: [t.propertyId, t.teamId], foreignColumns: [teams.propertyId, teams.id] }),
    foreignKey({
      columns: [t.propertyId, t.claimedBy],
      foreignColumns: [memberships.propertyId, memberships.personId],
    }),
    foreignKey({
      columns: [t.propertyId, t.givenTo],
      foreignColumns: [memberships.propertyId, memberships.personId],
    }),
    // Never two drinks: one cause makes one task.
    uniqueIndex('tasks_cause').on(t.propertyId, t.causeKey),
    // The cap per gesture and visit, across playbooks.
    uniqueIndex('tasks_cap')
      .on(t.propertyId, t.visitId, t.gestureId, t.capSlot)
      .where(sql`${t.status} not in ('could_not', 'called_off', 'missed')`),
    // The inbox: unfinished, most urgent first.
    index('tasks_inbox')
      .on(t.propertyId, t.dueAt, t.id)
      .where(sql`${t.status} in ('suggested', 'waiting', 'open', 'claimed')`),
    // Inbox, one team.
    index('tasks_team')
      .on(t.propertyId, t.teamId, t.dueAt, t.id)
      .where(sql`${t.status} in ('suggested', 'waiting', 'open', 'claimed')`),
    // Mine.
    index('tasks_mine').on(t.propertyId, t.claimedBy, t.dueAt).where(sql`${t.status} = 'claimed'`),
    // Done: finished, newest first; read backwards. (A DESC index of drizzle is NULLS LAST, and no query's order.)
    index('tasks_done')
      .on(t.propertyId, t.changedAt, t.id)
      .where(sql`${t.status} in ('delivered', 'could_not', 'called_off', 'missed')`),
    // The sweep that lets windows close and holds end.
    index('tasks_windows')
      .on(t.windowEndsAt)
      .where(sql`${t.status} in ('suggested', 'waiting', 'open', 'claimed')`),
    // The sweep that ends holds.
    index('tasks_holds').on(t.heldUntil).where(sql`${t.status} = 'waiting' and ${t.waitingFor} = 'time'`),
    index('tasks_visit').on(t.propertyId, t.visitId),
    index('tasks_guest').on(t.propertyId, t.guestId),
    index('tasks_signal').on(t.propertyId, t.signalId),
    // Report: gestures for several, which touch the whole party.
    index('tasks_parties')
      .on(t.propertyId, t.id, t.visitId, t.guestId)
      .where(sql`${t.kind} = 'gesture' and ${t.count} > 1`),
    // Playbooks: what each made.
    index('tasks_playbook').on(t.propertyId, t.playbookId, t.createdAt),
  ],
)
export type Task = typeof tasks.$inferSelect

/** Every change of a task, in the transaction that made it. Reports read from here. */
export const taskEvents = pgTable(
  'task_events',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    taskId: uuid('task_id').notNull(),
    move: text('move').$type<TaskMove>().notNull(),
    fromStatus: text('from_status').$type<TaskStatus>(),
    toStatus: text('to_status').$type<TaskStatus>().notNull(),
    /** Null when the house itself did it. */
    byPersonId: uuid('by_person_id'),
    at: instant('at').notNull(),
    /** Reason, line, new owner, old and new count: what the history line says. */
    detail: jsonb('detail').$type<Record<string, string | number | null>>().notNull().default({}),
    /** The task's revision that this made, so that "changed since you looked" can tell by whom. */
    revision: integer('revision').notNull().default(1),
    /** What the changed columns held before, so that an undo restores all of them. */
    before: jsonb('before').$type<Record<string, unknown>>().notNull().default({}),
    /**
     * What the report measures the move by and counts it under, as it stood: what is amended or undone later changes
     * the task, not this. Null for moves that are not measured.
     */
    dueAt: instant('due_at'),
    openedAt: instant('opened_at'),
    /** A move on a gesture; of takes the first alone: taking it again after giving it back is not noticed sooner. */
    isCounted: boolean('is_counted'),
    outletId: uuid('outlet_id'),
    playbookId: uuid('playbook_id'),
    teamId: uuid('team_id'),
    /** The one exception: it follows the task's when two guests turn out to be one. */
    guestId: uuid('guest_id'),
    /** Whose it is: whoever made the move; of a missed task whoever had it. */
    personId: uuid('person_id'),
    /** Set when this move was taken back; reports leave it out. */
    undoneAt: instant('undone_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({ columns: [t.propertyId, t.taskId], foreignColumns: [tasks.propertyId, tasks.id] }),
    index('task_events_task').on(t.propertyId, t.taskId, t.at),
    // Report: measured moves of one kind in a period, with all that is counted, so that no table is read.
    index('task_events_measured')
      .on(
        ...[t.propertyId, t.move, t.at, t.taskId, t.dueAt, t.openedAt],
        ...[t.outletId, t.playbookId, t.teamId, t.personId, t.guestId, t.id],
      )
      .where(
        sql`${t.undoneAt} is null and ${t.isCounted} and ${t.move} in ('take', 'deliver', 'could_not', 'miss')`,
      ),
  ],
)
export type TaskEvent = typeof taskEvents.$inferSelect

export const proofs = pgTable(
  'proofs',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    taskId: uuid('task_id').notNull(),
    kind: text('kind').$type<Exclude<ProofKind, 'none'>>().notNull(),
    /** Key in the storage, for a photo. */
    photoKey: text('photo_key'),
    /** The scanned text or the line. */
    words: text('words'),
    byPersonId: uuid('by_person_id').notNull(),
    at: instant('at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({ columns: [t.propertyId, t.taskId], foreignColumns: [tasks.propertyId, tasks.id] }),
    index('proofs_task').on(t.propertyId, t.taskId),
  ],
)
export type Proof = typeof proofs.$inferSelect

/** A guest's later signal, attached to a gesture delivered before it. */
export const echoes = pgTable(
  'echoes',
  {
    propertyId: uuid('property_id').notNull(),
    taskId: uuid('task_id').notNull(),
    signalId: uuid('signal_id').notNull(),
    attachedAt: instant('attached_at').notNull(),
    /** The gesture was taken back, or the words were: nothing followed it. */
    isRetracted: boolean('is_retracted').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.taskId, t.signalId] }),
    foreignKey({ columns: [t.propertyId, t.taskId], foreignColumns: [tasks.propertyId, tasks.id] }),
    foreignKey({ columns: [t.propertyId, t.signalId], foreignColumns: [signals.propertyId, signals.id] }),
    index('echoes_signal').on(t.propertyId, t.signalId),
  ],
)
export type Echo = typeof echoes.$inferSelect

/** Money at cost, one entry a fact; what is undone gets an opposite entry. */
export const spends = pgTable(
  'spends',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    taskId: uuid('task_id').notNull(),
    kind: text('kind').$type<SpendKind>().notNull(),
    /** Positive for a spend, negative for a reversal; minor units. */
    amountMinor: integer('amount_minor').notNull(),
    currency: char('currency', { length: 3 }).notNull(),
    byPersonId: uuid('by_person_id'),
    at: instant('at').notNull(),
    /** What the report counts it under, as it stood; of a reversal as what it takes back. */
    isCounted: boolean('is_counted'),
    outletId: uuid('outlet_id'),
    playbookId: uuid('playbook_id'),
    teamId: uuid('team_id'),
    personId: uuid('person_id'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({ columns: [t.propertyId, t.taskId], foreignColumns: [tasks.propertyId, tasks.id] }),
    index('spends_task').on(t.propertyId, t.taskId),
    // Report: what was spent in a period, with all that is counted, so that no table is read.
    index('spends_measured')
      .on(
        ...[t.propertyId, t.at, t.currency, t.amountMinor, t.kind, t.taskId],
        ...[t.outletId, t.playbookId, t.teamId, t.personId, t.id],
      )
      .where(sql`${t.isCounted}`),
  ],
)
export type Spend = typeof spends.$inferSelect
