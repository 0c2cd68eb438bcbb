/** Which playbooks live on a connector: what stops, as far as it is concerned, when the connector does. */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

/** A playbook that made nothing of it for so long does not live on it. */
const LOOKED_BACK_MS = 28 * 24 * 60 * 60_000

/**
 * Names of live playbooks by connector id, each list by name: those that ask for that connector, and those that made a
 * task of what it heard in the last 28 days.
 */
export async function listDependentPlaybooks(
  db: Database,
  propertyId: string,
  now: Date,
): Promise<Map<string, string[]>> {
  const since = new Date(now.getTime() - LOOKED_BACK_MS)
  const { rows } = await db.execute<{ connectorId: string; name: string }>(sql`
    with live as (select p.id, p.name, p.current_version from playbooks p
      where p.property_id = ${propertyId} and p.state = 'live' and p.archived_at is null)
    select s.connector_id as "connectorId", live.name from live
      join tasks t on t.property_id = ${propertyId} and t.playbook_id = live.id and t.created_at >= ${since.toISOString()}
      join signals s on s.property_id = ${propertyId} and s.id = t.signal_id
    union
    select asked.id::uuid, live.name from live
      join playbook_versions v on v.property_id = ${propertyId} and v.playbook_id = live.id
        and v.version = live.current_version
      cross join jsonb_array_elements_text(v.rules -> 'when' -> 'connectorIds') asked(id)
    order by 2`)
  const byConnector = new Map<string, string[]>()
  for (const { connectorId, name } of rows)
    byConnector.set(connectorId, [...(byConnector.get(connectorId) ?? []), name])
  return byConnector
}
