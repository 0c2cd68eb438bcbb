/** Everything heard, as the page of signals lists it. What must not be shown never leaves this file. */
import { and, desc, eq, gte, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

import type { Database } from '@/db/client'
import { decisions } from '@/db/schema/decisions'
import { guests, handles } from '@/db/schema/guests'
import { outlets, spots } from '@/db/schema/house'
import { people } from '@/db/schema/people'
import { connectors, type Delivery, deliveries, signals } from '@/db/schema/signals'

import type { Heard, HeardCursor } from './heard'
import { standingOf } from './standing'
import { isUnanswered, tasksOfSignal } from './standing-store'

const settler = alias(people, 'settler')
const noticer = alias(people, 'noticer')

const PAGE = 25

export type HeardPage = { rows: Heard[]; next: HeardCursor | null }
type Listing = { propertyId: string; after?: HeardCursor | null | undefined; size?: number; now: Date }

/** Newest first. `next` is null on the last page. */
export const listUnanswered = (db: Database, listing: Listing) => listHeard(db, listing, isUnanswered)

/** The others: answered, settled, or being looked after. Newest first. */
export const listRest = (db: Database, listing: Listing) => listHeard(db, listing, sql`not ${isUnanswered}`)

async function listHeard(
  db: Database,
  { propertyId, after, size = PAGE, now }: Listing,
  which: SQL,
): Promise<HeardPage> {
  const older = after
    ? sql`(${signals.receivedAt}, ${signals.id}) < (${after.receivedAt.toISOString()}::timestamptz, ${after.id}::uuid)`
    : undefined
  const rows = await heard(db, now)
    .where(and(eq(signals.propertyId, propertyId), which, older))
    .orderBy(desc(signals.receivedAt), desc(signals.id))
    .limit(size + 1)
  const page = rows.slice(0, size).map(toHeard)
  const last = page.at(-1)
  return { rows: page, next: rows.length > size && last ? last : null }
}

type Through = { propertyId: string; connectorId: string; since: Date; size: number; now: Date }

/** What came through one connector since then, newest first. */
export async function listThrough(db: Database, through: Through): Promise<Heard[]> {
  const { propertyId, connectorId, since, size, now } = through
  const rows = await heard(db, now)
    .where(
      and(
        eq(signals.propertyId, propertyId),
        eq(signals.connectorId, connectorId),
        gte(signals.receivedAt, since),
      ),
    )
    .orderBy(desc(signals.receivedAt), desc(signals.id))
    .limit(size)
  return rows.map(toHeard)
}

/** Null when it is another house's. */
export async function findHeard(
  db: Database,
  { propertyId, signalId, now }: { propertyId: string; signalId: string; now: Date },
): Promise<Heard | null> {
  const [row] = await heard(db, now).where(and(eq(signals.propertyId, propertyId), eq(signals.id, signalId)))
  return row ? toHeard(row) : null
}

/** Counted to 100 and no further: a number beyond that helps nobody. */
export async function countUnanswered(db: Database, propertyId: string): Promise<number> {
  const some = db
    .select({ one: sql`1` })
    .from(signals)
    .where(and(eq(signals.propertyId, propertyId), isUnanswered))
    .limit(100)
    .as('some')
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some)
  return row?.count ?? 0
}

export type Quarantined = Pick<Delivery, 'body' | 'contentType' | 'problem'>

/** With its raw body, for an admin; that is null once its time is over. Null when it is another house's. */
export async function findQuarantined(
  db: Database,
  { propertyId, deliveryId }: { propertyId: string; deliveryId: string },
): Promise<Quarantined | null> {
  const [row] = await db
    .select({ body: deliveries.body, contentType: deliveries.contentType, problem: deliveries.problem })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.propertyId, propertyId),
        eq(deliveries.id, deliveryId),
        eq(deliveries.state, 'quarantined'),
      ),
    )
  return row ?? null
}

const heard = (db: Database, now: Date) =>
  db
    .select({
      signal: signals,
      decision: decisions,
      connectorName: connectors.name,
      outletName: outlets.name,
      spotKind: spots.kind,
      spotLabel: spots.label,
      guestName: guests.name,
      account: handles.handle,
      folded: handles.folded,
      displayName: handles.displayName,
      settledBy: settler.name,
      noticedBy: noticer.name,
      optedOut: optedOut(now),
      made: tasksOfSignal,
      tasks: sql<number>`(select count(*)::int from tasks
        where tasks.property_id = ${signals.propertyId} and tasks.signal_id = ${signals.id})`,
    })
    .from(signals)
    .leftJoin(
      decisions,
      and(eq(decisions.propertyId, signals.propertyId), eq(decisions.signalId, signals.id)),
    )
    .leftJoin(
      connectors,
      and(eq(connectors.propertyId, signals.propertyId), eq(connectors.id, signals.connectorId)),
    )
    .leftJoin(outlets, and(eq(outlets.propertyId, signals.propertyId), eq(outlets.id, signals.outletId)))
    .leftJoin(spots, and(eq(spots.propertyId, signals.propertyId), eq(spots.id, signals.spotId)))
    .leftJoin(guests, and(eq(guests.propertyId, signals.propertyId), eq(guests.id, signals.guestId)))
    .leftJoin(handles, and(eq(handles.propertyId, signals.propertyId), eq(handles.id, signals.handleId)))
    .leftJoin(settler, eq(settler.id, signals.settledBy))
    .leftJoin(noticer, eq(noticer.id, signals.noticedBy))
    .$dynamic()

const optedOut = (now: Date) => sql<boolean>`exists (select from cautions
  where cautions.property_id = ${signals.propertyId} and cautions.guest_id = ${signals.guestId}
    and cautions.kind = 'opted_out' and cautions.lifted_at is null
    and (cautions.expires_at is null or cautions.expires_at > ${now.toISOString()}::timestamptz))`

type Row = Awaited<ReturnType<typeof heard>>[number]

function toHeard({ signal, decision, ...row }: Row): Heard {
  const withheld = row.optedOut ? 'opted_out' : signal.deletedAt ? 'deleted' : null
  const { stay, ratingValue, ratingMax } = signal
  // Guests of a reservation system have no handle there: their account is called by their name, or by its number.
  const isHandle = row.folded !== null
  return {
    id: signal.id,
    kind: signal.kind,
    nature: signal.nature,
    network: signal.network,
    connectorName: row.connectorName,
    words: withheld ? '' : signal.text,
    withheld,
    who: withheld
      ? null
      : (row.guestName ?? signal.authorName ?? row.displayName ?? (isHandle ? null : row.account)),
    handle: withheld || !isHandle ? null : row.account,
    guestId: signal.guestId,
    visitId: signal.visitId,
    language: signal.language,
    url: withheld ? null : signal.url,
    rating: ratingValue !== null && ratingMax !== null ? { value: ratingValue, max: ratingMax } : null,
    stay: stay && {
      status: stay.status,
      room: stay.room,
      expectedAt: stay.expectedAt,
      departsAt: stay.departsAt,
    },
    outletName: row.outletName,
    spot: row.spotKind && row.spotLabel ? { kind: row.spotKind, label: row.spotLabel } : null,
    occurredAt: signal.occurredAt,
    receivedAt: signal.receivedAt,
    settledAt: signal.settledAt,
    settledBy: row.settledBy,
    noticedBy: row.noticedBy,
    decision: decision && {
      stopped: decision.stopped,
      // What was quoted from the guest goes with their words.
      considered: withheld ? [] : decision.considered,
      decidedAt: decision.decidedAt,
    },
    standing: standingOf(signal, row.made),
    tasks: row.tasks,
  }
}
