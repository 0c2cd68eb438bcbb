/** Names a house, or changes what it says about itself. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Property } from '@/db/schema/house'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { isCurrency, isZone } from './property'
import { findProperty, hasAmounts, holdProperty, type PropertyWords, updateProperty } from './store'

export type PropertyRefusal = 'not_found' | 'unknown_zone' | 'unknown_currency' | 'currency_in_use'

/** The currency stands still once amounts are kept in it: 300 minor units are three euros, or 300 yen. */
export function amendProperty(
  db: Database,
  who: Member,
  words: PropertyWords,
): Promise<Outcome<{ property: Property }, PropertyRefusal>> {
  return db.transaction(async (tx) => {
    if (!isZone(words.zone)) return refuse('unknown_zone')
    if (!isCurrency(words.currency)) return refuse('unknown_currency')

    await holdProperty(tx, who.propertyId)
    const property = await findProperty(tx, who.propertyId)
    if (!property) return refuse('not_found')
    if (words.currency !== property.currency && (await hasAmounts(tx, who.propertyId)))
      return refuse('currency_in_use')

    await updateProperty(tx, who.propertyId, words)
    await sayChanged(tx, who.propertyId)
    return { ok: true, property: { ...property, ...words } }
  })
}
