/** What a house counts as advertising in a reply: the managers' own list, or the suggested one. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Member } from '@/lib/people/member'

import type { Phrases } from './promotion'
import { updatePhrases } from './store'

/** Null goes back to the suggested list. An empty list asks about no phrase at all. */
export function keepPhrases(db: Database, { propertyId }: Member, phrases: Phrases | null): Promise<void> {
  return db.transaction(async (tx) => {
    await updatePhrases(tx, { propertyId, phrases })
    await sayChanged(tx, propertyId)
  })
}
