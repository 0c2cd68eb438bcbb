/**
 * Listens at the vendors that call nobody, or do not tell what is gone. Each connector is heeded by one worker at a time,
 * which owns it as long as its connection to the database lives; the next one goes on from the place that was kept.
 */
import type { Pool, PoolClient } from 'pg'

import type { Database } from '@/db/client'
import { CHANNELS } from '@/db/vocabulary'
import { posters } from '@/lib/channels/posters'
import { readers } from '@/lib/channels/readers'
import { log } from '@/lib/log'
import { callWithin } from '@/lib/outgoing/call'
import type { Enqueue } from '@/lib/signals/keep-delivery'
import { pause } from '@/lib/time/pause'

import { type Ears, type Listening, listenTo } from './listen-to'
import { letGo, listConnectorsOf, ownConnector } from './store'

/** Shorter than a worker has for its leave. */
const CALL_MS = 5000
const LOOK_AROUND_MS = 2000
const LOOK_AGAIN_MS = 60_000
const HEEDED = CHANNELS.filter((channel) => readers[channel] || posters[channel]?.lookAgain)

type Paces = {
  /** How often it is asked which connectors there are, and whether one has lost its worker. */
  lookAroundMs?: number
  lookAgainMs?: number
}

export function startListening(
  { db, pool }: { db: Database; pool: Pool },
  enqueue: Enqueue,
  { lookAroundMs = LOOK_AROUND_MS, lookAgainMs = LOOK_AGAIN_MS }: Paces = {},
): Listening {
  const stopping = new AbortController()
  const ears: Ears = { db, enqueue, call: callWithin(CALL_MS), lookAgainMs }
  const listening = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await listenWhileConnected(ears, pool, lookAroundMs, stopping.signal)
      } catch (error) {
        log.warn({ err: error }, 'listening was cut off from the database')
      }
      await pause(lookAroundMs, stopping.signal)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await listening
    },
  }
}

async function listenWhileConnected(ears: Ears, pool: Pool, lookAroundMs: number, stopping: AbortSignal) {
  const owner = await pool.connect()
  const ending = new AbortController()
  const end = () => ending.abort()
  owner.once('error', end)
  owner.once('end', end)
  const signal = AbortSignal.any([stopping, ending.signal])
  const ours = new Map<string, Listening>()
  try {
    while (!signal.aborted) {
      await lookAround(ears, owner, ours, signal)
      await pause(lookAroundMs, signal)
    }
  } finally {
    end()
    await Promise.all([...ours.values()].map(({ stop }) => stop()))
    owner.off('error', end)
    owner.off('end', end)
    // With the connection go its locks, whatever state it is in.
    owner.release(true)
  }
}

async function lookAround(ears: Ears, owner: PoolClient, ours: Map<string, Listening>, signal: AbortSignal) {
  const there = await listConnectorsOf(ears.db, HEEDED)
  const ids = new Set(there.map(({ connectorId }) => connectorId))
  for (const [connectorId, { stop }] of ours)
    if (!ids.has(connectorId)) {
      await stop()
      await letGo(owner, connectorId)
      ours.delete(connectorId)
    }
  for (const heeded of there)
    if (!ours.has(heeded.connectorId) && (await ownConnector(owner, heeded.connectorId)))
      ours.set(heeded.connectorId, listenTo(ears, heeded, signal))
}
