/** Listens to the database for "something changed" on one connection of its own, and comes back when it is cut. */
import { Client } from 'pg'

import { CHANGED_CHANNEL } from '@/db/changed'
import { log } from '@/lib/log'

import type { Hub } from './hub'

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5000
/** A line that was cut without a word is only noticed by speaking on it. */
const PING_EVERY_MS = 20_000
const PING_ANSWERED_MS = 5000

export type Listening = { stop: () => Promise<void> }

/** Resolves once it listens, or failed to for the first time; either way it keeps at it until stopped. */
export async function listenForChanges(
  url: string,
  hub: Pick<Hub, 'changed' | 'resync'>,
): Promise<Listening> {
  const stopping = new AbortController()
  let retryMs = FIRST_RETRY_MS
  let end: (() => Promise<void>) | undefined

  async function connect(): Promise<void> {
    if (stopping.signal.aborted) return
    const client = new Client({
      connectionString: url,
      application_name: 'on-the-house live',
      keepAlive: true,
      connectionTimeoutMillis: PING_ANSWERED_MS,
      query_timeout: PING_ANSWERED_MS,
    })
    let isOver = false
    const over = () => {
      if (isOver) return
      isOver = true
      clearInterval(ping)
      client.end().catch(() => undefined)
      if (stopping.signal.aborted) return
      setTimeout(() => void connect(), retryMs).unref()
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)
    }
    const ping = setInterval(() => client.query('select 1').catch(over), PING_EVERY_MS).unref()
    client.on('error', over)
    client.on('end', over)
    client.on('notification', ({ channel, payload }) => {
      if (channel === CHANGED_CHANNEL && payload) hub.changed(payload)
    })
    try {
      await client.connect()
      await client.query(`listen ${CHANGED_CHANNEL}`)
      retryMs = FIRST_RETRY_MS
      end = () => client.end()
      // Whatever was said while nobody listened is made up for by reading again.
      hub.resync()
    } catch (error) {
      log.warn({ err: error }, 'the live line to the database is down')
      over()
    }
  }

  await connect()
  return {
    stop: async () => {
      stopping.abort()
      await end?.().catch(() => undefined)
    },
  }
}
