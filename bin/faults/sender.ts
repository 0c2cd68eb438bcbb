/** Sends signed deliveries as a channel does: again, under the same id, until somebody acknowledges. */
import { setTimeout as pause } from 'node:timers/promises'

import { signedHeaders } from '@/lib/channels/signature'

export type Target = { baseUrl: string; connectorId: string; secret: string }

/** Long enough for a process that was killed to be back. */
const TRIES = 200
const BETWEEN_TRIES_MS = 150
const ANSWER_WITHIN_MS = 10_000

/** What a guest says: everything about it distinct, so that each makes a task of its own. */
export const mentionOf = (name: string) => ({
  id: name,
  kind: 'mention',
  action: 'created',
  occurredAt: new Date().toISOString(),
  author: { handle: `guest_${name}`, name: `Guest ${name}` },
  text: `The terrace is lovely tonight (${name})`,
})

/** Sends `names` with so many callers at once; answers the ledger: the names that were acknowledged. */
export async function sendAll(
  target: Target,
  names: readonly string[],
  {
    callers,
    onAcknowledged = () => undefined,
  }: { callers: number; onAcknowledged?: (count: number) => void },
): Promise<Set<string>> {
  const acknowledged = new Set<string>()
  const waiting = [...names]
  const call = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      if (!(await sendOne(target, name))) continue
      acknowledged.add(name)
      onAcknowledged(acknowledged.size)
    }
  }
  await Promise.all(Array.from({ length: callers }, call))
  return acknowledged
}

/** False when every try failed: then nothing was promised either. */
export async function sendOne({ baseUrl, connectorId, secret }: Target, name: string): Promise<boolean> {
  const body = Buffer.from(JSON.stringify(mentionOf(name)))
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const response = await fetch(`${baseUrl}/api/webhooks/${connectorId}`, {
        method: 'POST',
        headers: signedHeaders({ id: `delivery-${name}`, at: new Date(), body }, secret),
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      })
      await response.arrayBuffer()
      if (response.ok) return true
      if (response.status < 500 && response.status !== 429) return false
    } catch {
      // Nobody is there, or was killed while it answered: a channel tries again, and so do we.
    }
    await pause(BETWEEN_TRIES_MS)
  }
  return false
}
