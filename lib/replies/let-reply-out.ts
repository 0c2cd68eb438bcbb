/** What the worker does with a reply whose ten seconds are over: each by the way it goes. */
import type { Database } from '@/db/client'
import type { Call } from '@/lib/outgoing/call'

import { type HandedOver, handOverReply } from './hand-over-reply'
import { postReply } from './post-reply'
import type { PostedReply } from './settle-posted'
import { findReply, type ReplyKey } from './store'

/** retry and under_way: the same again in a while. */
export async function letReplyOut(
  db: Database,
  key: ReplyKey,
  { isLastTry, call }: { isLastTry: boolean; call: Call },
  now: Date,
): Promise<HandedOver | PostedReply> {
  const reply = await findReply(db, key)
  return reply?.route === 'channel'
    ? postReply(db, key, call, now)
    : handOverReply(db, key, { isLastTry }, now)
}
