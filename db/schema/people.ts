/** Who works here, what they may do, the face and name they show, and how they come in. */
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
import type { Locale, Network, Role, Theme } from '../vocabulary'
import { properties, teams } from './house'

/** One human being, whichever houses they work for. */
export const people = pgTable(
  'people',
  {
    id: id().primaryKey(),
    name: text('name').notNull(),
    /** Signs in with this when there is no e-mail address. */
    staffName: text('staff_name'),
    email: text('email'),
    /** argon2id in PHC string form; null until a password or code is set. */
    passwordHash: text('password_hash'),
    /** A handed-out code must be changed at first use. */
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    locale: text('locale').$type<Locale>().notNull().default('en'),
    theme: text('theme').$type<Theme>().notNull().default('system'),
    /** Raised to end every session of this person at once. */
    sessionEpoch: integer('session_epoch').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('people_staff_name').on(sql`lower(${t.staffName})`),
    uniqueIndex('people_email').on(sql`lower(${t.email})`),
  ],
)
export type Person = typeof people.$inferSelect

export const memberships = pgTable(
  'memberships',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').$type<Role>().notNull(),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.propertyId, t.personId] }), index('memberships_person').on(t.personId)],
)
export type Membership = typeof memberships.$inferSelect

export const teamMembers = pgTable(
  'team_members',
  {
    propertyId: uuid('property_id').notNull(),
    teamId: uuid('team_id').notNull(),
    personId: uuid('person_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.teamId, t.personId] }),
    foreignKey({
      columns: [t.propertyId, t.teamId],
      foreignColumns: [teams.propertyId, teams.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.personId],
      foreignColumns: [memberships.propertyId, memberships.personId],
    }),
    index('team_members_person').on(t.propertyId, t.personId),
  ],
)

/** The public side of a member: only what they chose to show. */
export const voices = pgTable(
  'voices',
  {
    propertyId: uuid('property_id').notNull(),
    personId: uuid('person_id').notNull(),
    publicName: text('public_name').notNull(),
    /** What they do, in words for guests: "at the desk". */
    publicRole: text('public_role').notNull().default(''),
    /** Key in the storage; null once the face was removed. */
    faceKey: text('face_key'),
    handles: jsonb('handles').$type<{ network: Network; handle: string }[]>().notNull().default([]),
    /** Agreed to stand on the public people page. */
    isShown: boolean('is_shown').notNull().default(false),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.personId] }),
    foreignKey({
      columns: [t.propertyId, t.personId],
      foreignColumns: [memberships.propertyId, memberships.personId],
    }),
  ],
)
export type Voice = typeof voices.$inferSelect

/** A way in that works once. Only the hash is kept. */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    id: id().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** SHA-256 of the token, hex. */
    tokenHash: text('token_hash').notNull(),
    /** Leads to choosing a new password after the tap. */
    setsPassword: boolean('sets_password').notNull().default(false),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    createdBy: uuid('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [uniqueIndex('sign_in_links_token').on(t.tokenHash), index('sign_in_links_person').on(t.personId)],
)

/** Sign-in attempts per key (a name or an address) and window. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    key: text('key').notNull(),
    windowStartsAt: instant('window_starts_at').notNull(),
    count: integer('count').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.key, t.windowStartsAt] })],
)
