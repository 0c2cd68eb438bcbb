/** What is said to a guest about a task, and what is asked. */
import { sql } from 'drizzle-orm'
import {
  boolean,
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
import type { QuestionState, ReplyRoute, ReplyState } from '../vocabulary'
import { visits } from './guests'
import { tasks } from './tasks'

/** Words to a guest under a person's name. */
export const replies = pgTable(
  'replies',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    taskId: uuid('task_id').notNull(),
    signalId: uuid('signal_id'),
    /** Whose voice; null would be the brand, which only an older import may carry. */
    voicePersonId: uuid('voice_person_id'),
    words: text('words').notNull(),
    language: text('language'),
    state: text('state').$type<ReplyState>().notNull(),
    /** To the guest alone, where everyone could have seen it. */
    isAlone: boolean('is_alone').notNull().default(false),
    /** Posted by hand, handed over, or posted by us at the vendor; null while it has not left. */
    route: text('route').$type<ReplyRoute>(),
    leavesAt: instant('leaves_at'),
    sentAt: instant('sent_at'),
    /** The channel's id of our post, when it told us. */
    externalId: text('external_id'),
    /** What became of handing it over, in a word key. */
    problem: text('problem'),
    /** Tries to post it at the vendor. */
    tries: integer('tries').notNull().default(0),
    /** A try is under way since then; one that was begun and never ended may have been heard. */
    postingSince: instant('posting_since'),
    /** An earlier try may have been heard: only where a second one changes nothing is it tried again. */
    doubtSince: instant('doubt_since'),
    /** What the vendor takes for posting it, in thousandths of a US dollar; null where that is not known. */
    costMillis: integer('cost_millis'),
    /** Who took it back. */
    recalledBy: uuid('recalled_by'),
    /** Who let it leave where the house wants a second pair of eyes; these words and no others. */
    approvedBy: uuid('approved_by'),
    /** Why it was not let out: shown to its author. */
    rejection: text('rejection'),
    /** What was asked of these words before they left, and why they did all the same. */
    overruled: jsonb('overruled').$type<{ guards: string[]; reason: string }>(),
    /** The newest word of the guest that was on the screen: what came later stops them. */
    heardUntil: instant('heard_until'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.taskId],
      foreignColumns: [tasks.propertyId, tasks.id],
    }),
    // One living reply a task: a draft is shared, not doubled.
    uniqueIndex('replies_living')
      .on(t.propertyId, t.taskId)
      .where(sql`${t.state} not in ('stopped', 'recalled')`),
    // Vendors let us write to somebody alone once for what they said.
    uniqueIndex('replies_alone')
      .on(t.propertyId, t.signalId)
      .where(sql`${t.isAlone} and ${t.route} = 'channel' and ${t.state} not in ('draft', 'stopped')`),
    // The sweep that lets them leave.
    index('replies_leaving').on(t.leavesAt).where(sql`${t.state} = 'leaving'`),
    // Those that call for somebody, on the inbox.
    index('replies_calling').on(t.propertyId, t.updatedAt).where(sql`${t.state} in ('awaiting', 'unsure')`),
    index('replies_sent').on(t.propertyId, t.sentAt),
    index('replies_signal').on(t.propertyId, t.signalId),
  ],
)
export type Reply = typeof replies.$inferSelect

/** "Where are you sitting?": asked by one task, answered by a signal or the host, opening another task. */
export const questions = pgTable(
  'questions',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    visitId: uuid('visit_id').notNull(),
    /** The reply that asks. */
    replyTaskId: uuid('reply_task_id').notNull(),
    /** The task that waits for the answer. */
    waitingTaskId: uuid('waiting_task_id').notNull(),
    /** The call that puts it to the host, once there is one. */
    hostTaskId: uuid('host_task_id'),
    state: text('state').$type<QuestionState>().notNull(),
    /** How long an answer may take, minutes from sending. */
    answerWithinMinutes: integer('answer_within_minutes').notNull(),
    /** The spots that the answer may have meant, for the host to choose from. */
    candidateSpotIds: uuid('candidate_spot_ids').array().notNull().default(sql`'{}'`),
    askedAt: instant('asked_at'),
    /** When the host is asked instead. */
    hostAt: instant('host_at'),
    answerSignalId: uuid('answer_signal_id'),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.visitId],
      foreignColumns: [visits.propertyId, visits.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.replyTaskId],
      foreignColumns: [tasks.propertyId, tasks.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.waitingTaskId],
      foreignColumns: [tasks.propertyId, tasks.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.hostTaskId],
      foreignColumns: [tasks.propertyId, tasks.id],
    }),
    // One party, one question.
    uniqueIndex('questions_living')
      .on(t.propertyId, t.visitId)
      .where(sql`${t.state} in ('unasked', 'asked', 'host')`),
    index('questions_reply_task').on(t.propertyId, t.replyTaskId),
    index('questions_waiting_task').on(t.propertyId, t.waitingTaskId),
    index('questions_host_task').on(t.propertyId, t.hostTaskId),
    // The sweep that turns to the host.
    index('questions_unanswered').on(t.hostAt).where(sql`${t.state} = 'asked'`),
  ],
)
export type Question = typeof questions.$inferSelect
