/** Who the guests are to us: accounts, presences, and what to mind. */
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

import { id, instant } from '../columns'
import { accountNames, nameWords } from '../name-words'
import type {
  CautionKind,
  MatchState,
  Network,
  PreferenceCertainty,
  StayStatus,
  VisitKind,
} from '../vocabulary'
import { outlets, properties, spots } from './house'

export const guests = pgTable(
  'guests',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    /** Null while only a handle is known. */
    name: text('name'),
    language: text('language'),
    /** Set when a person confirmed that this guest is another one; everything was moved there. */
    joinedIntoId: uuid('joined_into_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    // The search for a guest by name.
    index('guests_words').using('gin', nameWords(t.propertyId, t.name)),
  ],
)
export type Guest = typeof guests.$inferSelect

export const handles = pgTable(
  'handles',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    guestId: uuid('guest_id').notNull(),
    network: text('network').$type<Network>().notNull(),
    /** As the guest writes it, without the leading @. */
    handle: text('handle').notNull(),
    /** Lower case, for recognising where the source tells no id. Null: it has none, or another account has it now. */
    folded: text('folded'),
    /** The source's own id of the account, which outlives every handle. Null while no source has told it. */
    externalId: text('external_id'),
    /** The source's time of the newest word about the handle; an older one does not bring a former handle back. */
    namedAt: instant('named_at').notNull(),
    displayName: text('display_name'),
    avatarUrl: text('avatar_url'),
    followers: integer('followers'),
    firstHeardAt: instant('first_heard_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.guestId],
      foreignColumns: [guests.propertyId, guests.id],
    }),
    uniqueIndex('handles_folded').on(t.propertyId, t.network, t.folded),
    uniqueIndex('handles_external').on(t.propertyId, t.network, t.externalId),
    index('handles_guest').on(t.propertyId, t.guestId),
    // The search for a guest by account.
    index('handles_words').using('gin', nameWords(t.propertyId, accountNames(t))),
  ],
)
export type Handle = typeof handles.$inferSelect

/** "@… may be …": a proposal until a person says yes. */
export const matches = pgTable(
  'matches',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    handleId: uuid('handle_id').notNull(),
    /** The guest the handle may belong to. */
    guestId: uuid('guest_id').notNull(),
    state: text('state').$type<MatchState>().notNull().default('proposed'),
    /** Why, as word keys: same_name, same_day, said_so, same_spot. */
    reasons: jsonb('reasons').$type<string[]>().notNull(),
    /** 0 to 100. */
    confidence: integer('confidence').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.handleId],
      foreignColumns: [handles.propertyId, handles.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.guestId],
      foreignColumns: [guests.propertyId, guests.id],
    }),
    uniqueIndex('matches_pair').on(t.propertyId, t.handleId, t.guestId),
    // The list of matches to decide.
    index('matches_proposed').on(t.propertyId, t.proposedAt).where(sql`${t.state} = 'proposed'`),
  ],
)
export type Match = typeof matches.$inferSelect

export const visits = pgTable(
  'visits',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    kind: text('kind').$type<VisitKind>().notNull(),
    status: text('status').$type<StayStatus>().notNull(),
    outletId: uuid('outlet_id'),
    spotId: uuid('spot_id'),
    /** The source's id of the stay; null for a cover that nobody booked. */
    reservationId: text('reservation_id'),
    /** The window: expected or real arrival to departure, seated to turn. */
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    arrivedAt: instant('arrived_at'),
    departedAt: instant('departed_at'),
    partySize: integer('party_size'),
    /** The source's time of the newest word about this stay; an older one changes nothing. */
    sourceAt: instant('source_at').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.outletId],
      foreignColumns: [outlets.propertyId, outlets.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.spotId],
      foreignColumns: [spots.propertyId, spots.id],
    }),
    uniqueIndex('visits_reservation').on(t.propertyId, t.reservationId),
    index('visits_window').on(t.propertyId, t.endsAt, t.startsAt),
    // Booked stays that go on or are to come: whose may an account be, and what waits for them?
    index('visits_booked')
      .on(t.propertyId, t.endsAt)
      .where(sql`${t.reservationId} is not null and ${t.status} in ('expected', 'in_house')`),
  ],
)
export type Visit = typeof visits.$inferSelect

/** A party is one visit with several guests. */
export const visitGuests = pgTable(
  'visit_guests',
  {
    propertyId: uuid('property_id').notNull(),
    visitId: uuid('visit_id').notNull(),
    guestId: uuid('guest_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.visitId, t.guestId] }),
    foreignKey({
      columns: [t.propertyId, t.visitId],
      foreignColumns: [visits.propertyId, visits.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.guestId],
      foreignColumns: [guests.propertyId, guests.id],
    }),
    index('visit_guests_guest').on(t.propertyId, t.guestId),
  ],
)

export const preferences = pgTable(
  'preferences',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    guestId: uuid('guest_id').notNull(),
    words: text('words').notNull(),
    certainty: text('certainty').$type<PreferenceCertainty>().notNull(),
    signalId: uuid('signal_id'),
    addedBy: uuid('added_by'),
    addedAt: instant('added_at').notNull(),
    expiresAt: instant('expires_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.guestId],
      foreignColumns: [guests.propertyId, guests.id],
    }),
    index('preferences_guest').on(t.propertyId, t.guestId),
  ],
)
export type Preference = typeof preferences.$inferSelect

export const cautions = pgTable(
  'cautions',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    guestId: uuid('guest_id').notNull(),
    kind: text('kind').$type<CautionKind>().notNull(),
    words: text('words').notNull().default(''),
    addedBy: uuid('added_by'),
    addedAt: instant('added_at').notNull(),
    expiresAt: instant('expires_at'),
    liftedAt: instant('lifted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.guestId],
      foreignColumns: [guests.propertyId, guests.id],
    }),
    index('cautions_in_force').on(t.propertyId, t.guestId).where(sql`${t.liftedAt} is null`),
  ],
)
export type Caution = typeof cautions.$inferSelect
