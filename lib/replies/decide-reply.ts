/** A second pair of eyes, where the house wants them: a manager lets the words leave, or says why not. */
import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { hold } from './hold'
import { routeOf } from './route'
import { leavingAfter } from './send-reply'
import { changeReply, findLivingReply } from './store'
import { findWay } from './way-store'

type Decision = { taskId: string; lets: true } | { taskId: string; lets: false; reason: string }

/**
 * It leaves in the name of who wrote it, with the same ten seconds; where only a person can post it, it goes back to
 * them with the yes. Any other words need another one.
 */
export function decideReply(
  db: Database,
  member: Member,
  decision: Decision,
  now: Date,
): Promise<Outcome<{ reply: Reply }, 'not_awaiting' | 'not_allowed' | 'ended'>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const { taskId } = decision
    if (!isAtLeast(member, 'manager')) return refuse('not_allowed')
    const found = await findLivingReply(tx, { propertyId, taskId })
    const held = found && (await hold(tx, { propertyId, replyId: found.id }))
    if (held?.reply.state !== 'awaiting') return refuse('not_awaiting')
    const { reply, task } = held
    if (task.status !== 'claimed' || task.claimedBy !== reply.voicePersonId) return refuse('ended')

    const { route } = routeOf(await findWay(tx, reply), now)
    const back = { state: 'draft' as const, route: null, leavesAt: null }
    const set = !decision.lets
      ? { ...back, rejection: decision.reason, approvedBy: null }
      : { approvedBy: personId, rejection: null, ...(route ? leavingAfter(route, now) : back) }
    const decided = await changeReply(tx, reply, set, now)
    return decided ? { ok: true, reply: decided } : refuse('not_awaiting')
  })
}
