/** How a signal stands: does the house still owe the guest an answer? One rule for view, lists and counts. Pure. */
import type { Signal } from '@/db/schema/signals'
import type { Task } from '@/db/schema/tasks'
import type { TaskKind, TaskStatus } from '@/db/vocabulary'
import { isAlive } from '@/lib/tasks/task'

/**
 * answered: somebody took or sent the reply, or gave what was made of it. settled: there is nothing to answer, or
 * somebody said not this time. looked_after: what was made of it is under way. unanswered: nothing of that, or
 * all of it was called off, dismissed or missed.
 */
export type Standing = 'answered' | 'settled' | 'looked_after' | 'unanswered'

/** In these the guest has heard from a person, or is about to. */
export const ANSWERS = {
  gesture: ['delivered'],
  reply: ['claimed', 'delivered'],
  call: ['delivered'],
} as const satisfies Record<TaskKind, readonly TaskStatus[]>

/** Who declined was asked. */
export const ASKED_IN_VAIN = 'declined' satisfies Task['couldNotReason']

export type TaskOfSignal = Pick<Task, 'kind' | 'status' | 'couldNotReason'>

/** `tasks`: what was made of it; for a check-in everything of its visit, for one party has one question. */
export function standingOf(
  { settledAt, nature, deletedAt }: Pick<Signal, 'settledAt' | 'nature' | 'deletedAt'>,
  tasks: readonly TaskOfSignal[],
): Standing {
  if (nature !== 'guest' || deletedAt) return 'settled'
  if (tasks.some(answers)) return 'answered'
  if (settledAt) return 'settled'
  return tasks.some(isAlive) ? 'looked_after' : 'unanswered'
}

function answers({ kind, status, couldNotReason }: TaskOfSignal) {
  const answering: readonly TaskStatus[] = ANSWERS[kind]
  return answering.includes(status) || (status === 'could_not' && couldNotReason === ASKED_IN_VAIN)
}
