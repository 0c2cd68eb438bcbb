/** Looks for the stay behind an account that spoke, and for the account behind a stay that was announced. */
import type { Database } from '@/db/client'
import type { Visit } from '@/db/schema/guests'
import type { Signal } from '@/db/schema/signals'
import type { HouseClock } from '@/lib/time/business-date'

import { hasStay, keepProposal, listAccountsLike, listNamedStays } from './match-store'
import { proposeMatch } from './propose-match'

const DAY = 24 * 60 * 60_000
const AHEAD = 14 * DAY
const BACK = 30 * DAY

type Heard = { signal: Signal; guestId: string | null; handleId: string | null; visit: Visit | null }

/** Proposes; it never merges. Safe to repeat: a pair that was decided stays decided. */
export async function proposeMatches(tx: Database, heard: Heard, clock: HouseClock, now: Date) {
  const { signal, guestId, handleId, visit } = heard
  if (!guestId) return
  if (signal.kind === 'arrival') {
    const isAhead = visit?.status === 'expected' || visit?.status === 'in_house'
    if (visit && isAhead) await proposeAccounts(tx, { signal, guestId, visit }, clock, now)
  } else if (handleId && visit?.kind !== 'stay' && signal.network !== 'pms') {
    await proposeStays(tx, { signal, guestId, handleId }, clock, now)
  }
}

async function proposeAccounts(
  tx: Database,
  { signal, guestId, visit }: { signal: Signal; guestId: string; visit: Visit },
  clock: HouseClock,
  now: Date,
) {
  const { propertyId } = signal
  const guestName = signal.stay?.guestName ?? signal.authorName
  if (!guestName) return
  const since = new Date(now.getTime() - BACK)
  const stay = { guestName, startsAt: visit.startsAt, spot: signal.stay?.room ?? null }
  for (const account of await listAccountsLike(tx, { propertyId, guestId, name: guestName, since })) {
    const proposal = proposeMatch(account, stay, clock)
    const { handleId } = account
    if (proposal) await keepProposal(tx, { propertyId, handleId, guestId, ...proposal, proposedAt: now })
  }
}

async function proposeStays(
  tx: Database,
  { signal, guestId, handleId }: { signal: Signal; guestId: string; handleId: string },
  clock: HouseClock,
  now: Date,
) {
  const { propertyId, author, authorName, text, occurredAt } = signal
  const until = new Date(now.getTime() + AHEAD)
  const stays = await listNamedStays(tx, { propertyId, guestId, now, until })
  if (stays.length === 0 || (await hasStay(tx, { propertyId, guestId, now }))) return
  const account = {
    handle: author?.handle ?? '',
    displayName: author?.name ?? authorName,
    text,
    saidAt: occurredAt,
  }
  for (const stay of stays) {
    const proposal = proposeMatch(account, stay, clock)
    if (proposal)
      await keepProposal(tx, { propertyId, handleId, guestId: stay.guestId, ...proposal, proposedAt: now })
  }
}
