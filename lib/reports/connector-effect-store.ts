/** What came of one connector, in SQL: out of the same facts as the report, narrowed to what was heard through it. */
import { type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { businessDateOf, businessDay, type HouseClock, shiftDate } from '@/lib/time/business-date'

import { factsOf } from './facts-store'
import { within } from './moves-store'
import type { Scope } from './scope'

type House = HouseClock & { id: string }

/** Today and the six business dates before it. */
export function lastSevenDays({ id: propertyId, zone, rollsAtHour }: House, now: Date): Scope {
  const clock = { zone, rollsAtHour }
  const to = businessDateOf(now, clock)
  return {
    propertyId,
    clock,
    from: shiftDate(to, -6),
    to,
    until: businessDay(to, clock).endsAt,
    now,
    only: {},
  }
}

/** `heard` and `delivered` as the figures heard and moments; `made`: gestures that were made of it, whatever became of them. */
export type Effect = { heard: number; made: number; delivered: number }

export async function readEffect(db: Database, scope: Scope, connectorId: string): Promise<Effect> {
  const { propertyId } = scope
  const throughIt = (signalId: SQL) => sql`exists (select from signals s where s.property_id = ${propertyId}
    and s.id = ${signalId} and s.connector_id = ${connectorId})`
  const { rows } = await db.execute<Effect>(sql`select
    (select count(*)::int from (${factsOf('signals', scope)}) f where ${throughIt(sql`f.signal_id`)}) as heard,
    (select count(*)::int from tasks t where t.property_id = ${propertyId} and t.kind = 'gesture'
      and ${within(sql`t.created_at`, scope)} and ${throughIt(sql`t.signal_id`)}) as made,
    (select count(*)::int from (${factsOf('moments', scope)}) f
      join tasks t on t.property_id = ${propertyId} and t.id = f.task_id
      where ${throughIt(sql`t.signal_id`)}) as delivered`)
  return rows[0] ?? { heard: 0, made: 0, delivered: 0 }
}
