/**
 * What a vendor took for our posts, in SQL: month by month, for one connector. The prices are those of the vendor's own
 * list, as its poster states them with their source (X: the pay-per-use prices of docs.x.com, in lib/channels/x-api.ts);
 * each is kept with its reply, so that a new list changes no month that is over.
 */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type { ConnectorKey } from '@/lib/connectors/store'
import type { HouseClock } from '@/lib/time/business-date'

/** `month`: its first day, by the house's clock. */
export type MonthsCost = { month: string; posts: number; costMillis: number }

/**
 * The latest months in which something was paid, newest first. What a person recalled was paid for too; what we cannot
 * know the price of (copied by hand, or said to stand there after an answer was lost to a restart) is left out.
 */
export async function listCosts(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  { zone, rollsAtHour }: HouseClock,
  months: number,
): Promise<MonthsCost[]> {
  const { rows } = await db.execute<MonthsCost>(sql`
    select to_char(date_trunc('month', (r.sent_at at time zone ${zone}) - make_interval(hours => ${rollsAtHour})),
        'YYYY-MM-DD') as month,
      count(*)::int as posts, sum(r.cost_millis)::int as "costMillis"
    from replies r
    join tasks t on t.property_id = r.property_id and t.id = r.task_id
    join signals s on s.property_id = r.property_id and s.id = coalesce(r.signal_id, t.signal_id)
    where r.property_id = ${propertyId} and s.connector_id = ${connectorId}
      and r.state in ('sent', 'recalled') and r.sent_at is not null and r.cost_millis is not null
    group by 1 order by 1 desc limit ${months}`)
  return rows
}
