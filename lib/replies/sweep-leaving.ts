/** Ten seconds are over: the words leave, in the name of who pressed send, if nothing forbids it by now. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import type { TheirRefusal } from '@/lib/channels/poster'
import { startQuestion } from '@/lib/questions/ask-question'
import { findQuestionOf, lockQuestionsOf } from '@/lib/questions/store'
import { settleAnswered } from '@/lib/signals/standing-store'
import { deliverIn } from '@/lib/tasks/deliver-task'
import { findSignalStanding } from '@/lib/tasks/signal-standing-store'
import { lockTask } from '@/lib/tasks/store'

import { findHeardUntil } from './about-store'
import { routeOf } from './route'
import {
  changeReply,
  isActiveMember,
  type Leaving,
  listLeaving,
  listLost,
  lockLivingReply,
  lockReply,
  returnOrphans,
} from './store'
import { findWay } from './way-store'

const BATCH = 200
/** Longer than all tries of a handing over together. */
const LOST_AFTER_MINUTES = 15

/** Enqueues the handing over, in the transaction that lets go of the words. */
export type HandOver = (tx: Database, reply: { propertyId: string; replyId: string }) => Promise<void>

/**
 * Returns how many left or were stopped. Safe to run twice and in two workers at once: a reply leaves once. One
 * that fails keeps nobody else waiting; what failed is thrown together at the end.
 */
export async function sweepLeaving(db: Database, now: Date, handOver: HandOver): Promise<number> {
  const leaving = await listLeaving(db, now, BATCH)
  await forEach(leaving, (one) => db.transaction((tx) => leave(tx, one, handOver, now)))
  const since = new Date(now.getTime() - LOST_AFTER_MINUTES * 60_000)
  await forEach(await listLost(db, since, BATCH), (one) => db.transaction((tx) => giveUp(tx, one, now)))
  await returnOrphans(db, now)
  return leaving.length
}

async function forEach(all: Leaving[], act: (one: Leaving) => Promise<unknown>) {
  const failed: unknown[] = []
  for (const one of all) await act(one).catch((error: unknown) => failed.push(error))
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} replies could not leave`)
}

async function giveUp(tx: Database, key: Leaving, now: Date) {
  const reply = await lockReply(tx, key)
  if (reply?.state !== 'leaving' || reply.leavesAt) return
  // A try at the vendor that never ended may have been heard.
  const mayBeThere = reply.postingSince ?? reply.doubtSince
  if (mayBeThere) await changeReply(tx, reply, { state: 'unsure', postingSince: null }, now)
  else await stopReply(tx, reply, 'not_accepted', now)
}

async function leave(tx: Database, { propertyId, replyId, taskId }: Leaving, handOver: HandOver, now: Date) {
  await lockQuestionsOf(tx, { propertyId, taskId })
  const task = await lockTask(tx, { propertyId, taskId })
  const reply = await lockReply(tx, { propertyId, replyId })
  if (!task || reply?.state !== 'leaving' || !reply.leavesAt || reply.leavesAt > now) return

  const problem = await whyStopped(tx, reply, task, now)
  if (problem) await stopReply(tx, reply, problem, now)
  else if (reply.route !== 'copied') {
    await changeReply(tx, reply, { leavesAt: null }, now)
    await handOver(tx, { propertyId, replyId })
  } else await markSent(tx, reply, task, { externalId: null }, now)
}

export type StopReason =
  | 'not_yours_any_more'
  | 'person_left'
  | 'deleted'
  | 'opted_out'
  | 'no_route'
  | TheirRefusal
  /** The guest wrote again meanwhile: the words may be the wrong ones by now. */
  | 'newer'

/** Asked again just before the words go out. Null when they may; what a person posted by hand is a fact already. */
export async function whyStopped(
  tx: Database,
  reply: Reply,
  task: Task,
  now: Date,
): Promise<StopReason | null> {
  const { propertyId, voicePersonId } = reply
  if (!voicePersonId || !(await isActiveMember(tx, { propertyId, personId: voicePersonId })))
    return 'person_left'
  if (task.status !== 'claimed' || task.claimedBy !== voicePersonId) return 'not_yours_any_more'
  if (reply.route === 'copied') return null
  const standing = await findSignalStanding(tx, task, now)
  if (standing === 'deleted' || standing === 'opted_out') return standing
  if (reply.heardUntil) {
    const heard = await findHeardUntil(tx, { propertyId, taskId: task.id })
    if (heard && heard > reply.heardUntil) return 'newer'
  }
  const { route, refusal } = routeOf(await findWay(tx, reply), now)
  if (route === reply.route) return null
  return refusal ? `vendor.${refusal}` : 'no_route'
}

/** Who took their post down, or wants nothing of us, is answered no more. */
const ANSWERED_NO_MORE = ['deleted', 'opted_out']

/**
 * The words stay, the reason stands beside them, and the task stays with whoever has it. Where an earlier try may have
 * been heard nobody is told that they did not leave: whoever sent them is asked.
 */
export async function stopReply(
  tx: Database,
  reply: Reply,
  problem: string,
  now: Date,
): Promise<'stopped' | 'unsure'> {
  const state = reply.doubtSince && !ANSWERED_NO_MORE.includes(problem) ? 'unsure' : 'stopped'
  const why = state === 'unsure' ? null : problem
  await changeReply(tx, reply, { state, problem: why, leavesAt: null, postingSince: null }, now)
  return state
}

/** The words are out: the task is done and with it what was heard is answered; a question begins to wait. */
export async function markSent(
  tx: Database,
  reply: Reply,
  task: Task,
  { externalId, costMillis = reply.costMillis }: { externalId: string | null; costMillis?: number | null },
  now: Date,
) {
  const { propertyId, voicePersonId: by } = reply
  const posted = { externalId, costMillis, postingSince: null }
  const sent = await changeReply(
    tx,
    reply,
    { state: 'sent', sentAt: now, leavesAt: null, problem: null, ...posted },
    now,
  )
  if (!sent || !by) return
  await deliverIn(tx, task, { by, detail: { replyId: reply.id } }, now)
  const question = await findQuestionOf(tx, { propertyId, taskId: task.id })
  if (question?.replyTaskId === task.id) await startQuestion(tx, question, now)
}

/**
 * The task ended while its words were being posted, and they were: the guest has read them, and they may come back
 * to us as a post. The task stays as it ended.
 */
export async function noteSaid(
  tx: Database,
  reply: Reply,
  task: Task,
  { externalId, costMillis = reply.costMillis }: { externalId: string | null; costMillis?: number | null },
  now: Date,
) {
  const { propertyId, taskId, voicePersonId: by } = reply
  const living = await lockLivingReply(tx, { propertyId, taskId })
  if (living && living.id !== reply.id) return
  await changeReply(tx, reply, { state: 'sent', sentAt: now, externalId, costMillis, problem: null }, now)
  if (by) await settleAnswered(tx, task, by, now)
}
