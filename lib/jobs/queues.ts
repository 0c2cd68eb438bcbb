/** The queues of the house: what a job carries, and what becomes of one that does not succeed. */
import type { Queue } from 'pg-boss'

import type { ToFetch } from '@/lib/channels/channel'

export const TAKE = 'take-deliveries'
/** Where a job ends that failed every time: its deliveries go into quarantine, in words. */
export const UNTAKEABLE = 'untakeable-deliveries'

/** Something that a delivery only named is asked for at its vendor. */
export const FETCH = 'fetch-things'
/** Where a fetch ends whose worker broke every time: its delivery goes into quarantine, in words. */
export const UNFETCHABLE = 'unfetchable-things'
/** A reply that left is posted, or handed to whoever posts for its connector. */
export const HAND_OVER = 'hand-over-replies'

export type DeliveryKey = { propertyId: string; deliveryId: string }
export type TakeJob = { deliveries: DeliveryKey[] }
/** `tries`: how often the vendor was asked already, and said to come back. */
export type FetchJob = DeliveryKey & { connectorId: string; wanted: ToFetch; tries: number }
export type HandOverJob = { propertyId: string; replyId: string }

/**
 * A worker that was killed sends no heartbeat: its job is seen as dead after 20 seconds by a supervisor that
 * looks every 10, and runs again a second later. Every job is safe to run twice. Ten minutes are for a worker that
 * lives and hangs: a long backlog on a slow machine must not look like one.
 */
const SURVIVES_A_KILL = { heartbeatSeconds: 20, expireInSeconds: 600 }
/** Done jobs are no history: that is in the tables of the house. */
const SOON_GONE = { deleteAfterSeconds: 60 * 60, retentionSeconds: 14 * 24 * 60 * 60 }

/** In the order in which they must be made. */
export const QUEUES: Queue[] = [
  {
    name: UNTAKEABLE,
    ...SURVIVES_A_KILL,
    ...SOON_GONE,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
  },
  {
    name: TAKE,
    ...SURVIVES_A_KILL,
    ...SOON_GONE,
    retryLimit: 6,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    deadLetter: UNTAKEABLE,
    notify: true,
  },
  {
    name: UNFETCHABLE,
    ...SURVIVES_A_KILL,
    ...SOON_GONE,
    retryLimit: 20,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 300,
  },
  {
    name: FETCH,
    ...SURVIVES_A_KILL,
    ...SOON_GONE,
    // Of a broken worker; a vendor that says to come back is asked again by a job of its own.
    retryLimit: 4,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 60,
    deadLetter: UNFETCHABLE,
    notify: true,
  },
  {
    name: HAND_OVER,
    ...SURVIVES_A_KILL,
    ...SOON_GONE,
    // Of a broken worker; whoever says to come back is asked again when the reply leaves once more.
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 40,
    notify: true,
  },
]

/** How often dead workers are looked for, seconds. */
export const SUPERVISE_EVERY_SECONDS = 10
