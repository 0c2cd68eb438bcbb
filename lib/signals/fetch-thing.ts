/**
 * Asks a vendor for what a delivery only named, and keeps the answer as a delivery of its own. What the vendor does not
 * say in the end puts the delivery that named it into quarantine, in words, so that a person can try again.
 */
import { createHash } from 'node:crypto'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { askers } from '@/lib/channels/askers'
import { type ProblemKey, problem } from '@/lib/channels/channel'
import type { Found } from '@/lib/channels/poster'
import { askFreshly } from '@/lib/connectors/ask-freshly'
import { findConnector } from '@/lib/connectors/store'
import { noteRefusal, noteServes, noteWait } from '@/lib/connectors/vendor-store'
import type { FetchJob } from '@/lib/jobs/queues'
import type { Call } from '@/lib/outgoing/call'

import { putIntoQuarantine, wasFetchedSince } from './delivery-store'
import { nameOf } from './fetch-rest'
import { type Enqueue, keepDeliveries } from './keep-delivery'
import { fetchedGone } from './take-back'

export type Fetching = {
  call: Call
  enqueueTaking: Enqueue
  /** The same job, once more, not before `at`. */
  fetchAgain: (db: Database, job: FetchJob, at: Date) => Promise<void>
}

export type Became = 'kept' | 'gone' | 'later' | 'quarantined' | 'nothing_to_do'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** How long a vendor is left alone after each try, unless it asks for longer: two hours together. */
const WAITS_MS = [2, 10, 30, 2 * 60, 5 * 60, 15 * 60, 30 * 60, 60 * 60].map((seconds) => seconds * SECOND)
/** Many ask again at once when a vendor comes back. */
const SPREAD_MS = MINUTE / 4

/** Safe to run twice: the same answer to the same delivery is kept once. */
export async function fetchThing(db: Database, job: FetchJob, by: Fetching, now: Date): Promise<Became> {
  const { propertyId, connectorId } = job
  const key = { propertyId, connectorId }
  const connector = await findConnector(db, key)
  if (!connector || connector.archivedAt) return 'nothing_to_do'
  const asker = askers[connector.channel]
  if (!asker) return quarantine(db, job, 'cannot_be_asked')
  // In a burst of events the first answer tells what all of them meant.
  if (await wasFetchedSince(db, job, keyOf(job))) return 'nothing_to_do'

  const fetched = await askFreshly(db, key, { call: by.call, now }, (access) =>
    asker.fetchThing(job.wanted, access, by.call, now),
  )
  if (fetched.kind === 'found') {
    await noteServes(db, key)
    await keep(db, job, fetched, by, now)
    return 'kept'
  }
  if (fetched.kind === 'gone') {
    await fetchedGone(db, job, now)
    return 'gone'
  }
  if (fetched.kind === 'try_again') {
    await noteWait(db, key, fetched.afterMs, now)
    return later(db, job, fetched.afterMs, by, now)
  }
  await noteRefusal(db, key, fetched.refusal, now)
  return quarantine(db, job, fetched.refusal === 'access_ended' ? 'no_access' : 'fetch_refused')
}

/** What every answer about this thing begins its key with. */
const keyOf = ({ wanted }: FetchJob) => `fetched:${nameOf(wanted)}:`

function keep(db: Database, job: FetchJob, { contentType, body }: Found, by: Fetching, now: Date) {
  const { propertyId, connectorId, deliveryId } = job
  const digest = createHash('sha256').update(`${deliveryId} `).update(body).digest('hex')
  const delivery = {
    propertyId,
    connectorId,
    key: `${keyOf(job)}${digest}`,
    contentType,
    body,
    receivedAt: now,
  }
  return keepDeliveries(db, by.enqueueTaking, [delivery])
}

async function later(
  db: Database,
  job: FetchJob,
  afterMs: number | null,
  by: Fetching,
  now: Date,
): Promise<Became> {
  const wait = WAITS_MS[job.tries]
  if (wait === undefined) return quarantine(db, job, 'not_fetched')
  const spread = Math.random() * Math.min(wait, SPREAD_MS)
  const at = new Date(now.getTime() + Math.max(wait, afterMs ?? 0) + spread)
  await by.fetchAgain(db, { ...job, tries: job.tries + 1 }, at)
  return 'later'
}

/** Also where a worker broke every time it tried. */
export async function quarantine(db: Database, job: FetchJob, key: ProblemKey): Promise<'quarantined'> {
  await db.transaction(async (tx) => {
    await putIntoQuarantine(tx, job, problem(key, nameOf(job.wanted)))
    await sayChanged(tx, job.propertyId)
  })
  return 'quarantined'
}
