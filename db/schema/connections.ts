/** What a connector holds of its vendor: keys to check with, access to ask with, where a reading stands, its silences. */
import { sql } from 'drizzle-orm'
import {
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

import { bytes, id, instant } from '../columns'
import type { NoteState } from '../vocabulary'
import { connectors } from './signals'
import { tasks } from './tasks'

/** Made by the vendor and entered here; what arrives is held against them. Several are valid while one is replaced. */
export const vendorSecrets = pgTable(
  'vendor_secrets',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    connectorId: uuid('connector_id').notNull(),
    /** Encrypted with the key of the installation. */
    sealed: bytes('sealed').notNull(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
    /** Null while it is the current one. */
    expiresAt: instant('expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
    index('vendor_secrets_connector').on(t.propertyId, t.connectorId),
  ],
)

/** With what the vendor is asked and answered. One a connector, replaced in place. */
export const vendorAccess = pgTable(
  'vendor_access',
  {
    propertyId: uuid('property_id').notNull(),
    connectorId: uuid('connector_id').notNull(),
    /** Tokens and the app's own id and secret, encrypted together with the key of the installation. */
    sealed: bytes('sealed').notNull(),
    /** When the access token ends; null where the vendor sets no end. */
    expiresAt: instant('expires_at'),
    changedAt: instant('changed_at').notNull(),
    /** Null when it was renewed and nobody entered it. */
    changedBy: uuid('changed_by'),
    /** Why the vendor refused it last; null while it serves. A key of messages/<locale>/vendor.json. */
    refusal: text('refusal'),
    refusedAt: instant('refused_at'),
    /** Too much was asked: until then the vendor wants to be left alone. Null since it answered again. */
    waitsUntil: instant('waits_until'),
    /** The same of posting, which vendors limit by itself: null since it took something again. */
    postsWaitUntil: instant('posts_wait_until'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.connectorId] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
  ],
)
export type VendorAccess = typeof vendorAccess.$inferSelect

/** How far the worker has read at a vendor that calls nobody. One a connector; each channel has its own shape. */
export const vendorPlaces = pgTable(
  'vendor_places',
  {
    propertyId: uuid('property_id').notNull(),
    connectorId: uuid('connector_id').notNull(),
    place: jsonb('place').notNull(),
    movedAt: instant('moved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.connectorId] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
  ],
)

/** That nothing came where something always does. They stay when they are over: what a connector is worth shows in them. */
export const connectorSilences = pgTable(
  'connector_silences',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    connectorId: uuid('connector_id').notNull(),
    /** The last that was heard before it. */
    heardAt: instant('heard_at').notNull(),
    noticedAt: instant('noticed_at').notNull(),
    /** When something was heard again, or the connector was put away; null while it is silent. */
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
    // One at a time for each connector; and the notice above the inbox.
    uniqueIndex('connector_silences_present')
      .on(t.propertyId, t.connectorId)
      .where(sql`${t.endedAt} is null`),
  ],
)

/** A delivered moment as a plain sentence on the reservation at the vendor. One a task, and written at most once. */
export const reservationNotes = pgTable(
  'reservation_notes',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    connectorId: uuid('connector_id').notNull(),
    taskId: uuid('task_id').notNull(),
    /** As the vendor calls it. */
    reservationId: text('reservation_id').notNull(),
    /** Exactly as it is written there. */
    words: text('words').notNull(),
    state: text('state').$type<NoteState>().notNull(),
    dueAt: instant('due_at').notNull(),
    tries: integer('tries').notNull().default(0),
    /** From then on it may stand there; null while it surely does not. */
    writingSince: instant('writing_since'),
    externalId: text('external_id'),
    /** Why it was not written: a key of messages/<locale>/vendor.json. */
    problem: text('problem'),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
    foreignKey({ columns: [t.propertyId, t.taskId], foreignColumns: [tasks.propertyId, tasks.id] }),
    uniqueIndex('reservation_notes_task').on(t.propertyId, t.taskId),
    index('reservation_notes_connector').on(t.propertyId, t.connectorId, t.changedAt),
    // The sweep that writes them.
    index('reservation_notes_due').on(t.dueAt).where(sql`${t.state} in ('due', 'writing')`),
  ],
)
export type ReservationNote = typeof reservationNotes.$inferSelect
