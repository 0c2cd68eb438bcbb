/** A connector that may ask its vendor, and the worker's part of a story: what is named is fetched, and taken. */
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import type { ChannelName, Network } from '@/db/vocabulary'
import type { Credentials } from '@/lib/channels/poster'
import { sealCredentials } from '@/lib/connectors/credentials'
import { putAccess } from '@/lib/connectors/vendor-store'
import type { DeliveryKey, FetchJob } from '@/lib/jobs/queues'
import { callWithin } from '@/lib/outgoing/call'
import { type Became, fetchThing } from '@/lib/signals/fetch-thing'
import { takeDeliveries } from '@/lib/signals/take-delivery'

import { aConnector, EVENING } from './furnish'

/** What the stand-ins of vendors take. */
export const CREDENTIALS: Credentials = {
  accessToken: 'token-now',
  refreshToken: 'refresh-1',
  expiresAt: null,
  clientId: 'client-1',
  clientSecret: 'client-secret',
}

type Asked = {
  channel: ChannelName
  network: Network
  baseUrl: string
  accountId?: string | null
  name?: string
}

export async function anAskingConnector(
  db: Database,
  propertyId: string,
  asked: Asked,
  credentials = CREDENTIALS,
) {
  const connector = await aConnector(db, propertyId, { name: asked.channel, ...asked })
  const key = { propertyId, connectorId: connector.id }
  await putAccess(db, { ...key, ...sealCredentials(credentials), changedAt: EVENING, changedBy: null })
  return connector
}

/** Jobs in lists, run by hand: nothing waits, and the clock is the test's. */
export function aFetchingWorker(db: Database) {
  const jobs: FetchJob[] = []
  const again: { job: FetchJob; at: Date }[] = []
  const kept: DeliveryKey[] = []
  const by = {
    call: callWithin(400),
    enqueueTaking: async (_tx: Database, keys: DeliveryKey[]) => void kept.push(...keys),
    fetchAgain: async (_db: Database, job: FetchJob, at: Date) => void again.push({ job, at }),
  }
  const take = (keys: DeliveryKey[], now: Date) =>
    takeDeliveries(db, keys, now, async (_tx, more) => void jobs.push(...more))

  /** What became of each thing that was asked for. */
  async function fetchAll(now: Date): Promise<Became[]> {
    const became: Became[] = []
    for (const job of jobs.splice(0)) became.push(await fetchThing(db, job, by, now))
    await take(kept.splice(0), now)
    return became
  }

  return { jobs, again, kept, by, take, fetchAll }
}

export type FetchingWorker = ReturnType<typeof aFetchingWorker>
export type Asking = { connector: Connector; worker: FetchingWorker }
