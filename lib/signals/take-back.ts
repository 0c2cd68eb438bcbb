/** What was taken back, whether the source told us or we found it gone: one way for both, and for good. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { retractEchoesOf } from '@/lib/echoes/store'
import type { FetchJob } from '@/lib/jobs/queues'

import { emptyDeliveries } from './delivery-store'
import { heedSignal } from './heed-signal'
import { noteSignal, openSignal, type SignalKey } from './heed-store'
import type { House } from './house-store'
import { findSignalId, forgetSignal, holdHearing } from './store'

type TakenBack = SignalKey & {
  url: string | null
  at: Date
  /** Not yet known to be gone: then the house heeds it. */
  isFirst: boolean
}

/** The words go, with the bytes that brought them, and follow nothing any more. Hand in `house` for a batch. */
export async function takeBack(tx: Database, taken: TakenBack, now: Date, house?: House) {
  const { propertyId, isFirst } = taken
  const forgotten = await forgetSignal(tx, taken)
  await retractEchoesOf(
    tx,
    propertyId,
    forgotten.map(({ signalId }) => signalId),
  )
  const emptied = forgotten.flatMap(({ deliveryIds }) => deliveryIds)
  await emptyDeliveries(tx, propertyId, [...new Set(emptied)])
  if (!isFirst) return
  for (const { signalId } of forgotten) await heedSignal(tx, { propertyId, signalId }, now, house)
}

/** The vendor knows what a person is about to answer no more. */
export const foundGone = (db: Database, key: SignalKey, now: Date) =>
  db.transaction(async (tx) => {
    await holdHearing(tx, key.propertyId)
    await mindGone(tx, key, now)
  })

/** The vendor knows what it named no more; of what was never heard no mark is left. */
export const fetchedGone = (db: Database, { propertyId, connectorId, wanted }: FetchJob, now: Date) =>
  db.transaction(async (tx) => {
    await holdHearing(tx, propertyId)
    const signalId = await findSignalId(tx, { propertyId, connectorId, externalId: wanted.id })
    if (signalId) await mindGone(tx, { propertyId, signalId }, now)
  })

async function mindGone(tx: Database, key: SignalKey, now: Date) {
  const signal = await openSignal(tx, key)
  if (!signal || signal.deletedAt) return
  const { url, kind, stay } = signal
  // A stay was nobody's words: as good as cancelled, a moment after what was known of it, and may come again.
  if (kind === 'arrival' && stay) {
    const revisedAt = new Date(signal.revisedAt.getTime() + 1)
    await noteSignal(tx, key, { stay: { ...stay, status: 'canceled' }, revisedAt })
    await heedSignal(tx, key, now)
  } else await takeBack(tx, { ...key, url, at: now, isFirst: true }, now)
  await sayChanged(tx, key.propertyId)
}
