/** What the worker does with a reply whose ten seconds are over: each by the way it goes. */
import type { Database } from '@/db/client'
import type { Call } from '@/lib/outgoing/call'

import { handOverReply } from './hand-over-reply'
import { postReply } from './post-reply'
import type { PostedReply } from './settle-posted'
import { findReply, type ReplyKey } from './store'

/** under_way: the same again in a while. */
export async function letReplyOut(db: Database, key: ReplyKey, call: Call, now: Date): Promise<PostedReply> {
  const reply = await findReply(db, key)
  return reply?.route === 'channel' ? postReply(db, key, call, now) : handOverReply(db, key, call, now)
}
