/** From an author to a guest: a known account is recognised, a new one makes a guest we have not met. */
import type { Database } from '@/db/client'
import type { AuthorFacts } from '@/db/schema/signals'
import type { Network } from '@/db/vocabulary'

import { accountOf } from './handle'
import { hearHandle } from './store'

/** What staff noticed may name a guest without an account. */
export type Recognised = {
  guestId: string
  handleId: string | null
  folded: string | null
  /** Never heard of before: nothing can be known about them yet. */
  isNew: boolean
}

/** Null for an anonymous author: there is nobody to recognise next time. */
export async function recogniseGuest(
  tx: Database,
  {
    propertyId,
    network,
    author,
    at,
  }: { propertyId: string; network: Network; author: AuthorFacts | null; at: Date },
): Promise<Recognised | null> {
  const account = author && accountOf(author)
  if (!account) return null
  const { id, guestId, isNew } = await hearHandle(tx, { propertyId, network, account, author, at })
  return { guestId, handleId: id, folded: account.folded, isNew }
}
