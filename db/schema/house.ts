/** The house itself: properties, their outlets, the spots in them, and the teams that serve them. */
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
import type { Locale, OutletKind, SpotKind } from '../vocabulary'

export const properties = pgTable('properties', {
  id: id().primaryKey(),
  name: text('name').notNull(),
  /** IANA name, e.g. Europe/Lisbon. */
  zone: text('zone').notNull(),
  /** The local hour, 0 to 11, at which yesterday's business ends. */
  rollsAtHour: integer('rolls_at_hour').notNull().default(4),
  /** ISO 4217. */
  currency: char('currency', { length: 3 }).notNull(),
  languages: text('languages').array().notNull().$type<Locale[]>().default(sql`'{en}'`),
  /** What sells rather than speaks, in the managers' own list; null while they take the suggested one. */
  sellingPhrases: jsonb('selling_phrases').$type<Record<Locale, string[]>>(),
  /** What staff answer in public waits for a manager's yes. */
  repliesNeedYes: boolean('replies_need_yes').notNull().default(false),
  isDemonstration: boolean('is_demonstration').notNull().default(false),
  createdAt: instant('created_at').notNull().defaultNow(),
})
export type Property = typeof properties.$inferSelect

export const outlets = pgTable(
  'outlets',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    name: text('name').notNull(),
    kind: text('kind').$type<OutletKind>().notNull(),
    /** How long a cover lasts here; null where a visit lasts until departure. */
    visitMinutes: integer('visit_minutes'),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    uniqueIndex('outlets_name').on(t.propertyId, sql`lower(${t.name})`).where(sql`${t.archivedAt} is null`),
  ],
)
export type Outlet = typeof outlets.$inferSelect

export const spots = pgTable(
  'spots',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    outletId: uuid('outlet_id').notNull(),
    kind: text('kind').$type<SpotKind>().notNull(),
    /** What stands on the tag: "412", "12", "Fountain". */
    label: text('label').notNull(),
    /** Other names that guests and staff use: "the fountain", "mesa 7". */
    aliases: text('aliases').array().notNull().default(sql`'{}'`),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.outletId],
      foreignColumns: [outlets.propertyId, outlets.id],
    }),
    uniqueIndex('spots_label')
      .on(t.propertyId, t.outletId, t.kind, sql`lower(${t.label})`)
      .where(sql`${t.archivedAt} is null`),
  ],
)
export type Spot = typeof spots.$inferSelect

export const teams = pgTable(
  'teams',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    name: text('name').notNull(),
    /** Where the team works, when it works in one outlet. */
    outletId: uuid('outlet_id'),
    /** Asked where guests sit, and shown what nobody else owns. */
    isHost: boolean('is_host').notNull().default(false),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.outletId],
      foreignColumns: [outlets.propertyId, outlets.id],
    }),
    index('teams_outlet').on(t.propertyId, t.outletId),
    // Two kitchens are two teams only when they stand in two outlets.
    uniqueIndex('teams_name')
      .on(t.propertyId, sql`coalesce(${t.outletId}, ${t.propertyId})`, sql`lower(${t.name})`)
      .where(sql`${t.archivedAt} is null`),
  ],
)
export type Team = typeof teams.$inferSelect
