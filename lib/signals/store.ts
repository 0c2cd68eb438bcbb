/** SQL of signals as they are heard: newest by the source's time wins, a deletion is final. */
import { and, desc, eq, gte, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { replies } from '@/db/schema/replies'
import { type Connector, type Signal, signals } from '@/db/schema/signals'
import type { SignalNature } from '@/db/vocabulary'

import type { IncomingSignal } from './incoming'
import type { OurPost } from './nature'
import { toKeep } from './way-back'

/** One at a time hears signals for a house, until its transaction ends: two channels may bring the same post at once. */
export async function holdHearing(tx: Database, propertyId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`hearing ${propertyId}`}, 0))`)
}

export type Hearing = {
  connector: Pick<Connector, 'propertyId' | 'id' | 'network' | 'outletId'>
  deliveryId: string
  receivedAt: Date
  incoming: IncomingSignal
  nature: SignalNature
  language: string | null
  sameAsId: string | null
}

/**
 * Writes it when it is new, or newer than what is there. Null when it changes nothing: older, the same, or about
 * something that was deleted. "Created" never overrides what has the same time; "updated" does. The row is held
 * until the transaction ends.
 */
export async function hearSignal(tx: Database, hearing: Hearing): Promise<Signal | null> {
  const { connector, deliveryId, receivedAt, incoming, nature, language, sameAsId } = hearing
  const said = {
    kind: incoming.kind,
    nature,
    deliveryId,
    text: incoming.text,
    language,
    ratingValue: incoming.rating?.value ?? null,
    ratingMax: incoming.rating?.max ?? null,
    revisedAt: incoming.revisedAt,
  }
  /** What an edit may leave out without taking it back. */
  const kept = {
    author: incoming.author,
    authorName: incoming.author?.name ?? null,
    url: incoming.url,
    inReplyTo: incoming.inReplyTo,
    place: incoming.place,
    stay: incoming.stay,
    wayBack: incoming.wayBack && toKeep(incoming.wayBack),
  }
  const isNewer =
    incoming.action === 'updated'
      ? lte(signals.revisedAt, incoming.revisedAt)
      : sql`${signals.revisedAt} < ${incoming.revisedAt.toISOString()}::timestamptz`
  const [written] = await tx
    .insert(signals)
    .values({
      propertyId: connector.propertyId,
      connectorId: connector.id,
      network: connector.network,
      outletId: connector.outletId,
      externalId: incoming.externalId,
      occurredAt: incoming.occurredAt,
      receivedAt,
      sameAsId,
      ...said,
      ...kept,
    })
    .onConflictDoUpdate({
      target: [signals.propertyId, signals.connectorId, signals.externalId],
      set: {
        ...said,
        author: sql`coalesce(excluded.author, ${signals.author})`,
        authorName: sql`coalesce(excluded.author_name, ${signals.authorName})`,
        url: sql`coalesce(excluded.url, ${signals.url})`,
        inReplyTo: sql`coalesce(excluded.in_reply_to, ${signals.inReplyTo})`,
        place: sql`coalesce(excluded.place, ${signals.place})`,
        stay: sql`coalesce(excluded.stay, ${signals.stay})`,
        wayBack: sql`coalesce(excluded.way_back, ${signals.wayBack})`,
        occurredAt: sql`least(${signals.occurredAt}, excluded.occurred_at)`,
        otherDeliveryIds: sql`array_append(${signals.otherDeliveryIds}, ${signals.deliveryId})`,
      },
      setWhere: sql`${signals.deletedAt} is null and ${isNewer}`,
    })
    .returning()
  return written ?? null
}

export type SignalName = { propertyId: string; connectorId: string; externalId: string }

const named = ({ propertyId, connectorId, externalId }: SignalName) =>
  and(
    eq(signals.propertyId, propertyId),
    eq(signals.connectorId, connectorId),
    eq(signals.externalId, externalId),
  )

/** Null when nothing of that name was ever heard. */
export async function findSignalId(tx: Database, name: SignalName): Promise<string | null> {
  const [found] = await tx.select({ id: signals.id }).from(signals).where(named(name))
  return found?.id ?? null
}

/** A source that sends one thing over and over must not grow its row for ever. */
const MOST_DELIVERIES = 200

/** An older revision changes no words, but may know what the newer left out, and when it all began. */
export async function noteOlderRevision(
  tx: Database,
  name: SignalName,
  { incoming, deliveryId }: { incoming: IncomingSignal; deliveryId: string },
): Promise<{ isDeleted: boolean }> {
  const [noted] = await tx
    .update(signals)
    .set({
      occurredAt: sql`least(${signals.occurredAt}, ${incoming.occurredAt.toISOString()}::timestamptz)`,
      url: sql`coalesce(${signals.url}, ${incoming.url})`,
      revisedAt: sql`case when ${signals.deletedAt} is null then ${signals.revisedAt}
        else greatest(${signals.revisedAt}, ${incoming.revisedAt.toISOString()}::timestamptz) end`,
      otherDeliveryIds: sql`case when cardinality(${signals.otherDeliveryIds}) >= ${MOST_DELIVERIES}
        then ${signals.otherDeliveryIds}
        else array_append(${signals.otherDeliveryIds}, ${deliveryId}::uuid) end`,
    })
    .where(named(name))
    .returning({ deletedAt: signals.deletedAt })
  return { isDeleted: Boolean(noted?.deletedAt) }
}

export type Forgotten = { signalId: string; deliveryIds: string[] }

const FORGET = {
  text: '',
  language: null,
  ratingValue: null,
  ratingMax: null,
  author: null,
  authorName: null,
  place: null,
  stay: null,
  wayBack: null,
} as const

/**
 * Takes the words out of a signal, for good, and out of the same post heard through other connectors. Answers
 * the deliveries whose bytes must go with them.
 */
export async function forgetSignal(
  tx: Database,
  { propertyId, signalId, url, at }: { propertyId: string; signalId: string; url: string | null; at: Date },
): Promise<Forgotten[]> {
  const rows = await tx
    .update(signals)
    .set({ ...FORGET, deletedAt: sql`least(${signals.deletedAt}, ${at.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(signals.propertyId, propertyId),
        url ? or(eq(signals.id, signalId), eq(signals.url, url)) : eq(signals.id, signalId),
      ),
    )
    .returning({
      signalId: signals.id,
      deliveryId: signals.deliveryId,
      otherDeliveryIds: signals.otherDeliveryIds,
    })
  return rows.map(({ signalId, deliveryId, otherDeliveryIds }) => ({
    signalId,
    deliveryIds: deliveryId ? [deliveryId, ...otherDeliveryIds] : otherDeliveryIds,
  }))
}

