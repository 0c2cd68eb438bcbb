/** Deliveries for tests, from the door to the signal: what a sender posts, kept and taken. */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { type Connector, signals } from '@/db/schema/signals'
import { keepDeliveries } from '@/lib/signals/keep-delivery'
import { takeDeliveries } from '@/lib/signals/take-delivery'

import { aConnector, aProperty, EVENING } from './furnish'

export const POST = {
  id: 'post-1',
  kind: 'mention',
  occurredAt: EVENING.toISOString(),
  author: { id: '77', handle: '@ana', name: 'Ana Reis' },
  text: 'We are four at @theswan tonight, it is lovely here',
  url: 'https://x.example/ana/1',
}

type When = { key?: string; at?: Date }

/** Kept as the door keeps it; answers what names it. */
export async function arrives(
  db: Database,
  { propertyId, id: connectorId }: Connector,
  payload: unknown,
  { key = newId(), at = EVENING }: When = {},
) {
  const body = Buffer.from(typeof payload === 'string' ? payload : JSON.stringify(payload))
  const delivery = { propertyId, connectorId, key, contentType: '', body, receivedAt: at }
  const [kept] = await keepDeliveries(db, async () => undefined, [delivery])
  return { propertyId, deliveryId: kept?.id ?? '' }
}

export async function hear(db: Database, connector: Connector, payload: unknown, when: When = {}) {
  return takeDeliveries(db, [await arrives(db, connector, payload, when)], when.at ?? EVENING)
}

/** A house that knows its own account. */
export async function aListeningHouse(db: Database) {
  const swan = await aProperty(db)
  return { swan, connector: await aConnector(db, swan.id, { network: 'x', ownHandles: ['theswan'] }) }
}

export const everythingHeard = (db: Database) =>
  db.select().from(signals).orderBy(signals.receivedAt, signals.id)
