/** What arrives: from the bytes of a delivery to a signal, and what the house decided about it. */
import { sql } from 'drizzle-orm'
import {
  doublePrecision,
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
import type { ChannelName, DeliveryState, Network, SignalKind, SignalNature, StayStatus } from '../vocabulary'
import { guests, handles, visits } from './guests'
import { outlets, properties, spots } from './house'

export const connectors = pgTable(
  'connectors',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    name: text('name').notNull(),
    channel: text('channel').$type<ChannelName>().notNull(),
    /** Where the handles that it reports live. */
    network: text('network').$type<Network>().notNull(),
    /** The outlet a signal belongs to when it does not say. */
    outletId: uuid('outlet_id'),
    /** Our own accounts there, folded; what they post is never a guest's word. */
    ownHandles: text('own_handles').array().notNull().default(sql`'{}'`),
    /** The house's own id at the vendor: a user, a page, a location, an enterprise. */
    accountId: text('account_id'),
    /** Where the vendor is asked, when not at its usual address. */
    baseUrl: text('base_url'),
    /** How long a post may be there, where each server says so for itself; null while it has not. */
    mostCharacters: integer('most_characters'),
    /** Where replies are handed over, when somebody else can post them. */
    outgoingUrl: text('outgoing_url'),
    /** Sealed; signs what goes to outgoingUrl. */
    outgoingSecret: bytes('outgoing_secret'),
    /** Whoever posts there was handed too much: nothing is handed over before. Null since they took something again. */
    outgoingWaitsUntil: instant('outgoing_waits_until'),
    /** Since when delivered moments are noted on the reservation at the vendor; null while they are not. */
    notesSince: instant('notes_since'),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.outletId],
      foreignColumns: [outlets.propertyId, outlets.id],
    }),
    // A webhook names the connector alone.
    uniqueIndex('connectors_id').on(t.id),
  ],
)
export type Connector = typeof connectors.$inferSelect

/** Several are valid during a rotation. */
export const connectorSecrets = pgTable(
  'connector_secrets',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    connectorId: uuid('connector_id').notNull(),
    /** Encrypted with the key of the installation. */
    sealed: bytes('sealed').notNull(),
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
    index('connector_secrets_connector').on(t.propertyId, t.connectorId),
  ],
)