/** Leaves the mark of something deleted, whether or not it was heard before. Answers where it stands. */
export async function markDeleted(
  tx: Database,
  { connector, deliveryId, receivedAt, incoming, nature }: Omit<Hearing, 'language' | 'sameAsId'>,
): Promise<{ signalId: string; url: string | null; isFirst: boolean }> {
  const [marked] = await tx
    .insert(signals)
    .values({
      propertyId: connector.propertyId,
      connectorId: connector.id,
      network: connector.network,
      outletId: connector.outletId,
      externalId: incoming.externalId,
      deliveryId,
      kind: incoming.kind,
      nature,
      url: incoming.url,
      occurredAt: incoming.occurredAt,
      revisedAt: incoming.revisedAt,
      deletedAt: incoming.revisedAt,
      receivedAt,
    })
    .onConflictDoUpdate({
      target: [signals.propertyId, signals.connectorId, signals.externalId],
      set: {
        url: sql`coalesce(${signals.url}, excluded.url)`,
        occurredAt: sql`least(${signals.occurredAt}, excluded.occurred_at)`,
        revisedAt: sql`greatest(${signals.revisedAt}, excluded.revised_at)`,
      },
    })
    .returning({
      signalId: signals.id,
      url: signals.url,
      deletedAt: signals.deletedAt,
      isFresh: sql<boolean>`xmax = 0`,
    })
  if (!marked) throw new Error('The deletion left no mark.')
  const { signalId, url, deletedAt, isFresh } = marked
  return { signalId, url, isFirst: isFresh || deletedAt === null }
}

const A_DAY_MS = 24 * 60 * 60_000
/** Shorter words by the same person may well be said twice. */
const MIN_SAME_TEXT = 10

/** The same post heard through another connector within a day: by its address, or by who said what. */
export async function findSame(
  tx: Database,
  {
    propertyId,
    connectorId,
    incoming,
  }: { propertyId: string; connectorId: string; incoming: IncomingSignal },
): Promise<{ signalId: string; isDeleted: boolean } | null> {
  const { url, text, author, occurredAt } = incoming
  const handle = author?.handle?.toLowerCase()
  const bySaying =
    handle && text.length >= MIN_SAME_TEXT
      ? and(sql`lower(${signals.author} ->> 'handle') = ${handle}`, eq(signals.text, text))
      : undefined
  const byUrl = url ? and(eq(signals.url, url), isNotNull(signals.url)) : undefined
  if (!byUrl && !bySaying) return null
  const [same] = await tx
    .select({ signalId: signals.id, deletedAt: signals.deletedAt })
    .from(signals)
    .where(
      and(
        eq(signals.propertyId, propertyId),
        ne(signals.connectorId, connectorId),
        isNull(signals.sameAsId),
        gte(signals.occurredAt, new Date(occurredAt.getTime() - A_DAY_MS)),
        lte(signals.occurredAt, new Date(occurredAt.getTime() + A_DAY_MS)),
        or(byUrl, bySaying),
      ),
    )
    .orderBy(signals.receivedAt)
    .limit(1)
  return same ? { signalId: same.signalId, isDeleted: same.deletedAt !== null } : null
}

/** What we said since `since`, newest first: it may come back to us as somebody's post. */
export function listOurPosts(tx: Database, propertyId: string, since: Date): Promise<OurPost[]> {
  return tx
    .select({ words: replies.words, externalId: replies.externalId })
    .from(replies)
    .where(
      and(
        eq(replies.propertyId, propertyId),
        inArray(replies.state, ['leaving', 'unsure', 'sent']),
        gte(replies.updatedAt, since),
      ),
    )
    .orderBy(desc(replies.updatedAt))
    .limit(500)
}
