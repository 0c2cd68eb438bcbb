/** What the first start does: the two houses, and the days that lie behind them. */
import type { Database } from '@/db/client'
import type { Storage } from '@/lib/storage/storage'

import { furnishDemonstration } from './furnish-demonstration'
import { playPast } from './play-past'
import { showFaces } from './show-faces'

/** Before the first thing that happened in them. */
const FURNISHED_DAYS_AGO = 14

/** All or nothing. Does nothing when a demonstration stands already; refused beats are a bug and thrown. */
export function openDemonstration(db: Database, storage: Storage, now: Date): Promise<void> {
  return db.transaction(async (tx) => {
    const furnishedAt = new Date(now.getTime() - FURNISHED_DAYS_AGO * 86_400_000)
    const houses = await furnishDemonstration(tx, furnishedAt)
    if (!houses) return
    await showFaces(tx, storage, houses, furnishedAt)
    const refusals = await playPast(tx, storage, houses, now)
    if (refusals.length > 0) throw new Error(`The past of the demonstration broke: ${refusals.join('; ')}`)
  })
}
