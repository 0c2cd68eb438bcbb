/** "Was it posted?": what no machine could find out, said by a person who looked. */
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import { hold } from './hold'
import { changeReply, findLivingReply } from './store'
import { markSent, noteSaid } from './sweep-leaving'

type Looked = { taskId: string; wasPosted: boolean }

/** Whoever sent it answers, or a manager when they went home. No: the words are a draft again, and theirs to send. */
export function answerUnsure(
  db: Database,
  member: Member,
  { taskId, wasPosted }: Looked,
  now: Date,
): Promise<Outcome<object, 'not_unsure' | 'not_yours'>> {
  return db.transaction(async (tx) => {
    const { propertyId, personId } = member
    const found = await findLivingReply(tx, { propertyId, taskId })
    const held = found && (await hold(tx, { propertyId, replyId: found.id }))
    if (held?.reply.state !== 'unsure') return refuse('not_unsure')
    const { reply, task } = held
    if (reply.voicePersonId !== personId && !isAtLeast(member, 'manager')) return refuse('not_yours')

    if (!wasPosted) {
      const afresh = { route: null, tries: 0, doubtSince: null, costMillis: null }
      await changeReply(tx, reply, { state: 'draft', ...afresh }, now)
    } else if (task.status === 'claimed') await markSent(tx, reply, task, { externalId: null }, now)
    else await noteSaid(tx, reply, task, { externalId: null }, now)
    return { ok: true }
  })
}
