/**
 * Reads a Mastodon account's notifications from where the last reading ended. `min_id` answers those that follow at
 * once, so that page by page nothing between is left out; streaming only says when to ask sooner.
 */
import { textAt } from './reach'
import type { Json } from './safe-json'

/** The newest notification that was kept; null when this account was never read. */
export type MastodonPlace = { readTo: string | null }

/** The instances' own limit. */
const PAGE = 80

export function askAfter({ readTo }: MastodonPlace): string {
  const query = new URLSearchParams([
    ['types[]', 'mention'],
    ['types[]', 'quote'],
    ['types[]', 'update'],
    ['limit', `${PAGE}`],
    ...(readTo === null ? [] : [['min_id', readTo]]),
  ])
  return `/api/v1/notifications?${query}`
}

export type MastodonPage = {
  /** Each to be kept as a delivery of its own, oldest first. Kept before the place is. */
  toKeep: Json[]
  place: MastodonPlace
  /** A full page: there may be more, which is asked for at once. */
  isMore: boolean
}

/** `page` is the answer as it came, newest first. What was read before, such as by streaming, is left out. */
export function afterPage({ readTo }: MastodonPlace, page: readonly Json[]): MastodonPage {
  const fresh = page
    .flatMap((one) => {
      const id = textAt(one, 'id')
      return id !== null && isAfter(id, readTo) ? [{ id, one }] : []
    })
    .toSorted((one, other) => (isAfter(one.id, other.id) ? 1 : -1))
  return {
    toKeep: fresh.map(({ one }) => one),
    place: { readTo: fresh.at(-1)?.id ?? readTo },
    // A first reading goes no further back: what was said before the house listened is not news.
    isMore: readTo !== null && page.length >= PAGE && fresh.length > 0,
  }
}

/** Ids are whole numbers of any length, as text. */
function isAfter(id: string, other: string | null): boolean {
  if (other === null) return true
  return id.length === other.length ? id > other : id.length > other.length
}
