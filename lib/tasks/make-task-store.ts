/** What has to be known before a task is made: the gesture, the cautions, the property's currency. */
import { and, eq, exists, gt, inArray, isNull, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { cautions, visitGuests, visits } from '@/db/schema/guests'
import { properties } from '@/db/schema/house'
import { type Gesture, gestures } from '@/db/schema/playbooks'
import type { CautionKind } from '@/db/vocabulary'

/** Null when it is not in this property's catalogue any more. */
export async function findGesture(
  db: Database,
  { propertyId, gestureId }: { propertyId: string; gestureId: string },
): Promise<Gesture | null> {
  const [gesture] = await db
    .select()
    .from(gestures)
    .where(and(eq(gestures.propertyId, propertyId), eq(gestures.id, gestureId), isNull(gestures.archivedAt)))
  return gesture ?? null
}

/** What to mind about the guest; without a guest, about everyone of the visit. */
export async function listCautionKinds(
  db: Database,
  { propertyId, guestId, visitId }: { propertyId: string; guestId: string | null; visitId: string | null },
  now: Date,
): Promise<CautionKind[]> {
  if (!guestId && !visitId) return []
  const ofThem = guestId
    ? eq(cautions.guestId, guestId)
    : exists(
        db
          .select({ one: sql`1` })
          .from(visitGuests)
          .where(
            and(
              eq(visitGuests.propertyId, propertyId),
              eq(visitGuests.visitId, visitId ?? ''),
              eq(visitGuests.guestId, cautions.guestId),
            ),
          ),
      )
  const rows = await db
    .selectDistinct({ kind: cautions.kind })
    .from(cautions)
    .where(
      and(
        eq(cautions.propertyId, propertyId),
        ofThem,
        isNull(cautions.liftedAt),
        or(isNull(cautions.expiresAt), gt(cautions.expiresAt, now)),
      ),
    )
  return rows.map(({ kind }) => kind)
}

export async function findCurrency(db: Database, propertyId: string): Promise<string> {
  const [property] = await db
    .select({ currency: properties.currency })
    .from(properties)
    .where(eq(properties.id, propertyId))
  if (!property) throw new Error('a task was made for a property that does not exist')
  return property.currency
}

/** How many a visit is known to be: what somebody said, else the guests who joined; null when it says nothing. */
export async function findPartySize(
  db: Database,
  { propertyId, visitId }: { propertyId: string; visitId: string },
): Promise<number | null> {
  const [row] = await db
    .select({
      said: visits.partySize,
      joined: sql<number>`(select count(*)::int from ${visitGuests}
        where ${visitGuests.propertyId} = ${visits.propertyId} and ${visitGuests.visitId} = ${visits.id})`,
    })
    .from(visits)
    .where(and(eq(visits.propertyId, propertyId), inArray(visits.id, [visitId])))
  if (!row) return null
  return row.said ?? (row.joined > 1 ? row.joined : null)
}
