/** What a delivery only named is fetched later, by a job that is there if and only if the delivery was read. */
import type { Database } from '@/db/client'
import { askers } from '@/lib/channels/askers'
import { type Problem, problem, type Reading, type ToFetch } from '@/lib/channels/channel'
import type { FetchJob } from '@/lib/jobs/queues'

import type { OpenedDelivery } from './delivery-store'

/** Enqueues, in the transaction that reads. */
export type FetchLater = (tx: Database, jobs: FetchJob[]) => Promise<void>

type Opened = Pick<OpenedDelivery, 'delivery' | 'connector'> & { fetchLater: FetchLater | null }

/** Where nobody can be asked, what came is all there is; a problem when that was nothing. */
export async function fetchRest(
  tx: Database,
  { delivery, connector, fetchLater }: Opened,
  { signals, toFetch = [] }: Reading,
): Promise<Problem | null> {
  const [first] = toFetch
  if (!first) return null
  if (!fetchLater || !askers[connector.channel])
    return signals.length > 0 ? null : problem('cannot_be_asked', nameOf(first))
  const key = { propertyId: delivery.propertyId, deliveryId: delivery.id, connectorId: connector.id }
  // A batch names one thing as often as it changed.
  const wanted = new Map(toFetch.map((one) => [nameOf(one), one]))
  await fetchLater(
    tx,
    [...wanted.values()].map((one) => ({ ...key, wanted: one, tries: 0 })),
  )
  return null
}

/** For people: "reservation 412". */
export const nameOf = ({ what, id }: ToFetch) => `${what.replaceAll('_', ' ')} ${id}`
