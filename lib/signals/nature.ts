/** Whose words these are. Only a guest's own may cause anything: our posts and repeated ones never come back as work. */
import type { SignalNature } from '@/db/vocabulary'
import { wordsOf } from '@/lib/text/fold'

import type { IncomingSignal } from './incoming'

/** Shorter replies ("Thank you!") are what guests write too. */
const TELLING_WORDS = 4

/** A reply that left under one of our names; the channel's id of it where it told us. */
export type OurPost = { words: string; externalId: string | null }

export function natureOf(
  { externalId, author, text, isRepost }: Pick<IncomingSignal, 'externalId' | 'author' | 'text' | 'isRepost'>,
  { ownHandles, ourPosts }: { ownHandles: readonly string[]; ourPosts: readonly OurPost[] },
): SignalNature {
  const handle = author?.handle?.toLowerCase()
  if (handle && ownHandles.includes(handle)) return 'own_post'
  if (ourPosts.some((post) => post.externalId === externalId)) return 'own_post'
  if (isRepost || /^RT @/.test(text)) return 'repost'
  const said = saidBy(text)
  return isTelling(said) && ourPosts.some(({ words }) => saidBy(words) === said) ? 'own_post' : 'guest'
}

const isTelling = (said: string) => said.split(' ').length >= TELLING_WORDS

/** Without the names in front that networks add to an answer. */
const saidBy = (text: string) => wordsOf(text.replace(/^(\s*@[\w.@-]+)+/, '')).join(' ')
