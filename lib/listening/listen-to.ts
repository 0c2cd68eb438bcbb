/**
 * One account, read every so often, and sooner when its vendor rings: what is read is what counts, the bell only hastens.
 * Beside it, or alone where the vendor calls, what was heard is looked at again.
 */
import type { Database } from '@/db/client'
import { bearing, type TryAgain } from '@/lib/channels/poster'
import { readers } from '@/lib/channels/readers'
import { accountOf } from '@/lib/connectors/account'
import { freshAccess } from '@/lib/connectors/fresh-access'
import { type ConnectorKey, findConnector } from '@/lib/connectors/store'
import { log } from '@/lib/log'
import type { Call } from '@/lib/outgoing/call'
import { hearBell } from '@/lib/outgoing/hear-bell'
import type { Enqueue } from '@/lib/signals/keep-delivery'
import { pause } from '@/lib/time/pause'

import { type LookedAgain, lookAgain } from './look-again'
import { type Read, readAccount } from './read-account'
import type { Heeded } from './store'

/** `lookAgainMs`: how often it is asked which posts are due to be looked at. */
export type Ears = { db: Database; enqueue: Enqueue; call: Call; lookAgainMs: number }
export type Listening = { stop: () => Promise<void> }

const SECOND = 1000
const MINUTE = 60 * SECOND
const READ_EVERY_MS = 15 * SECOND
/** Somebody may have connected it again meanwhile. */
const REFUSED_MS = MINUTE
const MOST_PATIENCE_MS = 5 * MINUTE
const BELL_AGAIN_MS = 10 * SECOND

/** `failures`: how many readings in a row came to nothing, this one among them. */
export function restAfter(read: Read, failures: number): number {
  if (read.kind === 'read') return read.isMore ? 0 : READ_EVERY_MS
  return read.kind === 'refused' ? REFUSED_MS : patienceFor(read, failures)
}

const patienceFor = ({ afterMs }: TryAgain, failures: number) =>
  Math.max(afterMs ?? 0, Math.min(MOST_PATIENCE_MS, SECOND * 2 ** failures))

export function listenTo(ears: Ears, { channel, ...key }: Heeded, ending: AbortSignal): Listening {
  const leaving = new AbortController()
  const signal = AbortSignal.any([ending, leaving.signal])
  const bell = aBell()
  const listening = Promise.all([
    ...(readers[channel] ? [readOn(ears, key, bell, signal), keepBell(ears, key, bell, signal)] : []),
    lookOn(ears, key, signal),
  ])
  return {
    stop: async () => {
      leaving.abort()
      await listening
    },
  }
}

async function readOn(ears: Ears, key: ConnectorKey, bell: Bell, signal: AbortSignal) {
  let failures = 0
  while (!signal.aborted) {
    bell.hush()
    const read = await readOnce(ears, key, signal)
    failures = read.kind === 'try_again' ? failures + 1 : 0
    const rest = restAfter(read, failures)
    // A vendor that asked for patience is not asked sooner because it rings.
    const isWoken = read.kind === 'read'
    await pause(rest, isWoken ? AbortSignal.any([signal, bell.rung()]) : signal)
  }
}

async function readOnce({ db, enqueue, call }: Ears, key: ConnectorKey, signal: AbortSignal): Promise<Read> {
  try {
    const read = await readAccount(db, key, { call, enqueue, now: new Date(), signal })
    if (read.kind !== 'read') log.info({ ...key, ...read }, 'an account could not be read')
    return read
  } catch (error) {
    log.warn({ err: error, ...key }, 'a reading failed')
    return { kind: 'try_again', afterMs: null }
  }
}

async function lookOn(ears: Ears, key: ConnectorKey, signal: AbortSignal) {
  let failures = 0
  let rest = ears.lookAgainMs
  while (!signal.aborted) {
    await pause(rest, signal)
    if (signal.aborted) return
    const looked = await lookOnce(ears, key, signal)
    failures = looked.kind === 'try_again' ? failures + 1 : 0
    rest = looked.kind === 'try_again' ? patienceFor(looked, failures) : ears.lookAgainMs
  }
}

async function lookOnce(
  { db, enqueue, call }: Ears,
  key: ConnectorKey,
  signal: AbortSignal,
): Promise<LookedAgain> {
  try {
    const looked = await lookAgain(db, key, { call, enqueue, now: new Date(), signal })
    if (looked.kind === 'refused') log.warn({ ...key, ...looked }, 'posts could not be looked at again')
    return looked
  } catch (error) {
    log.warn({ err: error, ...key }, 'looking again failed')
    return { kind: 'try_again', afterMs: null }
  }
}

/** Holds the line open as long as it is ours; without one that works, the readings every so often are enough. */
async function keepBell({ db, call }: Ears, key: ConnectorKey, bell: Bell, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      const connector = await findConnector(db, key)
      const url = connector && readers[connector.channel]?.bell?.(accountOf(connector))
      const fresh = url && (await freshAccess(db, key, { call, now: new Date() }))
      if (url && fresh && fresh.kind === 'fresh')
        await hearBell({ url, headers: bearing(fresh.access) }, bell.ring, signal)
    } catch (error) {
      log.debug({ err: error, ...key }, 'a bell fell silent')
    }
    await pause(BELL_AGAIN_MS, signal)
  }
}

type Bell = { ring: () => void; rung: () => AbortSignal; hush: () => void }

/** Rings through until it is hushed, so that what rang during a reading is read after it. */
function aBell(): Bell {
  let sound = new AbortController()
  return {
    ring: () => sound.abort(),
    rung: () => sound.signal,
    hush: () => {
      if (sound.signal.aborted) sound = new AbortController()
    },
  }
}
