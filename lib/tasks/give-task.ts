/** Hands a task to a person or a team: staff what they have, managers anything that is not finished. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'

import { findReceiver, type Receiver } from './give-task-store'
import { mustHave, onTask, type TaskRefusal } from './on-task'
import { changeTask } from './store'
import { MOVES } from './task'

export type Giving = {
  taskId: string
  to: Receiver
  /** One line of why, for whoever gets it. */
  words?: string
}

/** It waits for the person it was given to; nobody has it until they take it. Reassigning is no completion. */
export function giveTask(
  db: Database,
  member: Member,
  { taskId, to, words = '' }: Giving,
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal | 'no_such_receiver'>> {
  return db.transaction(async (tx) => {
    const receiver = await findReceiver(tx, member.propertyId, to)
    return onTask(tx, member, { taskId, move: 'give' }, async (held, was) => {
      if (!receiver) return refuse('no_such_receiver')
      const set = {
        status: MOVES.give.to,
        claimedBy: null,
        openedAt: was.openedAt ?? now,
        ...('personId' in to ? { givenTo: to.personId } : { givenTo: null, teamId: to.teamId }),
      }
      const detail = { to: receiver.name, ...(words && { words }) }
      const task = await changeTask(held, was, { move: 'give', set, by: member.personId, detail }, now)
      return { ok: true, task: mustHave(task) }
    })
  })
}
