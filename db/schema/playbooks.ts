/** What the house can give, and when it does. */
import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

import { id, instant } from '../columns'
import type { CautionKind, PlaybookState, ProofKind } from '../vocabulary'
import { properties, teams } from './house'

export const gestures = pgTable(
  'gestures',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    /** Name in the catalogue: "Signature drink". */
    name: text('name').notNull(),
    /** The act for one: "A signature drink, with our compliments". */
    act: text('act').notNull(),
    /** The act for several, "{count}" stands for the number in words; null when it is given once a visit. */
    actMany: text('act_many'),
    /** Cost to the house for one, minor units of the property's currency. */
    costMinor: integer('cost_minor').notNull(),
    /** What it is worth to the guest, minor units. */
    valueMinor: integer('value_minor').notNull(),
    minutes: integer('minutes').notNull(),
    teamId: uuid('team_id'),
    proof: text('proof').$type<ProofKind>().notNull().default('none'),
    steps: text('steps').array().notNull().default(sql`'{}'`),
    /** Guests with one of these cautions must not get it. */
    notFor: text('not_for').array().notNull().$type<CautionKind[]>().default(sql`'{}'`),
    /** At most this often in one visit, across all playbooks. */
    perVisit: integer('per_visit').notNull().default(1),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.teamId],
      foreignColumns: [teams.propertyId, teams.id],
    }),
    uniqueIndex('gestures_name').on(t.propertyId, sql`lower(${t.name})`).where(sql`${t.archivedAt} is null`),
  ],
)
export type Gesture = typeof gestures.$inferSelect

export const playbooks = pgTable(
  'playbooks',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    name: text('name').notNull(),
    state: text('state').$type<PlaybookState>().notNull().default('live'),
    currentVersion: integer('current_version').notNull(),
    createdAt: instant('created_at').notNull(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    uniqueIndex('playbooks_name').on(t.propertyId, sql`lower(${t.name})`).where(sql`${t.archivedAt} is null`),
  ],
)
export type Playbook = typeof playbooks.$inferSelect

/** What a playbook said at a time; never changed, only followed by the next. */
export const playbookVersions = pgTable(
  'playbook_versions',
  {
    propertyId: uuid('property_id').notNull(),
    playbookId: uuid('playbook_id').notNull(),
    version: integer('version').notNull(),
    /** A PlaybookRules (lib/playbooks/rules.ts), parsed with its schema when read. */
    rules: jsonb('rules').notNull(),
    /** Makes suggestions that a person accepts, instead of open tasks. */
    suggests: boolean('suggests').notNull(),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.playbookId, t.version] }),
    foreignKey({
      columns: [t.propertyId, t.playbookId],
      foreignColumns: [playbooks.propertyId, playbooks.id],
    }),
  ],
)
export type PlaybookVersion = typeof playbookVersions.$inferSelect

/** How often a playbook fired on a business date; raised only while under its cap. */
export const playbookDays = pgTable(
  'playbook_days',
  {
    propertyId: uuid('property_id').notNull(),
    playbookId: uuid('playbook_id').notNull(),
    businessDate: date('business_date', { mode: 'string' }).notNull(),
    fired: integer('fired').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.playbookId, t.businessDate] }),
    foreignKey({
      columns: [t.propertyId, t.playbookId],
      foreignColumns: [playbooks.propertyId, playbooks.id],
    }),
  ],
)
