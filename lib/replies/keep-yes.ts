/** Whether what staff answer in public waits for a manager's yes. What waits already goes on waiting. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Member } from '@/lib/people/member'

import { updateNeedYes } from './store'

export function keepYes(db: Database, { propertyId }: Member, repliesNeedYes: boolean): Promise<void> {
  return db.transaction(async (tx) => {
    await updateNeedYes(tx, { propertyId, repliesNeedYes })
    await sayChanged(tx, propertyId)
  })
}
