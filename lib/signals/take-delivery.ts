/**
 * The inbound story: open kept deliveries, store their signals, and let the house heed each one.
 * Safe to run again, at any time, for any delivery: the second run finds nothing left to do.
 */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Problem, problem } from '@/lib/channels/channel'
import { channels } from '@/lib/channels/registry'
import { accountOf } from '@/lib/connectors/account'
import type { DeliveryKey } from '@/lib/jobs/queues'
import { log } from '@/lib/log'

import { closeDeliveries, emptyDeliveries, type OpenedDelivery, openDeliveries } from './delivery-store'
import { type FetchLater, fetchRest } from './fetch-rest'
import { heedOpened } from './heed-signal'
import { type House, loadHouse } from './house-store'
import type { IncomingSignal } from './incoming'
import { detectLanguage } from './language'
import { type Filter, filterOf, natureOf, type OurPost } from './nature'
import { findSame, hearSignal, holdHearing, listOurPosts, markDeleted, noteOlderRevision } from './store'
import { takeBack } from './take-back'

export type Taken = { signals: number; tasks: number; quarantined: number }

/** Enough to share a commit, few enough that nobody waits long for the house to be heard again. */
const TOGETHER = 20
const REPLIES_COME_BACK_MS = 14 * 24 * 60 * 60_000

/**
 * Takes each of them that is still to be taken; one that fails leaves the others as they are. Throws afterwards
 * when any failed, so that its job tries again.
 */
