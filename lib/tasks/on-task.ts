/** What every verb starts with: the task, held still, and whether this person may. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, type Refused, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { lockQuestionsOf } from '@/lib/questions/store'

import { type MayNot, whyNot } from './may'
import { findName, lockTask } from './store'
import type { Move } from './task'

/** The moves that end a question together with the task. */
const ENDINGS: readonly Move[] = ['call_off', 'dismiss', 'could_not']

export type TaskRefusal = 'not_found' | MayNot

/**
 * Runs `act` in one transaction on the locked task, or says why not, naming who has it. A refusal from `act`
 * leaves nothing behind either: verbs refuse before they write.
 */
export function onTask<Done extends object, Reason extends string>(
  db: Database,
  member: Member,
  { taskId, move }: { taskId: string; move: Move },
  act: (tx: Database, task: Task) => Promise<Outcome<Done, Reason>>,
): Promise<Outcome<Done, Reason | TaskRefusal>> {
  return db.transaction(async (tx) => {
    const key = { propertyId: member.propertyId, taskId }
    if (ENDINGS.includes(move)) await lockQuestionsOf(tx, key)
    const task = await lockTask(tx, key)
    if (!task) return refuse('not_found')
    const reason = whyNot(task, move, member)
    return reason ? sayWhyNot(tx, task, reason) : act(tx, task)
  })
}

export async function sayWhyNot(tx: Database, task: Task, reason: MayNot): Promise<Refused<MayNot>> {
  const owner = task.claimedBy ?? task.givenTo
  return refuse(reason, owner ? await findName(tx, owner) : undefined)
}

/** The write after a lock cannot lose; if it does, something wrote without asking. */
export function mustHave(task: Task | null): Task {
  if (!task) throw new Error('a locked task changed under its lock')
  return task
}
