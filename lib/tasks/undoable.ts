/** Which moves may be taken back, and by whom: what people do, not what the house did by itself nor words that left. */
import type { Task, TaskEvent } from '@/db/schema/tasks'
import type { TaskMove } from '@/db/vocabulary'
import { isAtLeast, type Member } from '@/lib/people/member'

const UNDOABLE: readonly TaskMove[] = [
  'accept',
  'dismiss',
  'take',
  'give',
  'hold',
  'release',
  'deliver',
  'could_not',
  'call_off',
  'amend',
]

type Moved = Pick<TaskEvent, 'move' | 'byPersonId' | 'detail'>

/**
 * Null when it may be. A second chance is called off like any task; what was told of a table is mended at the
 * task that began there; a reply that left has left.
 */
export function whyNotUndone(
  task: Pick<Task, 'kind'>,
  event: Moved | null,
  member: Pick<Member, 'personId' | 'role'>,
): 'nothing_to_undo' | 'not_yours' | 'sent' | null {
  if (
    !event?.byPersonId ||
    !UNDOABLE.includes(event.move) ||
    event.detail.secondChance ||
    event.detail.questionId
  )
    return 'nothing_to_undo'
  if (event.byPersonId !== member.personId && !isAtLeast(member, 'manager')) return 'not_yours'
  return event.move === 'deliver' && task.kind === 'reply' ? 'sent' : null
}

export const mayBeUndone = (...asked: Parameters<typeof whyNotUndone>) => whyNotUndone(...asked) === null
