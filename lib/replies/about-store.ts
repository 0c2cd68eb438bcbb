/** What the house knows of a guest who is being answered, and what they said since, read for the guards. */
import { and, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { cautions, guests, handles, preferences, visitGuests, visits } from '@/db/schema/guests'
import { properties, spots } from '@/db/schema/house'
import { signals } from '@/db/schema/signals'
import { tasks } from '@/db/schema/tasks'
import { LOCALES, type SignalKind } from '@/db/vocabulary'

import { wayBackOf } from '@/lib/signals/way-back'

import type { About } from './about'
import { SUGGESTED_PHRASES } from './promotion'

type OfTask = { propertyId: string; taskId: string }

/** What guests say themselves. */
const SAID: SignalKind[] = ['mention', 'review', 'check_in', 'direct_message']
const MOST_TOLD = 30

/** Null when this property has no such task. `isAlone`: it goes to the guest alone, where everyone could see it. */
export async function readAbout(
  db: Database,
  { isAlone, ...key }: OfTask & { isAlone: boolean },
  now: Date,
): Promise<About | null> {
  const { propertyId } = key
  const [base] = await db
    .select({
      kind: signals.kind,
      text: signals.text,
      author: signals.author,
      authorName: signals.authorName,
      guestId: sql<string | null>`coalesce(${signals.guestId}, ${tasks.guestId})`,
      visitId: sql<string | null>`coalesce(${tasks.visitId}, ${signals.visitId})`,
      wayBack: signals.wayBack,
      phrases: properties.sellingPhrases,
      wantsYes: properties.repliesNeedYes,
      zone: properties.zone,
    })
    .from(tasks)
    .innerJoin(properties, eq(properties.id, tasks.propertyId))
    .leftJoin(signals, and(eq(signals.propertyId, tasks.propertyId), eq(signals.id, tasks.signalId)))
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.id, key.taskId)))
  if (!base) return null
  const audience = wayBackOf(base)?.audience
  const isPublic = !isAlone && (audience ? audience !== 'private' : base.kind !== 'direct_message')
  const phrases = base.phrases ?? SUGGESTED_PHRASES
  const there = [base.authorName, base.author?.name, base.author?.handle].filter((name) => name != null)
  const guest = base.guestId
    ? await readGuest(db, { propertyId, guestId: base.guestId, isPublic }, now)
    : { told: [], names: [], minded: [], preferences: [] }
  const visit = base.visitId
    ? await readVisit(db, { propertyId, visitId: base.visitId, guestId: base.guestId, zone: base.zone })
    : { rooms: [], stayDays: [], companions: [] }
  return {
    isPublic,
    wantsYes: base.wantsYes,
    ...guest,
    ...visit,
    told: [base.text ?? '', ...there, ...guest.told].join('\n'),
    names: [...new Set([...there, ...guest.names])],
    phrases: LOCALES.flatMap((locale) => phrases[locale] ?? []),
  }
}

type OfGuest = { propertyId: string; guestId: string; isPublic: boolean }

async function readGuest(db: Database, { propertyId, guestId, isPublic }: OfGuest, now: Date) {
  const [guest] = await db
    .select({ name: guests.name })
    .from(guests)
    .where(and(eq(guests.propertyId, propertyId), eq(guests.id, guestId)))
  const accounts = await db
    .select({ handle: handles.handle, displayName: handles.displayName })
    .from(handles)
    .where(and(eq(handles.propertyId, propertyId), eq(handles.guestId, guestId)))
  const said = await db
    .select({ text: signals.text })
    .from(signals)
    .where(
      and(
        eq(signals.propertyId, propertyId),
        eq(signals.guestId, guestId),
        eq(signals.nature, 'guest'),
        isNull(signals.deletedAt),
        // What was told in private is not told in public.
        inArray(signals.kind, isPublic ? SAID.filter((kind) => kind !== 'direct_message') : SAID),
      ),
    )
    .orderBy(desc(signals.occurredAt))
    .limit(MOST_TOLD)
  const minded = await db
    .select({ words: cautions.words })
    .from(cautions)
    .where(
      and(
        eq(cautions.propertyId, propertyId),
        eq(cautions.guestId, guestId),
        inArray(cautions.kind, ['allergy', 'no_alcohol', 'grief']),
        isNull(cautions.liftedAt),
        or(isNull(cautions.expiresAt), gt(cautions.expiresAt, now)),
      ),
    )
  const kept = await db
    .select({ words: preferences.words })
    .from(preferences)
    .where(and(eq(preferences.propertyId, propertyId), eq(preferences.guestId, guestId)))
  const shown = accounts.flatMap(({ handle, displayName }) => [handle, displayName])
  return {
    told: [...said.map(({ text }) => text), ...shown.filter((name) => name !== null)],
    names: [guest?.name, ...shown].filter((name) => name != null),
    minded: minded.map(({ words }) => words),
    preferences: kept.map(({ words }) => words),
  }
}

