/** Walks a house through time without a worker: what is heard is taken at once, what is due happens. */
import type { Database } from '@/db/client'
import { sweepUnanswered } from '@/lib/questions/ask-host'
import { sweepLeaving } from '@/lib/replies/sweep-leaving'
import { keepDeliveries } from '@/lib/signals/keep-delivery'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { sweepHolds } from '@/lib/tasks/sweep-holds'
import { sweepWindows } from '@/lib/tasks/sweep-windows'

import { findNextDue } from './store'

export type Heard = { propertyId: string; connectorId: string; key: string; body: Buffer }

/** Kept and taken like any delivery. The signature was the sender's business; here the sender is us. */
export async function hear(db: Database, heard: Heard, at: Date) {
  const delivery = { ...heard, contentType: 'application/json', receivedAt: at }
  const kept = await keepDeliveries(db, async () => undefined, [delivery])
  const { propertyId } = heard
  return takeDeliveries(
    db,
    kept.map(({ id }) => ({ propertyId, deliveryId: id })),
    at,
  )
}

/** What the ticks of a worker would have done by then. Nothing here is handed over to a channel. */
export async function letTimePass(db: Database, at: Date) {
  await sweepLeaving(db, at, async () => undefined)
  await sweepHolds(db, at)
  await sweepUnanswered(db, at)
  await sweepWindows(db, at)
}

/** The same, each thing at the moment it falls due, as the ticks would have done it: for whoever counts what came when. */
export async function letDueTimesPass(db: Database, propertyId: string, from: Date, at: Date) {
  let due = await findNextDue(db, propertyId, from)
  while (due && due < at) {
    await letTimePass(db, due)
    due = await findNextDue(db, propertyId, due)
  }
  await letTimePass(db, at)
}
