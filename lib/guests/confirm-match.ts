/** A person says that an account is the guest of a stay, or that it is not. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { attachEchoes } from '@/lib/echoes/attach-echoes'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { welcome } from './follow-stay'
import type { MatchChoice } from './input'
import { decideMatch, findMatch, holdHandle, listStaysAhead, moveGuest } from './match-store'
import { keepOptedOut } from './opt-out'

export type Decided = Outcome<{ guestId: string }, 'not_found' | 'decided'>

/**
 * Everything of the account's guest becomes the one guest's, in one transaction, and what waited for their
 * arrival begins. Two people who say yes at once have said it once.
 */
export function confirmMatch(
  db: Database,
  who: Member,
  { matchId }: MatchChoice,
  now: Date,
): Promise<Decided> {
  return db.transaction(async (tx) => {
    const { propertyId } = who
    const match = await decideMatch(tx, {
      propertyId,
      matchId,
      state: 'confirmed',
      by: who.personId,
      at: now,
    })
    if (!match) return whyNot(tx, who, matchId)
    const { guestId: into, handleId } = match
    const from = await holdHandle(tx, { propertyId, handleId })
    if (from && from !== into) {
      const moved = await moveGuest(tx, { propertyId, from, into })
      for (const signalId of moved) await attachEchoes(tx, { propertyId, signalId }, now)
      await keepOptedOut(tx, { propertyId, guestId: into }, now)
    }
    for (const visit of await listStaysAhead(tx, { propertyId, guestId: into, now }))
      await welcome(tx, visit, now)
    await sayChanged(tx, propertyId)
    return { ok: true, guestId: into }
  })
}

/** The two stay two, and this pair is not proposed again. */
export function declineMatch(
  db: Database,
  who: Member,
  { matchId }: MatchChoice,
  now: Date,
): Promise<Decided> {
  return db.transaction(async (tx) => {
    const { propertyId } = who
    const match = await decideMatch(tx, { propertyId, matchId, state: 'declined', by: who.personId, at: now })
    if (!match) return whyNot(tx, who, matchId)
    await sayChanged(tx, propertyId)
    return { ok: true, guestId: match.guestId }
  })
}

async function whyNot(tx: Database, { propertyId }: Member, matchId: string) {
  return refuse((await findMatch(tx, { propertyId, matchId })) ? 'decided' : 'not_found')
}
