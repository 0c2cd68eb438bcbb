/** What becomes of a reply after the vendor was asked: sent, back to the person, tried again, or a question. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import type { Posted, TryAgain } from '@/lib/channels/poster'

import { hold } from './hold'
import { changeReply, lockLivingReply } from './store'
import { markSent, noteSaid, stopReply } from './sweep-leaving'

/** later: it leaves again by itself. unsure: a person is asked. under_way: a try began a moment ago. */
export type PostedReply = 'sent' | 'stopped' | 'later' | 'unsure' | 'under_way' | 'nothing_to_do'

const MOST_TRIES = 6
const WAITS_SECONDS = [5, 15, 60, 180, 600]
/** Words of now are not said in an hour by themselves: then a person decides. */
const LONGEST_WAIT_MS = 15 * 60_000

type Settling = { became: Posted | { kind: 'gone' }; mayRepeat: boolean; costMillis: number | null }

export async function settlePosted(
  tx: Database,
  { propertyId, id }: Reply,
  { became, mayRepeat, costMillis }: Settling,
  now: Date,
): Promise<PostedReply> {
  const held = await hold(tx, { propertyId, replyId: id })
  if (!held) return 'nothing_to_do'
  const { reply, task } = held
  const isOurs = reply.state === 'leaving' && reply.leavesAt === null
  if (!isOurs)
    return reply.state === 'stopped'
      ? settleStopped(tx, reply, task, { became, costMillis }, now)
      : 'nothing_to_do'
  switch (became.kind) {
    case 'accepted':
      await markSent(tx, reply, task, { externalId: became.externalId, costMillis }, now)
      return 'sent'
    case 'unsure':
      return mayRepeat && reply.tries < MOST_TRIES
        ? tryLater(tx, reply, { afterMs: null }, now, true)
        : askWhether(tx, reply, now, costMillis)
    case 'try_again':
      return tryLater(tx, reply, became, now)
    case 'gone':
      return stopReply(tx, reply, 'deleted', now)
    case 'refused':
      // After a try that may have been heard, "you said that already" is the answer to it.
      if (became.refusal === 'said_already' && reply.doubtSince) {
        await markSent(tx, reply, task, { externalId: null, costMillis }, now)
        return 'sent'
      }
      return stopReply(tx, reply, `vendor.${became.refusal}`, now)
  }
}

/** Nobody is asked twice a minute: the person who sent it says whether it stands there. */
export async function askWhether(
  tx: Database,
  reply: Reply,
  now: Date,
  /** What it took if it stands there. */
  costMillis = reply.costMillis,
): Promise<PostedReply> {
  const set = { state: 'unsure' as const, leavesAt: null, postingSince: null, problem: null, costMillis }
  await changeReply(tx, reply, set, now)
  return 'unsure'
}

/** It leaves again by itself, as soon as the vendor wants it; after a long wait a person decides. */
export async function tryLater(
  tx: Database,
  reply: Reply,
  { afterMs }: Pick<TryAgain, 'afterMs'>,
  now: Date,
  isDoubtful = false,
): Promise<PostedReply> {
  const doubtSince = reply.doubtSince ?? (isDoubtful ? now : null)
  const waitMs = Math.max(afterMs ?? 0, (WAITS_SECONDS[reply.tries - 1] ?? 0) * 1000)
  if (reply.tries >= MOST_TRIES || waitMs > LONGEST_WAIT_MS) {
    const problem = waitMs > LONGEST_WAIT_MS ? 'rate_limited' : 'vendor_busy'
    return stopReply(tx, { ...reply, doubtSince }, problem, now)
  }
  const problem = afterMs === null ? null : 'rate_limited'
  const set = { leavesAt: new Date(now.getTime() + waitMs), postingSince: null, doubtSince, problem }
  await changeReply(tx, reply, set, now)
  return 'later'
}

/** The task ended while its words were on their way: what was said was said, and what nobody knows is asked. */
async function settleStopped(
  tx: Database,
  reply: Reply,
  task: Task,
  { became, costMillis }: Pick<Settling, 'became' | 'costMillis'>,
  now: Date,
): Promise<PostedReply> {
  if (became.kind === 'accepted') {
    await noteSaid(tx, reply, task, { externalId: became.externalId, costMillis }, now)
    return 'sent'
  }
  const { propertyId, taskId } = reply
  const mayBeThere = became.kind === 'unsure' || reply.doubtSince !== null
  if (mayBeThere && !(await lockLivingReply(tx, { propertyId, taskId })))
    return askWhether(tx, reply, now, costMillis)
  return 'stopped'
}
