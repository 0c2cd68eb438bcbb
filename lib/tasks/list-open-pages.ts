/** The part of the inbox that one screen has open: as far as it was read, and a page more. */
import type { Database } from '@/db/client'
import type { Member } from '@/lib/people/member'

import { listEveryones, listForUs, type Narrowing } from './list-store'
import type { Cursor, Page } from './task-row'

export const PAGE = 100
/** Nobody reads further: beyond this many a list is narrowed. */
export const MOST_OPEN = 1000

export type Reading = {
  view: 'us' | 'everyone'
  only: Narrowing
  /** Where the last page ended that was open already; null when it is the first. */
  through: Cursor | null
}

/**
 * What came in since stands among them and pushes nothing off the screen. `next` is null at the end of the list,
 * and when so many are open that it is not read on.
 */
export async function listOpenPages(
  db: Database,
  member: Member,
  { view, only, through }: Reading,
  now: Date,
): Promise<Page> {
  const list = view === 'everyone' ? listEveryones : listForUs
  if (!through) return list(db, member, { only, size: PAGE }, now)
  const before = await list(db, member, { only, upTo: through, size: MOST_OPEN }, now)
  if (before.rows.length + PAGE > MOST_OPEN) return { rows: before.rows, next: null }
  const page = await list(db, member, { only, after: through, size: PAGE }, now)
  return { rows: [...before.rows, ...page.rows], next: page.next }
}
