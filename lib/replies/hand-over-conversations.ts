/** Going off shift: the conversations that somebody has in hand go to a colleague or a team, all in one tap. */
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { giveTask } from '@/lib/tasks/give-task'
import { findReceiver, type Receiver } from '@/lib/tasks/give-task-store'

import { listConversations } from './conversation-store'

/**
 * Each with its draft, which whoever takes it may go on with. Words that are leaving, or of which nobody knows whether
 * they were posted, stay with who sent them: `kept` says how many.
 */
export async function handOverConversations(
  db: Database,
  member: Member,
  { to, words = '' }: { to: Receiver; words?: string },
  now: Date,
): Promise<
  Outcome<{ to: string; given: number; kept: number }, 'no_such_receiver' | 'yourself' | 'nothing'>
> {
  if ('personId' in to && to.personId === member.personId) return refuse('yourself')
  const receiver = await db.transaction((tx) => findReceiver(tx, member.propertyId, to))
  if (!receiver) return refuse('no_such_receiver')
  const mine = await listConversations(db, member)
  if (mine.length === 0) return refuse('nothing')

  let given = 0
  for (const { taskId, isOnItsWay } of mine) {
    if (isOnItsWay) continue
    const outcome = await giveTask(db, member, { taskId, to, words }, now)
    if (outcome.ok) given += 1
  }
  return { ok: true, to: receiver.name, given, kept: mine.length - given }
}
