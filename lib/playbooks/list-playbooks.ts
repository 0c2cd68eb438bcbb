/** The page of playbooks: what each says, whether it runs, and what it made lately. */
import type { Database } from '@/db/client'
import type { Member } from '@/lib/people/member'

import { type CurrentPlaybook, countMade, listCurrent } from './store'

export type PlaybookRow = CurrentPlaybook & { made: number; delivered: number; lastAt: Date | null }

const DAYS = 30

/** Newest first. `made` and `delivered` count tasks made in the last thirty days. */
export async function listPlaybooks(db: Database, who: Member, now: Date): Promise<PlaybookRow[]> {
  const since = new Date(now.getTime() - DAYS * 24 * 60 * 60_000)
  const all = await listCurrent(db, who.propertyId)
  const made = new Map(
    (await countMade(db, { propertyId: who.propertyId, since })).map((row) => [row.playbookId, row]),
  )
  return all.map((playbook) => {
    const { made: count = 0, delivered = 0, lastAt = null } = made.get(playbook.id) ?? {}
    return { ...playbook, made: count, delivered, lastAt }
  })
}
