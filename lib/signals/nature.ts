/** Whose words these are. Only a guest's own may cause anything: our posts and repeated ones never come back as work. */
import type { SignalNature } from '@/db/vocabulary'
import { wordsOf } from '@/lib/text/fold'

import type { IncomingSignal } from './incoming'

/** Shorter replies ("Thank you!") are what guests write too. */
const TELLING_WORDS = 4

export function natureOf(
  { author, text, isRepost }: Pick<IncomingSignal, 'author' | 'text' | 'isRepost'>,
  { ownHandles, ourReplies }: { ownHandles: readonly string[]; ourReplies: readonly string[] },
): SignalNature {
  const handle = author?.handle?.toLowerCase()
  if (handle && ownHandles.includes(handle)) return 'own_post'
  if (isRepost || /^RT @/.test(text)) return 'repost'
  const said = saidBy(text)
  return isTelling(said) && ourReplies.some((reply) => saidBy(reply) === said) ? 'own_post' : 'guest'
}

/** Worth comparing with what we sent? */
export const isLikeAReply = (text: string) => isTelling(saidBy(text))

const isTelling = (said: string) => said.split(' ').length >= TELLING_WORDS

/** Without the names in front that networks add to an answer. */
const saidBy = (text: string) => wordsOf(text.replace(/^(\s*@[\w.@-]+)+/, '')).join(' ')
