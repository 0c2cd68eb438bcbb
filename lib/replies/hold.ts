import type { Database } from '@/db/client'
import type { Reply } from '@/db/schema/replies'
import type { Task } from '@/db/schema/tasks'
import { lockQuestionsOf } from '@/lib/questions/store'
import { lockTask } from '@/lib/tasks/store'

import { findReply, lockReply, type ReplyKey } from './store'

/** A reply with its task, locked in the order in which everybody does; null when either is not there. */
export async function hold(tx: Database, key: ReplyKey): Promise<{ reply: Reply; task: Task } | null> {
  const seen = await findReply(tx, key)
  if (!seen) return null
  const ofTask = { propertyId: key.propertyId, taskId: seen.taskId }
  await lockQuestionsOf(tx, ofTask)
  const task = await lockTask(tx, ofTask)
  const reply = await lockReply(tx, key)
  return task && reply ? { reply, task } : null
}
