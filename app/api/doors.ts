/** What the routes under /api and the door in front of Next share: opened once a process, whoever comes first. */
import { openDatabase } from '@/db/client'
import { openedDatabase } from '@/db/pool'
import { rememberStatements } from '@/db/remember-statements'
import { memberOfRequest } from '@/lib/auth/member-of-request'
import type { Problem } from '@/lib/channels/channel'
import { rememberConnectors } from '@/lib/connectors/known-connectors'
import { rememberKeys } from '@/lib/connectors/known-keys'
import { openSender } from '@/lib/jobs/boss'
import { enqueueTaking } from '@/lib/jobs/job-store'
import { atMost } from '@/lib/live/at-most'
import { openHub } from '@/lib/live/hub'
import { listenForChanges } from '@/lib/live/listen'
import type { Live } from '@/lib/live/watch'
import { log } from '@/lib/log'
import { callWithin } from '@/lib/outgoing/call'
import { BODY_ROOM, openBodyRoom } from '@/lib/signals/body-room'
import { type Enqueue, openKeeper } from '@/lib/signals/keep-delivery'
import type { Intake } from '@/lib/signals/receive-delivery'
import { fill } from '@/lib/words/fill'
import { messagesOf } from '@/lib/words/messages'

const BEAT_EVERY_MS = 15_000
/** Every screen asks again and again who it is; most of the pool is for those who are waiting for a page. */
const CHECKS_AT_ONCE = 4
/** The senders whose keys are asked for wait ten seconds for their own answer. */
const KEYS_WITHIN_MS = 4000

type Doors = {
  intake: () => Promise<Intake>
  /** To have deliveries taken, in the transaction that says so. */
  takeSoon: () => Promise<Enqueue>
  live: () => Promise<Live>
  close: () => Promise<void>
}

declare global {
  var houseDoors: Doors | undefined
}

export const doors = (): Doors => {
  globalThis.houseDoors ??= openDoors()
  return globalThis.houseDoors
}

function openDoors(): Doors {
  const closing = new AbortController()
  const closers: (() => Promise<void>)[] = []

  const sending = once(async () => {
    // Connections of its own: a delivery never waits for a page, and its few statements are remembered.
    const keeping = openDatabase(process.env.DATABASE_URL ?? '', {
      name: 'on-the-house intake',
      max: 4,
      onError: (error) => log.warn({ err: error }, 'a database connection was lost'),
    })
    rememberStatements(keeping.pool)
    const boss = await openSender(keeping.pool)
    const keeper = openKeeper(keeping.db, boss)
    closers.push(async () => {
      await keeper.settled()
      await boss.stop({ graceful: false })
      await keeping.close()
    })
    return { keeping, boss, keeper }
  })

  const intake = once(async (): Promise<Intake> => {
    const { keeping, keeper } = await sending()
    const findKeys = rememberKeys(callWithin(KEYS_WITHIN_MS))
    const findConnector = rememberConnectors(keeping.db)
    return { findConnector, findKeys, keeper, room: openBodyRoom(BODY_ROOM), tell: tellInEnglish }
  })

  const takeSoon = once(async (): Promise<Enqueue> => {
    const { boss } = await sending()
    return (tx, keys) => enqueueTaking(boss, tx, keys)
  })

  const live = once(async (): Promise<Live> => {
    const { db } = openedDatabase()
    const hub = openHub()
    const listening = await listenForChanges(process.env.DATABASE_URL ?? '', hub)
    const beating = setInterval(hub.beat, BEAT_EVERY_MS).unref()
    closers.push(async () => {
      clearInterval(beating)
      await listening.stop()
    })
    const memberOf = atMost(CHECKS_AT_ONCE, (cookie: string) =>
      memberOfRequest({ headers: { get: () => cookie } }, db),
    )
    return { hub, memberOf, signal: closing.signal }
  })

  return {
    intake,
    takeSoon,
    live,
    close: async () => {
      closing.abort()
      await Promise.all(closers.map((close) => close()))
    },
  }
}

/** A failure is forgotten, so that the next caller tries again. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined
      throw error
    })
    return opened
  }
}

function tellInEnglish({ key, saw }: Problem): string {
  const words = messagesOf('en').intake?.problem
  const sentence = typeof words === 'object' ? words[key] : undefined
  return fill(typeof sentence === 'string' ? sentence : key, { saw: saw ?? '' })
}
