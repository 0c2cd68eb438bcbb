/** What makes two accounts the same account, and which accounts a text names. */
import type { AuthorFacts } from '@/db/schema/signals'
import type { Network } from '@/db/vocabulary'

/** `externalId` recognises where the source tells one, `folded` where it does not; at least one is there. */
export type KnownAuthor = { handle: string; folded: string | null; externalId: string | null }

/** Where ids come from more than one place: an id of such a network is its connector's own. */
const OF_THE_CONNECTOR = new Set<Network>(['pms', 'front_desk', 'other'])

type Source = { network: Network; connectorId: string | null }

/** The account behind an author, or null for an anonymous one. One that has only an id is shown by its name. */
export function accountOf(
  { id, handle, name }: Pick<AuthorFacts, 'id' | 'handle' | 'name'>,
  { network, connectorId }: Source,
): KnownAuthor | null {
  const written = withoutAt(handle ?? '')
  const ownId = (id ?? '').trim()
  if (!written && !ownId) return null
  const scoped = OF_THE_CONNECTOR.has(network) && connectorId ? `${connectorId}:${ownId}` : ownId
  return {
    handle: written || name?.trim() || ownId,
    folded: written ? written.toLowerCase() : null,
    externalId: ownId ? scoped : null,
  }
}

export const withoutAt = (handle: string) => handle.trim().replace(/^@+/, '')

/** The handles that a text names, folded and without the @; "@dosCaminos." names "doscaminos". */
export function namedHandles(text: string): Set<string> {
  const found = text.matchAll(/(?<![\p{L}\p{N}_.])@([\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?)/gu)
  return new Set([...found].map(([, handle]) => (handle ?? '').replace(/[.-]+$/, '').toLowerCase()))
}
