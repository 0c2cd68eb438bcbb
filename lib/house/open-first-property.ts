/** Opens an empty install: one house without a name yet, and the admin who will name it. */
import type { Database } from '@/db/client'
import type { Locale } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'

import { isZone } from './property'
import { hasProperties, holdInstallation, insertAdmin, insertProperty } from './store'

export type FirstAdmin = {
  name: string
  email: string | null
  staffName: string | null
  locale: Locale
}

/**
 * Both or neither, and once: two processes that start together open one house. The name is left empty
 * (`isUnnamed`), which leads the admin to the form; `zone` is a first guess, UTC when it does not exist.
 */
export function openFirstProperty(
  db: Database,
  { admin, zone, currency }: { admin: FirstAdmin; zone: string; currency: string },
  now: Date,
): Promise<Outcome<{ propertyId: string; personId: string }, 'not_empty'>> {
  return db.transaction(async (tx) => {
    await holdInstallation(tx)
    if (await hasProperties(tx)) return refuse('not_empty')

    const words = { name: '', zone: isZone(zone) ? zone : 'UTC', rollsAtHour: 4, currency }
    const propertyId = await insertProperty(tx, { ...words, languages: [admin.locale] }, now)
    const personId = await insertAdmin(tx, { propertyId, ...admin }, now)
    return { ok: true, propertyId, personId }
  })
}
