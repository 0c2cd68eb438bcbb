/** May this person make this move on this task? Decided from the rows alone, so that buttons and writes agree. */
import type { Task } from '@/db/schema/tasks'
import { isAtLeast, type Member } from '@/lib/people/member'

import { canMove, isAlive, type Move } from './task'

/** by_sending: a reply is done when it is sent, in no other way. caution: its gesture is not for this guest. */
export type MayNot = 'ended' | 'waiting' | 'taken' | 'not_taken' | 'not_yours' | 'by_sending' | 'caution'

type Standing = Pick<Task, 'kind' | 'status' | 'claimedBy' | 'givenTo'>

/** Null when they may. 'taken' and 'not_yours' are about the person who has it. */
export function whyNot(task: Standing, move: Move, member: Pick<Member, 'personId' | 'role'>): MayNot | null {
  const isMine = task.claimedBy === member.personId
  const runsTheHouse = isAtLeast(member, 'manager')
  if (move === 'deliver' && task.kind === 'reply' && isAlive(task)) return 'by_sending'
  if (!canMove(task, move)) {
    if (!isAlive(task)) return 'ended'
    if (task.status === 'claimed') return 'taken'
    return task.status === 'waiting' ? 'waiting' : 'not_taken'
  }
  if (task.status === 'claimed' && !isMine) {
    // What somebody has in hand: only they finish it; a manager may put it back, hand it on or end it.
    const mayOverrule = move === 'release' || move === 'give' || move === 'call_off' || move === 'hold'
    return runsTheHouse && mayOverrule ? null : 'not_yours'
  }
  // Who has not got it in hand cannot hand it over; a manager assigns.
  if (move === 'give' && !isMine && task.givenTo !== member.personId && !runsTheHouse) return 'not_yours'
  return null
}

/** May they choose another gesture for it? Whoever has it in hand; while nobody has, anyone. Null when they may. */
export function whyNotAnother(
  task: Standing,
  member: Pick<Member, 'personId'>,
): 'ended' | 'not_yours' | 'no_gesture' | null {
  if (task.kind !== 'gesture') return 'no_gesture'
  if (!isAlive(task)) return 'ended'
  return task.status === 'claimed' && task.claimedBy !== member.personId ? 'not_yours' : null
}
