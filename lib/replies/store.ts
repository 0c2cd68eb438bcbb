/** Replies as rows: one living one a task, written only while it is still in the state one saw. */
import { and, asc, eq, inArray, isNull, lte, notInArray, type SQL, sql } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { properties } from '@/db/schema/house'
import { memberships, people } from '@/db/schema/people'
import { type Reply, replies } from '@/db/schema/replies'
import type { Phrases } from './promotion'

type OfTask = { propertyId: string; taskId: string }
export type ReplyKey = { propertyId: string; replyId: string }

const thisReply = ({ propertyId, replyId }: ReplyKey) =>
  and(eq(replies.propertyId, propertyId), eq(replies.id, replyId))

/** The living reply of a task with its author's name, held until the transaction ends. */
export async function lockLivingReply(
  tx: Database,
  { propertyId, taskId }: OfTask,
): Promise<(Reply & { author: string | undefined }) | null> {
  const [reply] = await tx
    .select()
    .from(replies)
    .where(
      and(
        eq(replies.propertyId, propertyId),
        eq(replies.taskId, taskId),
        notInArray(replies.state, ['stopped', 'recalled']),
      ),
    )
    .for('update')
  if (!reply) return null
  const [author] = reply.voicePersonId
    ? await tx.select({ name: people.name }).from(people).where(eq(people.id, reply.voicePersonId))
    : []
  return { ...reply, author: author?.name }
}

export async function findLivingReply(db: Database, { propertyId, taskId }: OfTask): Promise<Reply | null> {
  const [reply] = await db
    .select()
    .from(replies)
    .where(
      and(
        eq(replies.propertyId, propertyId),
        eq(replies.taskId, taskId),
        notInArray(replies.state, ['stopped', 'recalled']),
      ),
    )
  return reply ?? null
}

export async function lockReply(tx: Database, key: ReplyKey): Promise<Reply | null> {
  const [reply] = await tx.select().from(replies).where(thisReply(key)).for('update')
  return reply ?? null
}

export async function findReply(db: Database, key: ReplyKey): Promise<Reply | null> {
  const [reply] = await db.select().from(replies).where(thisReply(key))
  return reply ?? null
}

/** Null when the task has a living reply already. */
export async function insertReply(tx: Database, row: typeof replies.$inferInsert): Promise<Reply | null> {
  const living = {
    target: [replies.propertyId, replies.taskId],
    where: sql`${replies.state} not in ('stopped', 'recalled')`,
  }
  const [reply] = await tx.insert(replies).values(row).onConflictDoNothing(living).returning()
  if (reply) await sayChanged(tx, reply.propertyId)
  return reply ?? null
}

/** The condition is that it is still as `was`: null when somebody wrote meanwhile. */
export async function changeReply(
  tx: Database,
  was: Reply,
  set: Partial<
    Pick<
      Reply,
      | 'voicePersonId'
      | 'words'
      | 'language'
      | 'state'
      | 'route'
      | 'leavesAt'
      | 'sentAt'
      | 'externalId'
      | 'problem'
      | 'overruled'
      | 'heardUntil'
      | 'tries'
      | 'postingSince'
      | 'doubtSince'
      | 'costMillis'
      | 'recalledBy'
      | 'approvedBy'
      | 'rejection'
      | 'isAlone'
    >
  >,
  now: Date,
): Promise<Reply | null> {
  const [reply] = await tx
    .update(replies)
    .set({ ...set, updatedAt: now })
    .where(
      and(
        thisReply({ propertyId: was.propertyId, replyId: was.id }),
        eq(replies.state, was.state),
        eq(replies.updatedAt, was.updatedAt),
      ),
    )
    .returning()
  if (reply) await sayChanged(tx, was.propertyId)
  return reply ?? null
}

/** Did words of this task leave? */
export async function hasSent(db: Database, { propertyId, taskId }: OfTask): Promise<boolean> {
  const found = await db
    .select({ id: replies.id })
    .from(replies)
    .where(and(eq(replies.propertyId, propertyId), eq(replies.taskId, taskId), eq(replies.state, 'sent')))
  return found.length > 0
}

/**
 * The task ended while words were about to leave: they stay. Of those that wait to be tried once more, and may have been
 * heard, a person is asked; those that are under way tell it themselves.
 */
export async function stopLeavingOf(tx: Database, { propertyId, taskId }: OfTask) {
  const isDoubtful = sql`${replies.doubtSince} is not null and ${replies.leavesAt} is not null`
  await tx
    .update(replies)
    .set({
      state: sql`case when ${isDoubtful} then 'unsure' else 'stopped' end`,
      problem: sql`case when ${isDoubtful} then null else 'task_ended' end`,
      leavesAt: null,
    })
    .where(
      and(
        eq(replies.propertyId, propertyId),
        eq(replies.taskId, taskId),
        inArray(replies.state, ['leaving', 'awaiting']),
      ),
    )
}

export type Leaving = { propertyId: string; replyId: string; taskId: string }

const leavingWhere = (condition: SQL | undefined) => and(eq(replies.state, 'leaving'), condition)

/** Their ten seconds are over. */
export const listLeaving = (db: Database, now: Date, limit: number): Promise<Leaving[]> =>
  listWhere(db, leavingWhere(lte(replies.leavesAt, now)), limit)

/** Handed over since before `since` and never heard of again. */
export const listLost = (db: Database, since: Date, limit: number): Promise<Leaving[]> =>
  listWhere(db, leavingWhere(and(isNull(replies.leavesAt), lte(replies.updatedAt, since))), limit)

function listWhere(db: Database, condition: SQL | undefined, limit: number): Promise<Leaving[]> {
  return db
    .select({ propertyId: replies.propertyId, replyId: replies.id, taskId: replies.taskId })
    .from(replies)
    .where(condition)
    .orderBy(asc(replies.id))
    .limit(limit)
}

/** May this person still act for the property? */
export async function isActiveMember(
  db: Database,
  { propertyId, personId }: { propertyId: string; personId: string },
): Promise<boolean> {
  const found = await db
    .select({ personId: memberships.personId })
    .from(memberships)
    .where(
      and(
        eq(memberships.propertyId, propertyId),
        eq(memberships.personId, personId),
        isNull(memberships.disabledAt),
      ),
    )
  return found.length > 0
}

export async function updatePhrases(
  tx: Database,
  { propertyId, phrases }: { propertyId: string; phrases: Phrases | null },
) {
  await tx.update(properties).set({ sellingPhrases: phrases }).where(eq(properties.id, propertyId))
}

export async function updateNeedYes(
  tx: Database,
  { propertyId, repliesNeedYes }: { propertyId: string; repliesNeedYes: boolean },
) {
  await tx.update(properties).set({ repliesNeedYes }).where(eq(properties.id, propertyId))
}

/** Words that wait for a yes while their task is somebody else's by now, or nobody's: a draft again, for whoever goes on. */
export async function returnOrphans(db: Database, now: Date) {
  await db.execute(sql`
    update replies r set state = 'draft', updated_at = ${now.toISOString()}::timestamptz
    from tasks t
    where r.state = 'awaiting' and t.property_id = r.property_id and t.id = r.task_id
      and (t.status <> 'claimed' or t.claimed_by is distinct from r.voice_person_id)`)
}
