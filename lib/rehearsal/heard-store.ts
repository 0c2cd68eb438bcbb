/** What became of the deliveries of one connector, for a rehearsal that watches. */
import { and, asc, eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { deliveries, signals } from '@/db/schema/signals'
import type { ConnectorKey } from '@/lib/connectors/store'

export function listDeliveriesOf(db: Database, { propertyId, connectorId }: ConnectorKey) {
  return db
    .select({ state: deliveries.state, problem: deliveries.problem, contentType: deliveries.contentType })
    .from(deliveries)
    .where(and(eq(deliveries.propertyId, propertyId), eq(deliveries.connectorId, connectorId)))
    .orderBy(asc(deliveries.receivedAt))
}

export function listSignalsOf(db: Database, { propertyId, connectorId }: ConnectorKey) {
  return db
    .select()
    .from(signals)
    .where(and(eq(signals.propertyId, propertyId), eq(signals.connectorId, connectorId)))
    .orderBy(asc(signals.receivedAt))
}
