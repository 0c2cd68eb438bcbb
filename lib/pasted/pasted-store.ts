/** SQL of pasted rows: which of them the house has heard already, and heard nothing newer of. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import type { ConnectorKey } from '@/lib/connectors/store'

type Named = { key: string; signal: { externalId: string } }

/** Keys of rows that still wait to be taken, or that their signal stands on. */
export async function listStanding(
  db: Database,
  { propertyId, connectorId }: ConnectorKey,
  rows: readonly Named[],
): Promise<Set<string>> {
  const keys = sql.param(rows.map(({ key }) => key))
  const names = sql.param(rows.map(({ signal }) => signal.externalId))
  const { rows: found } = await db.execute<{ key: string }>(sql`
    select w.key from unnest(${keys}::text[], ${names}::text[]) as w (key, external_id)
    where exists (
      select from deliveries d
      where d.property_id = ${propertyId} and d.connector_id = ${connectorId}
        and d.key = w.key and d.state = 'kept')
    or exists (
      select from signals s
      join deliveries d on d.property_id = s.property_id and d.id = s.delivery_id
      where s.property_id = ${propertyId} and s.connector_id = ${connectorId}
        and s.external_id = w.external_id and (d.key = w.key or starts_with(d.key, w.key || ':')))`)
  return new Set(found.map(({ key }) => key))
}
