import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { askers } from '@/lib/channels/askers'
import type { Checked } from '@/lib/channels/poster'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Call } from '@/lib/outgoing/call'
import { isAtLeast, type Member } from '@/lib/people/member'

import { freshAccess } from './fresh-access'
import { findConnector } from './store'
import { changeAccount, noteRefusal, noteServes } from './vendor-store'

/** A real call: does what was entered serve, and whose account is it? An account that was left open is filled in. */
export async function checkAccess(
  db: Database,
  who: Member,
  { connectorId }: { connectorId: string },
  call: Call,
  now: Date,
): Promise<Outcome<{ checked: Checked }, 'not_allowed' | 'not_found'>> {
  if (!isAtLeast(who, 'admin')) return refuse('not_allowed')
  const key = { propertyId: who.propertyId, connectorId }
  const connector = await findConnector(db, key)
  const asker = connector && askers[connector.channel]
  if (!asker || connector.archivedAt) return refuse('not_found')

  const fresh = await freshAccess(db, key, { call, now })
  const checked = fresh.kind === 'fresh' ? await asker.check(fresh.access, call, now) : fresh
  if (checked.kind === 'refused') await noteRefusal(db, key, checked.refusal, now)
  if (checked.kind === 'connected') {
    await noteServes(db, key)
    if (connector.accountId === null)
      await changeAccount(db, key, { accountId: checked.id, baseUrl: connector.baseUrl })
  }
  await sayChanged(db, who.propertyId)
  return { ok: true, checked }
}
