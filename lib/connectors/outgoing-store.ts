/** SQL of whoever posts for a connector: how long they take nothing. */
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { connectors } from '@/db/schema/signals'

import type { ConnectorKey } from './store'

const { outgoingWaitsUntil } = connectors
const keyed = ({ propertyId, connectorId }: ConnectorKey) =>
  and(eq(connectors.propertyId, propertyId), eq(connectors.id, connectorId))

/** Nothing is taken before `until`; one that is told already to wait longer stays. */
export async function noteReceiverWaits(db: Database, key: ConnectorKey, until: Date) {
  const news = await db
    .update(connectors)
    .set({ outgoingWaitsUntil: until })
    .where(and(keyed(key), or(isNull(outgoingWaitsUntil), lt(outgoingWaitsUntil, until))))
    .returning({ id: connectors.id })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}

/** Something was taken. */
export async function noteReceiverServes(db: Database, key: ConnectorKey) {
  const news = await db
    .update(connectors)
    .set({ outgoingWaitsUntil: null })
    .where(and(keyed(key), isNotNull(outgoingWaitsUntil)))
    .returning({ id: connectors.id })
  if (news.length > 0) await sayChanged(db, key.propertyId)
}
