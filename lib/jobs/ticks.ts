/** What happens because time passes: a table of small sweeps, each run every so often by one worker at a time. */
import type { Pool } from 'pg'

import type { Database } from '@/db/client'
import { askLengths } from '@/lib/connectors/ask-lengths'
import { sweepSilences } from '@/lib/connectors/sweep-silences'
import { sweepArrivals } from '@/lib/guests/sweep-arrivals'
import { log } from '@/lib/log'
import { sweepNotes } from '@/lib/notes/write-notes'
import { call } from '@/lib/outgoing/call'
import { forgetOldAttempts } from '@/lib/people/attempt-store'
import { sweepUnanswered } from '@/lib/questions/ask-host'
import { type HandOver, sweepLeaving } from '@/lib/replies/sweep-leaving'
import { expireBodies, listUntaken } from '@/lib/signals/delivery-store'
import type { FetchLater } from '@/lib/signals/fetch-rest'
import { takeDeliveries } from '@/lib/signals/take-delivery'
import { sweepHolds } from '@/lib/tasks/sweep-holds'
import { sweepUntaken } from '@/lib/tasks/sweep-untaken'
import { sweepWindows } from '@/lib/tasks/sweep-windows'
import { pause } from '@/lib/time/pause'

import { forgetDeadLinks, underLock } from './tick-store'

export type Tick = { name: string; everyMs: number; run: (db: Database, now: Date) => Promise<unknown> }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Its job has had its chance by then. */
const UNTAKEN_FOR_MS = 30 * SECOND
const BODIES_LAST_MS = 30 * DAY
const BATCH = 500

const before = (now: Date, ms: number) => new Date(now.getTime() - ms)

export const ticksOf = (handOver: HandOver, fetchLater: FetchLater, startedAt: Date): Tick[] => [
  { name: 'replies leave', everyMs: SECOND, run: (db, now) => sweepLeaving(db, now, handOver) },
  { name: 'holds end', everyMs: 5 * SECOND, run: sweepHolds },
  { name: 'windows close', everyMs: 15 * SECOND, run: sweepWindows },
  { name: 'untaken tasks are told', everyMs: 5 * SECOND, run: tellUntaken(startedAt) },
  { name: 'hosts are asked', everyMs: 5 * SECOND, run: (db, now) => sweepUnanswered(db, now) },
  { name: 'arrivals come near', everyMs: MINUTE, run: (db, now) => sweepArrivals(db, now) },
  { name: 'untaken deliveries', everyMs: 10 * SECOND, run: (db, now) => takeUntaken(db, now, fetchLater) },
  { name: 'silences are noticed', everyMs: MINUTE, run: (db, now) => sweepSilences(db, now, startedAt) },
  { name: 'lengths are asked', everyMs: HOUR, run: (db) => askLengths(db, call) },
  { name: 'notes are written', everyMs: 30 * SECOND, run: (db, now) => sweepNotes(db, call, now) },
  { name: 'bodies expire', everyMs: HOUR, run: letBodiesExpire },
  { name: 'links are forgotten', everyMs: HOUR, run: (db, now) => forgetDeadLinks(db, before(now, DAY)) },
  {
    name: 'attempts are forgotten',
    everyMs: HOUR,
    run: (db, now) => forgetOldAttempts(db, before(now, DAY)),
  },
]

/** Begins a little before this worker did: the one before it may not have told the last. */
function tellUntaken(startedAt: Date): Tick['run'] {
  let since = before(startedAt, MINUTE)
  return async (db, now) => {
    await sweepUntaken(db, { since, now })
    since = now
  }
}

/** Whose job was lost or is late. Safe beside that job: what one of them holds, the other leaves alone. */
export async function takeUntaken(
  db: Database,
  now: Date,
  fetchLater: FetchLater | null = null,
): Promise<number> {
  const keys = await listUntaken(db, { before: before(now, UNTAKEN_FOR_MS), limit: BATCH })
  if (keys.length > 0) await takeDeliveries(db, keys, now, fetchLater)
  return keys.length
}

export async function letBodiesExpire(db: Database, now: Date): Promise<number> {
  const limits = { before: before(now, BODIES_LAST_MS), limit: BATCH }
  let expired = 0
  for (;;) {
    const inBatch = await expireBodies(db, limits)
    expired += inBatch
    if (inBatch < BATCH) return expired
  }
}

export type Ticking = { stop: () => Promise<void> }

/** Each tick waits for its own last run; one that fails is logged and tried again at its next time. */
export function startTicks({ db, pool }: { db: Database; pool: Pool }, ticks: Tick[]): Ticking {
  const stopping = new AbortController()
  const running = ticks.map(async ({ name, everyMs, run }) => {
    while (!stopping.signal.aborted) {
      try {
        await underLock(pool, name, () => run(db, new Date()))
      } catch (error) {
        log.error({ err: error, tick: name }, 'a tick failed')
      }
      await pause(everyMs, stopping.signal)
    }
  })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
