import type { Database } from '@/db/client'
import type { Access, Refused, TryAgain } from '@/lib/channels/poster'
import type { Call } from '@/lib/outgoing/call'

import { freshAccess } from './fresh-access'
import type { ConnectorKey } from './store'

/** Asks a vendor something that may be asked twice. A token that it ended before its time is renewed, once. */
export async function askFreshly<Answer extends { kind: string }>(
  db: Database,
  key: ConnectorKey,
  asking: { call: Call; now: Date },
  ask: (access: Access) => Promise<Answer | Refused>,
): Promise<Answer | Refused | TryAgain> {
  const first = await freshAccess(db, key, asking)
  if (first.kind !== 'fresh') return first
  const answer = await ask(first.access)
  if (!isRefused(answer) || answer.refusal !== 'access_ended') return answer
  const insteadOf = first.access.credentials.accessToken
  const second = await freshAccess(db, key, { ...asking, insteadOf })
  return second.kind === 'fresh' ? ask(second.access) : second
}

const isRefused = (answer: { kind: string }): answer is Refused => answer.kind === 'refused'