type OfVisit = { propertyId: string; visitId: string; guestId: string | null; zone: string }

async function readVisit(db: Database, { propertyId, visitId, guestId, zone }: OfVisit) {
  const [visit] = await db
    .select({
      kind: visits.kind,
      startsAt: visits.startsAt,
      endsAt: visits.endsAt,
      room: spots.label,
      spotKind: spots.kind,
    })
    .from(visits)
    .leftJoin(spots, and(eq(spots.propertyId, visits.propertyId), eq(spots.id, visits.spotId)))
    .where(and(eq(visits.propertyId, propertyId), eq(visits.id, visitId)))
  const party = await db
    .select({ name: guests.name })
    .from(visitGuests)
    .innerJoin(guests, and(eq(guests.propertyId, visitGuests.propertyId), eq(guests.id, visitGuests.guestId)))
    .where(
      and(
        eq(visitGuests.propertyId, propertyId),
        eq(visitGuests.visitId, visitId),
        guestId ? ne(visitGuests.guestId, guestId) : undefined,
      ),
    )
  return {
    rooms: visit?.room && visit.spotKind === 'room' ? [visit.room] : [],
    stayDays: visit?.kind === 'stay' ? weekdaysOf([visit.startsAt, visit.endsAt], zone) : [],
    companions: party.map(({ name }) => name).filter((name) => name !== null),
  }
}

const weekdaysOf = (days: readonly Date[], timeZone: string) =>
  LOCALES.flatMap((locale) => {
    const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone })
    return days.map((day) => format.format(day))
  })

/** The source may say when it was changed; we know when it came. */
const heardAt = sql<Date>`greatest(${signals.receivedAt}, ${signals.revisedAt})`.mapWith(signals.receivedAt)

const ofThatGuest = ({ propertyId, taskId }: OfTask) =>
  and(
    eq(signals.propertyId, propertyId),
    eq(signals.nature, 'guest'),
    isNull(signals.deletedAt),
    inArray(signals.kind, SAID),
    sql`(${signals.id} = (select t.signal_id from tasks t
        where t.property_id = ${propertyId} and t.id = ${taskId})
      or ${signals.guestId} = (select coalesce(s.guest_id, t.guest_id) from tasks t
        left join signals s on s.property_id = t.property_id and s.id = t.signal_id
        where t.property_id = ${propertyId} and t.id = ${taskId}))`,
  )

/** When the newest word of the guest came; null while they said nothing. */
export async function findHeardUntil(db: Database, key: OfTask): Promise<Date | null> {
  const [newest] = await db
    .select({ at: heardAt })
    .from(signals)
    .where(ofThatGuest(key))
    .orderBy(desc(heardAt))
    .limit(1)
  return newest?.at ?? null
}

export type HeardSince = { id: string; words: string; language: string | null; occurredAt: Date }

/** What the guest said after what is being answered, newest first. */
export function listHeardSince(db: Database, key: OfTask): Promise<HeardSince[]> {
  return db
    .select({
      id: signals.id,
      words: signals.text,
      language: signals.language,
      occurredAt: signals.occurredAt,
    })
    .from(signals)
    .where(
      and(
        ofThatGuest(key),
        sql`(${signals.occurredAt}, ${signals.id}) > (select s.occurred_at, s.id from tasks t
          join signals s on s.property_id = t.property_id and s.id = t.signal_id
          where t.property_id = ${key.propertyId} and t.id = ${key.taskId})`,
      ),
    )
    .orderBy(desc(signals.occurredAt))
    .limit(3)
}
