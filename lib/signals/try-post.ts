/** What would happen if somebody posted this: the real story, run to its decision and taken back. */
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import type { Connector } from '@/db/schema/signals'
import { undone } from '@/db/undone'
import type { Problem } from '@/lib/channels/channel'
import { toSignal } from '@/lib/channels/generic-payload'
import { findConnector } from '@/lib/connectors/store'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { instantOfLocal } from '@/lib/time/local-time'

import type { Heard } from './heard'
import { findHeard } from './heard-store'
import type { IncomingSignal } from './incoming'
import type { PostToTry } from './input'
import { keepDeliveries } from './keep-delivery'
import type { Filter } from './nature'
import { findSignalId } from './store'
import { takeAsRead } from './take-delivery'
import { listTasksOf } from './tasks-store'

export type Tried = {
  heard: Heard
  tasks: Awaited<ReturnType<typeof listTasksOf>>
  /** What held it back as our own or repeated words. */
  filter: Filter | null
  ownHandles: string[]
}

type Refusal = 'not_allowed' | 'not_found' | 'no_such_time' | 'in_the_future'

/** Nothing is kept, sent or shown to anybody else. `zone` is the property's. */
export async function tryPost(
  db: Database,
  who: Member,
  post: PostToTry,
  { zone, now }: { zone: string; now: Date },
): Promise<Outcome<{ tried: Tried }, Refusal>> {
  if (!isAtLeast(who, 'manager')) return refuse('not_allowed')
  const { propertyId } = who
  const connector = await findConnector(db, { propertyId, connectorId: post.connectorId })
  if (!connector || connector.archivedAt) return refuse('not_found')
  const occurredAt = post.at === null ? now : instantOfLocal(post.at, zone)
  if (!occurredAt) return refuse('no_such_time')
  const incoming = signalOf(post, occurredAt, now)
  if ('key' in incoming) return refuse('in_the_future')
  return { ok: true, tried: await undone(db, (tx) => tell(tx, connector, incoming, now)) }
}

function signalOf({ text, handle, kind, rating, isRepost }: PostToTry, occurredAt: Date, now: Date) {
  const read: IncomingSignal | Problem = toSignal(
    {
      id: newId(),
      kind,
      action: 'created',
      occurredAt: occurredAt.toISOString(),
      author: { handle },
      text,
      rating: rating === null ? null : { value: rating, max: 5 },
      isRepost,
    },
    now,
  )
  return read
}

async function tell(tx: Database, connector: Connector, incoming: IncomingSignal, now: Date): Promise<Tried> {
  const { propertyId, id: connectorId, ownHandles } = connector
  const { externalId } = incoming
  const delivery = { propertyId, connectorId, key: externalId, contentType: '', body: Buffer.from('{}') }
  const [kept] = await keepDeliveries(tx, async () => undefined, [{ ...delivery, receivedAt: now }])
  if (!kept) throw new Error('The delivery was not kept.')
  const { filter } = await takeAsRead(tx, { propertyId, deliveryId: kept.id }, incoming, now)
  const signalId = await findSignalId(tx, { propertyId, connectorId, externalId })
  const heard = signalId && (await findHeard(tx, { propertyId, signalId, now }))
  if (!heard) throw new Error('What was tried was not heard.')
  return { heard, tasks: await listTasksOf(tx, { propertyId, signalId: heard.id }), filter, ownHandles }
}
