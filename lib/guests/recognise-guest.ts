/** From an author to a guest: a known account is recognised, a new one makes a guest we have not met. */
import type { Database } from '@/db/client'
import type { Signal } from '@/db/schema/signals'

import { accountOf } from './handle'
import { keepProposal } from './match-store'
import { inheritOptOut } from './opt-out'
import { hearHandle } from './store'

/** What staff noticed may name a guest without an account. */
export type Recognised = {
  guestId: string
  handleId: string | null
  folded: string | null
  /** Never heard of before: nothing can be known about them yet. */
  isNew: boolean
}

type Said = Pick<Signal, 'propertyId' | 'network' | 'connectorId' | 'author' | 'occurredAt'>

/** Null for an anonymous author: there is nobody to recognise next time. */
export async function recogniseGuest(tx: Database, said: Said, now: Date): Promise<Recognised | null> {
  const { propertyId, network, author, occurredAt: at } = said
  const account = author && accountOf(author, said)
  if (!account) return null
  const heard = await hearHandle(tx, { propertyId, network, account, author, at })
  const { id: handleId, guestId, isNew, bereft } = heard
  if (bereft && bereft !== guestId) await heedBereft(tx, { propertyId, handleId, guestId, bereft }, now)
  return { guestId, handleId, folded: account.folded, isNew }
}

type Twice = { propertyId: string; handleId: string; guestId: string; bereft: string }

/** Two guests went by one handle, one of them without an id: most likely one person, which a person must say. */
async function heedBereft(tx: Database, { propertyId, handleId, guestId, bereft }: Twice, now: Date) {
  if (await inheritOptOut(tx, { propertyId, from: bereft, to: guestId }, now)) return
  const why = { confidence: 60, reasons: ['same_handle'] }
  await keepProposal(tx, { propertyId, handleId, guestId: bereft, ...why, proposedAt: now })
}
