/** Whose words these are. Only a guest's own may cause anything: our posts and repeated ones never come back as work. */
import type { SignalNature } from '@/db/vocabulary'
import { wordsOf } from '@/lib/text/fold'

import type { IncomingSignal } from './incoming'

/** Shorter replies ("Thank you!") are what guests write too. */
const TELLING_WORDS = 4

/** A reply that left under one of our names; the channel's id of it where it told us. */
export type OurPost = { words: string; externalId: string | null }

/** What each filter holds words for, in the order in which they are asked. */
const FILTERS = {
  our_account: 'own_post',
  our_post: 'own_post',
  marked_as_repost: 'repost',
  begins_as_repost: 'repost',
  our_words: 'own_post',
} as const satisfies Record<string, SignalNature>
export type Filter = keyof typeof FILTERS

type Said = Pick<IncomingSignal, 'externalId' | 'author' | 'text' | 'isRepost'>
type Ours = { ownHandles: readonly string[]; ourPosts: readonly OurPost[] }

/** The first that holds; null for a guest's own words. */
export function filterOf(
  { externalId, author, text, isRepost }: Said,
  { ownHandles, ourPosts }: Ours,
): Filter | null {
  const handle = author?.handle?.toLowerCase()
  if (handle && ownHandles.includes(handle)) return 'our_account'
  if (ourPosts.some((post) => post.externalId === externalId)) return 'our_post'
  if (isRepost) return 'marked_as_repost'
  if (/^RT @/.test(text)) return 'begins_as_repost'
  const said = saidBy(text)
  return isTelling(said) && ourPosts.some(({ words }) => saidBy(words) === said) ? 'our_words' : null
}

export function natureOf(said: Said, ours: Ours): SignalNature {
  const filter = filterOf(said, ours)
  return filter ? FILTERS[filter] : 'guest'
}

const isTelling = (said: string) => said.split(' ').length >= TELLING_WORDS

/** Without the names in front that networks add to an answer. */
const saidBy = (text: string) => wordsOf(text.replace(/^(\s*@[\w.@-]+)+/, '')).join(' ')
