import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { reopenDelivery } from './delivery-store'
import type { DeliveryChoice } from './input'
import type { Enqueue } from './keep-delivery'

/** What is in quarantine is taken once more, as if it had just come: whatever was mended since counts. Safe to repeat. */
export function retryDelivery(
  db: Database,
  who: Member,
  { deliveryId }: DeliveryChoice,
  enqueue: Enqueue,
): Promise<Outcome<object, 'not_allowed' | 'not_found'>> {
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const key = { propertyId: who.propertyId, deliveryId }
    if (!(await reopenDelivery(tx, key))) return refuse('not_found')
    await enqueue(tx, [key])
    await sayChanged(tx, who.propertyId)
    return { ok: true }
  })
}