export async function takeDeliveries(
  db: Database,
  keys: DeliveryKey[],
  now: Date,
  fetchLater: FetchLater | null = null,
): Promise<Taken> {
  const taken: Taken = { signals: 0, tasks: 0, quarantined: 0 }
  const failures: unknown[] = []
  for (const [propertyId, ours] of Map.groupBy(keys, (key) => key.propertyId))
    for (let at = 0; at < ours.length; at += TOGETHER) {
      const some = { propertyId, keys: ours.slice(at, at + TOGETHER), fetchLater }
      const together = await takeTogether(db, some, now).catch(() => null)
      add(taken, together ?? (await takeOneByOne(db, some, now, failures)))
    }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} deliveries were not taken`)
  return taken
}

/** Of one house, few enough to share a transaction. */
type Some = { propertyId: string; keys: DeliveryKey[]; fetchLater: FetchLater | null }

/** All of them or none. It is nearly always all, and a savepoint each would only cost time. */
function takeTogether(db: Database, some: Some, now: Date): Promise<Taken> {
  return db.transaction(async (tx) => {
    const taken: Taken = { signals: 0, tasks: 0, quarantined: 0 }
    const whole: DeliveryKey[] = []
    for (const opened of await openSome(tx, some, now)) {
      const { problem, ...one } = await takeOne(tx, opened, now)
      add(taken, one)
      if (problem) await close(tx, [keyOf(opened)], problem, now)
      else whole.push(keyOf(opened))
    }
    await close(tx, whole, null, now)
    await sayChanged(tx, some.propertyId)
    return taken
  })
}

/** Each in a savepoint of its own: what fails is put to `failures`, and its neighbours are taken. */
function takeOneByOne(db: Database, some: Some, now: Date, failures: unknown[]): Promise<Taken> {
  return db.transaction(async (tx) => {
    const taken: Taken = { signals: 0, tasks: 0, quarantined: 0 }
    for (const opened of await openSome(tx, some, now))
      try {
        add(taken, await takeAlone(tx, opened, now))
      } catch (error) {
        log.warn({ err: error, deliveryId: opened.delivery.id }, 'a delivery could not be taken')
        failures.push(error)
      }
    await sayChanged(tx, some.propertyId)
    return taken
  })
}

const takeAlone = (tx: Database, opened: Opened, now: Date) =>
  tx.transaction(async (savepoint) => {
    const { problem, ...one } = await takeOne(savepoint, opened, now)
    await close(savepoint, [keyOf(opened)], problem, now)
    return one
  })

/**
 * Deliveries whose job failed every time. Each gets one more try of its own, because its neighbours may have been at
 * fault, or the machine; what fails alone too is for a person to look at.
 */
export async function quarantineDeliveries(
  db: Database,
  keys: DeliveryKey[],
  now: Date,
  fetchLater: FetchLater | null = null,
): Promise<number> {
  let quarantined = 0
  for (const key of keys) {
    const tried = await takeDeliveries(db, [key], now, fetchLater).catch(() => null)
    if (tried) continue
    await db.transaction(async (tx) => {
      for (const { delivery } of await openDeliveries(tx, [key])) {
        await close(tx, [key], problem('could_not_be_taken', delivery.receivedAt.toISOString()), now)
        quarantined += 1
      }
      await sayChanged(tx, key.propertyId)
    })
  }
  return quarantined
}

/** What is the same for every delivery of one batch is read once. */
type Opened = OpenedDelivery & { house: House; ourPosts: OurPost[]; fetchLater: FetchLater | null }

async function openSome(tx: Database, { propertyId, keys, fetchLater }: Some, now: Date): Promise<Opened[]> {
  await holdHearing(tx, propertyId)
  const found = await openDeliveries(tx, keys)
  if (found.length === 0) return []
  const house = await loadHouse(tx, propertyId)
  const ourPosts = await listOurPosts(tx, propertyId, new Date(now.getTime() - REPLIES_COME_BACK_MS))
  return found.map((opened) => ({ ...opened, house, ourPosts, fetchLater }))
}

async function takeOne(
  tx: Database,
  opened: Opened,
  now: Date,
): Promise<Taken & { problem: Problem | null }> {
  const { delivery, connector, zone } = opened
  const { body, contentType, receivedAt } = delivery
  const bytes = body ?? Buffer.alloc(0)
  const { network } = connector
  const kept = { body: bytes, contentType, receivedAt, network, account: accountOf(connector), zone }
  const reading = channels[connector.channel].read(kept)
  const unfetched = await fetchRest(tx, opened, reading)
  const problem = reading.problems[0] ?? unfetched

  const taken: Taken = { signals: 0, tasks: 0, quarantined: problem ? 1 : 0 }
  for (const incoming of reading.signals) add(taken, await takeSignal(tx, opened, incoming, now))
  return { ...taken, problem }
}

const NOTHING: Taken = { signals: 0, tasks: 0, quarantined: 0 }

/**
 * Takes one kept delivery as if its channel had read exactly this from it, and answers which filter held it. In the
 * caller's transaction, and the delivery stays as it was.
 */
export async function takeAsRead(
  tx: Database,
  key: DeliveryKey,
  incoming: IncomingSignal,
  now: Date,
): Promise<{ filter: Filter | null }> {
  const some = { propertyId: key.propertyId, keys: [key], fetchLater: null }
  const [opened] = await openSome(tx, some, now)
  if (!opened) throw new Error('The delivery is not there to be taken.')
  await takeSignal(tx, opened, incoming, now)
  const { ownHandles } = opened.connector
  return { filter: filterOf(incoming, { ownHandles, ourPosts: opened.ourPosts }) }
}

async function takeSignal(tx: Database, opened: Opened, incoming: IncomingSignal, now: Date): Promise<Taken> {
  const { connector, delivery, house, ourPosts, languages } = opened
  const { propertyId } = connector
  const name = { propertyId, connectorId: connector.id, externalId: incoming.externalId }
  const nature = natureOf(incoming, { ownHandles: connector.ownHandles, ourPosts })
  const hearing = { connector, deliveryId: delivery.id, receivedAt: delivery.receivedAt, incoming, nature }
  if (incoming.action === 'deleted') return forget(tx, hearing, house, now)

  const same = await findSame(tx, { ...name, incoming })
  const language = incoming.language ?? detectLanguage(incoming.text, languages)
  const heard = await hearSignal(tx, { ...hearing, language, sameAsId: same?.signalId ?? null })
  if (!heard) {
    const { isDeleted } = await noteOlderRevision(tx, name, { incoming, deliveryId: delivery.id })
    if (isDeleted) await emptyDeliveries(tx, propertyId, [delivery.id])
    return NOTHING
  }
  // The other channel already said that it is gone.
  if (same?.isDeleted) return forget(tx, hearing, house, now)
  const { tasksMade, stopped } = await heedOpened(tx, heard, house, now)
  // Whoever opted out is not kept in the bytes either.
  if (stopped?.key === 'opted_out') await emptyDeliveries(tx, propertyId, [delivery.id])
  return { signals: 1, tasks: tasksMade, quarantined: 0 }
}

/** The mark stays, so that a late copy changes nothing. */
async function forget(
  tx: Database,
  hearing: Parameters<typeof markDeleted>[1],
  house: House,
  now: Date,
): Promise<Taken> {
  const { connector, incoming, deliveryId } = hearing
  const { propertyId } = connector
  const { signalId, url, isFirst } = await markDeleted(tx, hearing)
  await takeBack(tx, { propertyId, signalId, url, at: incoming.revisedAt, isFirst }, now, house)
  await emptyDeliveries(tx, propertyId, [deliveryId])
  return isFirst ? { signals: 1, tasks: 0, quarantined: 0 } : NOTHING
}

const keyOf = ({ delivery: { propertyId, id } }: OpenedDelivery) => ({ propertyId, deliveryId: id })

function close(tx: Database, keys: DeliveryKey[], why: Problem | null, now: Date) {
  const state = why ? 'quarantined' : 'taken'
  return closeDeliveries(tx, keys, { state, problem: why, takenAt: now })
}

function add(to: Taken, one: Taken) {
  to.signals += one.signals
  to.tasks += one.tasks
  to.quarantined += one.quarantined
}
