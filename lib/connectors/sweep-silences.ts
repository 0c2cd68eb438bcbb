import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'

import { isSilence, type Stretch, stretchesBefore } from './silence'
import { countHeard, endSilences, insertSilence, listQuiet, type Quiet } from './silence-store'

/** Nothing is said about less: a connector that is heard every few seconds has hiccups. */
const QUIET_FOR_MS = 5 * 60_000
const BATCH = 200

/**
 * Notices who fell silent and who is heard again. `listeningSince`: before that this house could not hear, so its own
 * absence is nobody's silence. Safe to run twice: a silence is noticed once. A statement a batch for the counting.
 */
export async function sweepSilences(db: Database, now: Date, listeningSince: Date): Promise<number> {
  for (const propertyId of await endSilences(db, now)) await sayChanged(db, propertyId)

  const before = new Date(now.getTime() - QUIET_FOR_MS)
  if (listeningSince > before) return 0
  let noticed = 0
  for (let after: string | null = null; ; ) {
    const quiet = await listQuiet(db, { before, after, limit: BATCH })
    for (const one of await silentOf(db, quiet, { now, listeningSince }))
      if (await insertSilence(db, one, now)) {
        noticed += 1
        await sayChanged(db, one.propertyId)
      }
    const last = quiet.at(-1)
    if (!last || quiet.length < BATCH) return noticed
    after = last.connectorId
  }
}

async function silentOf(
  db: Database,
  quiet: readonly Quiet[],
  { now, listeningSince }: { now: Date; listeningSince: Date },
): Promise<Quiet[]> {
  const asked = quiet.map((one) => {
    const from = new Date(Math.max(one.lastHeardAt.getTime(), listeningSince.getTime()))
    return { one, stretches: stretchesBefore({ from, to: now }, one.firstHeardAt, one.zone) }
  })
  const heard = await countHeard(
    db,
    asked.flatMap(({ one: { propertyId, connectorId }, stretches }) =>
      stretches.map((stretch: Stretch) => ({ propertyId, connectorId, stretch })),
    ),
  )
  return asked.flatMap(({ one, stretches }) => (isSilence(heard.splice(0, stretches.length)) ? [one] : []))
}
