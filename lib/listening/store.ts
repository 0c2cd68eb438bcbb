/** SQL of who listens: the connectors whose vendor has to be asked, and which worker asks for which of them. */
import { and, inArray, isNull } from 'drizzle-orm'
import type { PoolClient } from 'pg'

import type { Database } from '@/db/client'
import { connectors } from '@/db/schema/signals'
import type { ChannelName } from '@/db/vocabulary'
import type { ConnectorKey } from '@/lib/connectors/store'

export type Heeded = ConnectorKey & { channel: ChannelName }

/** Of all houses. */
export function listConnectorsOf(db: Database, channels: ChannelName[]): Promise<Heeded[]> {
  return db
    .select({
      propertyId: connectors.propertyId,
      connectorId: connectors.id,
      channel: connectors.channel,
    })
    .from(connectors)
    .where(and(inArray(connectors.channel, channels), isNull(connectors.archivedAt)))
}

/** Ours as long as this connection lives, or until it is let go: a worker that dies leaves all of its own at once. */
export async function ownConnector(client: PoolClient, connectorId: string): Promise<boolean> {
  const { rows } = await client.query<{ owned: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 2)) as owned',
    [connectorId],
  )
  return rows[0]?.owned === true
}

export async function letGo(client: PoolClient, connectorId: string) {
  await client.query('select pg_advisory_unlock(hashtextextended($1, 2))', [connectorId])
}
