/** Closing the door behind somebody who left, and opening it again. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { releaseTasksOf } from '@/lib/tasks/release-task'

import { mayManage } from './authority'
import { isLastAdmin } from './change-staff'
import type { Member } from './member'
import { findStaff, lockStaff, setDisabled } from './staff-store'

type Refusal = 'not_found' | 'not_yours' | 'yourself' | 'last_admin' | 'already'

/**
 * Ends their pages, actions and streams at once (each asks the database again) and puts what they had taken back
 * on the list, in one transaction. `putBack` says how many those were.
 */
export function disableStaff(
  db: Database,
  who: Member,
  personId: string,
  now: Date,
): Promise<Outcome<{ name: string; putBack: number }, Refusal>> {
  const key = { propertyId: who.propertyId, personId }
  return db.transaction(async (tx) => {
    await lockStaff(tx, who.propertyId)
    const them = await findStaff(tx, key)
    if (!them) return refuse('not_found')
    if (personId === who.personId) return refuse('yourself')
    if (!mayManage(who, them)) return refuse('not_yours')
    if (!them.disabledAt && (await isLastAdmin(tx, key))) return refuse('last_admin')
    if (!(await setDisabled(tx, key, now))) return refuse('already')
    const putBack = await releaseTasksOf(tx, key, now)
    await sayChanged(tx, who.propertyId)
    return { ok: true, name: them.name, putBack }
  })
}

/** Their own password or code works again; sessions from before do too, if they are not too old. */
export function enableStaff(
  db: Database,
  who: Member,
  personId: string,
): Promise<Outcome<{ name: string }, Refusal>> {
  const key = { propertyId: who.propertyId, personId }
  return db.transaction(async (tx) => {
    await lockStaff(tx, who.propertyId)
    const them = await findStaff(tx, key)
    if (!them) return refuse('not_found')
    if (!mayManage(who, them)) return refuse('not_yours')
    if (!(await setDisabled(tx, key, null))) return refuse('already')
    await sayChanged(tx, who.propertyId)
    return { ok: true, name: them.name }
  })
}
