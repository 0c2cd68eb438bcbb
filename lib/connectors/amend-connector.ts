import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Connector } from '@/db/schema/signals'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { ConnectorSettings } from './input'
import { changeConnector, hasOutlet } from './store'

/** Its name, where its signals belong, and which accounts are our own. Its kind stays what it is. */
export function amendConnector(
  db: Database,
  who: Member,
  what: ConnectorSettings,
): Promise<Outcome<{ connector: Connector }, 'not_allowed' | 'not_found' | 'no_such_outlet'>> {
  const { connectorId, name, outletId, ownHandles, outgoingUrl } = ConnectorSettings.parse(what)
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
    const { propertyId } = who
    if (outletId && !(await hasOutlet(tx, propertyId, outletId))) return refuse('no_such_outlet')

    const connector = await changeConnector(
      tx,
      { propertyId, connectorId },
      {
        name,
        outletId: outletId ?? null,
        ownHandles: ownHandles.map((handle) => handle.replace(/^@+/, '').toLowerCase()),
        outgoingUrl: outgoingUrl ?? null,
      },
    )
    if (!connector) return refuse('not_found')
    await sayChanged(tx, propertyId)
    return { ok: true, connector }
  })
}
