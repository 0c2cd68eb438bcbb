/**
 * Looks again at posts that were heard where nobody tells us what becomes of them. One that is gone was taken back, one
 * that says something else was edited; whether it is gone is asked of it alone, because a list may leave out more.
 */
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import type { ToFetch } from '@/lib/channels/channel'
import type { Access, Fetched, Found, Poster, Refused, TryAgain } from '@/lib/channels/poster'
import { posters } from '@/lib/channels/posters'
import { channels } from '@/lib/channels/registry'
import { accountOf } from '@/lib/connectors/account'
import { askFreshly } from '@/lib/connectors/ask-freshly'
import { type ConnectorKey, findConnector } from '@/lib/connectors/store'
import { findAccess, noteWait } from '@/lib/connectors/vendor-store'
import type { Call } from '@/lib/outgoing/call'
import { type Enqueue, keepDeliveries } from '@/lib/signals/keep-delivery'
import { foundGone } from '@/lib/signals/take-back'
import { wayBackOf } from '@/lib/signals/way-back'

import { type HeardPost, listLookable, noteLooked } from './look-store'
import { paceOf, whichToLookAt } from './which-to-look-at'

export type LookedAgain = { kind: 'looked'; gone: number; edited: number } | Refused | TryAgain

type Looking = { call: Call; enqueue: Enqueue; now: Date; signal: AbortSignal }

/** In one round: a house that heard more is through with them after some. */
const MOST_POSTS = 100
const MOST_ALONE = 20
const TOO_MANY_AT_ONCE = 5

type Wanted = { post: HeardPost; wanted: ToFetch }
type Round = Looking & {
  db: Database
  connector: Connector
  poster: Poster
  list: NonNullable<Poster['lookAgain']>
}

/** Safe to run twice. Nothing where the vendor tells by itself what is gone, or while it wants to be left alone. */
export async function lookAgain(db: Database, key: ConnectorKey, looking: Looking): Promise<LookedAgain> {
  const { now, signal } = looking
  const did = { kind: 'looked' as const, gone: 0, edited: 0 }
  const connector = await findConnector(db, key)
  const poster = connector && posters[connector.channel]
  if (!connector || connector.archivedAt || !poster?.lookAgain) return did
  const waitsUntil = (await findAccess(db, key))?.waitsUntil
  if (waitsUntil && waitsUntil > now)
    return { kind: 'try_again', afterMs: waitsUntil.getTime() - now.getTime() }

  const due = await listDue(db, connector, poster, now)
  const round: Round = { ...looking, db, connector, poster, list: poster.lookAgain }
  const { most } = poster.lookAgain
  let alone = MOST_ALONE
  for (let from = 0; from < due.length && !signal.aborted; from += most) {
    const became = await lookAt(round, due.slice(from, from + most), alone)
    if (became.kind === 'try_again') await noteWait(db, key, became.afterMs, now)
    if (became.kind !== 'looked') return became
    did.gone += became.gone
    did.edited += became.edited
    alone -= became.alone
  }
  return did
}

async function listDue(db: Database, connector: Connector, poster: Poster, now: Date): Promise<Wanted[]> {
  const { propertyId, id: connectorId, channel } = connector
  const pace = paceOf(channel)
  const heardSince = new Date(now.getTime() - pace.youngForMs)
  const posts = await listLookable(db, { propertyId, connectorId }, { heardSince, limit: MOST_POSTS })
  return whichToLookAt(posts, pace, now, MOST_POSTS).flatMap((post) => {
    const way = wayBackOf(post)
    const wanted = way && poster.answers?.(way)
    return wanted ? [{ post, wanted }] : []
  })
}

type LookedAt = (Extract<LookedAgain, { kind: 'looked' }> & { alone: number }) | Refused | TryAgain

async function lookAt(round: Round, batch: Wanted[], mayAskAlone: number): Promise<LookedAt> {
  const { db, connector, poster, list, call, now, signal } = round
  const { propertyId, id: connectorId } = connector
  const ask = <Answer extends { kind: string }>(asked: (access: Access) => Promise<Answer | Refused>) =>
    askFreshly(db, { propertyId, connectorId }, { call, now }, asked)
  const all = batch.map(({ wanted }) => wanted)
  const looked = await ask((access) => list.at(all, access, call, now))
  if (looked.kind !== 'looked') return looked

  const did = { kind: 'looked' as const, gone: 0, edited: 0, alone: 0 }
  const gone: HeardPost[] = []
  let stands = false
  for (const { post, wanted } of batch) {
    let found: Fetched | undefined = looked.found.get(wanted)
    if (!found) {
      if (did.alone >= mayAskAlone || signal.aborted) continue
      did.alone += 1
      found = await ask((access) => poster.fetchThing(wanted, access, call, now))
    }
    if (found.kind === 'try_again') return found
    if (found.kind === 'found' && (await keepEdit(round, post, found))) did.edited += 1
    stands ||= found.kind === 'found'
    if (found.kind === 'gone') gone.push(post)
    else await noteLooked(db, { propertyId, signalId: post.signalId }, now)
  }
  if (!stands && isTrouble(gone)) return { kind: 'try_again', afterMs: null }
  for (const { signalId } of gone) {
    await foundGone(db, { propertyId, signalId }, now)
    await noteLooked(db, { propertyId, signalId }, now)
  }
  return { ...did, gone: gone.length }
}

/**
 * That so many people took everything back within minutes is less likely than a vendor that finds nothing for a while,
 * and what is forgotten is forgotten for good. One person may well have left.
 */
const isTrouble = (gone: readonly HeardPost[]) =>
  gone.length >= TOO_MANY_AT_ONCE && new Set(gone.map(({ author }) => author)).size > 1

/** Kept like anything that is heard; not where it says what was heard already. */
async function keepEdit({ db, connector, enqueue, now }: Round, post: HeardPost, found: Found) {
  const { propertyId, id: connectorId, network } = connector
  const { zone, externalId } = post
  const kept = { ...found, network, account: accountOf(connector), zone, receivedAt: now }
  const [said] = channels[connector.channel].read(kept).signals
  const saysTheSame = said?.text === post.text && (said.rating?.value ?? null) === post.ratingValue
  if (!said || saysTheSame || said.revisedAt <= post.revisedAt) return false
  const key = `looked:${externalId}:${said.revisedAt.toISOString()}`
  const { contentType, body } = found
  await keepDeliveries(db, enqueue, [{ propertyId, connectorId, key, contentType, body, receivedAt: now }])
  return true
}