export const deliveries = pgTable(
  'deliveries',
  {
    propertyId: uuid('property_id').notNull(),
    id: id(),
    connectorId: uuid('connector_id').notNull(),
    /** The sender's id of this delivery; the row outlives the body so that a late retry is known. */
    key: text('key').notNull(),
    contentType: text('content_type').notNull(),
    /** As it came; null once it expired. */
    body: bytes('body'),
    state: text('state').$type<DeliveryState>().notNull().default('kept'),
    /** Why it is in quarantine, as a word key with what was seen. */
    problem: jsonb('problem').$type<{ key: string; saw?: string }>(),
    receivedAt: instant('received_at').notNull(),
    takenAt: instant('taken_at'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
    uniqueIndex('deliveries_key').on(t.propertyId, t.connectorId, t.key),
    // The sweep for what was kept and not taken.
    index('deliveries_untaken').on(t.receivedAt).where(sql`${t.state} = 'kept'`),
    // The quarantine of /signals, newest first.
    index('deliveries_quarantine').on(t.propertyId, t.receivedAt).where(sql`${t.state} = 'quarantined'`),
    // The job that lets bodies expire.
    index('deliveries_bodies').on(t.receivedAt).where(sql`${t.body} is not null`),
    // Last heard, per connector.
    index('deliveries_heard').on(t.propertyId, t.connectorId, t.receivedAt),
  ],
)
export type Delivery = typeof deliveries.$inferSelect

/** Who said it, as the source calls them; recognising the guest starts here. */
export type AuthorFacts = {
  id: string | null
  handle: string | null
  name: string | null
  avatarUrl: string | null
  followers: number | null
}

/** Where, in the source's own names. */
export type PlaceFacts = { outlet: string | null; spot: string | null }

/** What an arrival says about the stay, as it was sent. */
export type StayFacts = {
  reservationId: string | null
  status: StayStatus
  guestName: string | null
  room: string | null
  expectedAt: string | null
  arrivedAt: string | null
  departsAt: string | null
  partySize: number | null
}

/** How it can be answered where it was said; read through lib/signals/way-back.ts. */
export type WayBackFacts = {
  audience: string
  target: Record<string, string>
  until: string | null
  refused: string | null
  alone?: { target: Record<string, string>; until: string | null } | undefined
}

export const signals = pgTable(
  'signals',
  {
    propertyId: uuid('property_id')
      .notNull()
      .references(() => properties.id),
    id: id(),
    /** Null for what staff noticed. */
    connectorId: uuid('connector_id'),
    /** The delivery of the newest revision. */
    deliveryId: uuid('delivery_id'),
    /** The others that carried it: a deletion empties their bodies too. */
    otherDeliveryIds: uuid('other_delivery_ids').array().notNull().default(sql`'{}'`),
    kind: text('kind').$type<SignalKind>().notNull(),
    nature: text('nature').$type<SignalNature>().notNull().default('guest'),
    network: text('network').$type<Network>().notNull(),
    /** The source's id of the thing, stable over edits. */
    externalId: text('external_id').notNull(),
    /** The same thing heard earlier through another connector. */
    sameAsId: uuid('same_as_id'),
    handleId: uuid('handle_id'),
    guestId: uuid('guest_id'),
    visitId: uuid('visit_id'),
    authorName: text('author_name'),
    author: jsonb('author').$type<AuthorFacts>(),
    text: text('text').notNull().default(''),
    /** BCP 47, said by the source or detected. */
    language: text('language'),
    url: text('url'),
    inReplyTo: text('in_reply_to'),
    ratingValue: doublePrecision('rating_value'),
    ratingMax: doublePrecision('rating_max'),
    outletId: uuid('outlet_id'),
    spotId: uuid('spot_id'),
    place: jsonb('place').$type<PlaceFacts>(),
    stay: jsonb('stay').$type<StayFacts>(),
    /** Null where nothing of ours can answer: then a person copies the words. */
    wayBack: jsonb('way_back').$type<WayBackFacts>(),
    /** When it happened, by the source. */
    occurredAt: instant('occurred_at').notNull(),
    /** The source's time of the newest revision taken; an older one changes nothing. */
    revisedAt: instant('revised_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** When it was last looked at where it was said; null while it was only heard. */
    lookedAt: instant('looked_at'),
    /** A deletion is final: the words are gone with it. */
    deletedAt: instant('deleted_at'),
    /** Somebody answered, made a task, or said not this time. */
    settledAt: instant('settled_at'),
    settledBy: uuid('settled_by'),
    noticedBy: uuid('noticed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.propertyId, t.id] }),
    foreignKey({
      columns: [t.propertyId, t.connectorId],
      foreignColumns: [connectors.propertyId, connectors.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.deliveryId],
      foreignColumns: [deliveries.propertyId, deliveries.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.handleId],
      foreignColumns: [handles.propertyId, handles.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.guestId],
      foreignColumns: [guests.propertyId, guests.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.visitId],
      foreignColumns: [visits.propertyId, visits.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.outletId],
      foreignColumns: [outlets.propertyId, outlets.id],
    }),
    foreignKey({
      columns: [t.propertyId, t.spotId],
      foreignColumns: [spots.propertyId, spots.id],
    }),
    uniqueIndex('signals_external').on(t.propertyId, t.connectorId, t.externalId),
    // The same post through another connector.
    index('signals_url').on(t.propertyId, t.url).where(sql`${t.url} is not null`),
    // Everything heard, newest first.
    index('signals_heard').on(t.propertyId, t.receivedAt, t.id),
    // Nobody has answered, newest first.
    index('signals_unanswered')
      .on(t.propertyId, t.receivedAt, t.id)
      .where(sql`${t.settledAt} is null and ${t.nature} = 'guest' and ${t.deletedAt} is null`),
    index('signals_guest').on(t.propertyId, t.guestId, t.occurredAt),
    index('signals_visit').on(t.propertyId, t.visitId),
    // Report: what was heard in a period, with all that is counted, so that the table is not read.
    index('signals_occurred').on(
      ...[t.propertyId, t.occurredAt, t.nature, t.sameAsId, t.outletId, t.guestId, t.id],
    ),
    // Report: was a reply answered?
    index('signals_in_reply').on(t.propertyId, t.inReplyTo).where(sql`${t.inReplyTo} is not null`),
  ],
)
export type Signal = typeof signals.$inferSelect
