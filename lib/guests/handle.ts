/** What makes two accounts the same account, and which accounts a text names. */
import type { AuthorFacts } from '@/db/schema/signals'

export type KnownAuthor = { handle: string; folded: string }

/**
 * The account behind an author, or null for an anonymous one. A source that gives only an id (many review
 * sites) is recognised by it; the "id:" keeps it apart from a handle of the same letters.
 */
export function accountOf({
  id,
  handle,
  name,
}: Pick<AuthorFacts, 'id' | 'handle' | 'name'>): KnownAuthor | null {
  const written = withoutAt(handle ?? '')
  if (written) return { handle: written, folded: written.toLowerCase() }
  const ownId = (id ?? '').trim()
  if (!ownId) return null
  return { handle: name?.trim() || ownId, folded: `id:${ownId}` }
}

export const withoutAt = (handle: string) => handle.trim().replace(/^@+/, '')

/** The handles that a text names, folded and without the @; "@dosCaminos." names "doscaminos". */
export function namedHandles(text: string): Set<string> {
  const found = text.matchAll(/(?<![\p{L}\p{N}_.])@([\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?)/gu)
  return new Set([...found].map(([, handle]) => (handle ?? '').replace(/[.-]+$/, '').toLowerCase()))
}
