/** The question that a signal may answer. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { questions } from '@/db/schema/replies'
import type { Signal } from '@/db/schema/signals'
import { LIVING } from '@/lib/questions/store'

export type Addressed = {
  questionId: string
  outletId: string | null
  /** Our words have left. */
  isAsked: boolean
  /** It is a reply to our words, or to the words we answered. */
  isReply: boolean
  /** Its author belongs to the visit that was asked. */
  isParty: boolean
}

/** Sources round to the second or the minute. */
const SLACK = '1 minute'

/** To our words, or to the words that we answered. */
const repliesTo = ({ propertyId, inReplyTo }: Pick<Signal, 'propertyId' | 'inReplyTo'>) =>
  sql<boolean>`${inReplyTo}::text is not null and (
    exists (select 1 from replies r where r.property_id = ${propertyId}
      and r.task_id = ${questions.replyTaskId} and r.external_id = ${inReplyTo})
    or exists (select 1 from tasks t join signals s on s.property_id = t.property_id and s.id = t.signal_id
      where t.property_id = ${propertyId} and t.id = ${questions.replyTaskId} and s.external_id = ${inReplyTo}))`

/**
 * The living question that a signal addresses, by what it replies to, else by its author and the time; the
 * newest when there are several. Null when it addresses none.
 */
export async function findQuestionAddressed(
  tx: Database,
  { signal, guestId }: { signal: Signal; guestId: string | null },
): Promise<Addressed | null> {
  const { propertyId, inReplyTo, occurredAt, id: signalId } = signal
  const at = occurredAt.toISOString()
  const isParty = sql<boolean>`exists (select 1 from visit_guests g where g.property_id = ${propertyId}
    and g.visit_id = ${questions.visitId} and g.guest_id = ${guestId}::uuid)`
  const isReply = repliesTo({ propertyId, inReplyTo })
  const inTime = sql<boolean>`${at}::timestamptz >= coalesce(${questions.askedAt}, ${visits.startsAt}) - ${SLACK}::interval
    and ${at}::timestamptz <= ${visits.endsAt}`
  const isItsCause = sql<boolean>`exists (select 1 from tasks t where t.property_id = ${propertyId}
    and t.id = ${questions.replyTaskId} and t.signal_id = ${signalId})`
  const [question] = await tx
    .select({
      questionId: questions.id,
      outletId: visits.outletId,
      isAsked: sql<boolean>`${questions.state} <> 'unasked'`,
      isReply,
      isParty,
    })
    .from(questions)
    .innerJoin(visits, and(eq(visits.propertyId, questions.propertyId), eq(visits.id, questions.visitId)))
    .where(
      and(
        eq(questions.propertyId, propertyId),
        inArray(questions.state, [...LIVING]),
        sql`(${isReply} or (${isParty} and ${inTime}))`,
        sql`not ${isItsCause}`,
      ),
    )
    .orderBy(desc(isReply), desc(questions.id))
    .limit(1)
  return question ?? null
}

export type Corrected = Addressed & {
  /** It is the very answer, in other words. */
  isEdit: boolean
  /** By another of the party than the one who answered. */
  isByFriend: boolean
}

/**
 * The question that this signal answered before it was edited, or that the same guest answered and now answers
 * again, or a friend of theirs. Only where the answer itself opened the task: what a host told stands. Null when there
 * is none.
 */
export async function findQuestionCorrected(
  tx: Database,
  { signal, guestId }: { signal: Signal; guestId: string | null },
): Promise<Corrected | null> {
  const { propertyId, id: signalId } = signal
  const isEdit = sql<boolean>`${questions.answerSignalId} = ${signalId}`
  const isBySame = sql`exists (select 1 from signals said
    where said.property_id = ${propertyId} and said.id = ${questions.answerSignalId}
      and said.guest_id = ${guestId}::uuid)`
  const isParty = sql`exists (select 1 from visit_guests g where g.property_id = ${propertyId}
    and g.visit_id = ${questions.visitId} and g.guest_id = ${guestId}::uuid)`
  const isAgain = sql`(${repliesTo(signal)} and (${isBySame} or ${isParty}))`
  const isByFriend = sql<boolean>`not ${isEdit} and not ${isBySame}`
  const isByAnswer = sql`(select e.by_person_id is null from task_events e where e.property_id = ${propertyId}
    and e.task_id = ${questions.waitingTaskId} and e.move in ('begin', 'suggest') and e.undone_at is null
    order by e.at desc, e.id desc limit 1)`
  const [question] = await tx
    .select({ questionId: questions.id, outletId: visits.outletId, isEdit, isByFriend })
    .from(questions)
    .innerJoin(visits, and(eq(visits.propertyId, questions.propertyId), eq(visits.id, questions.visitId)))
    .where(
      and(
        eq(questions.propertyId, propertyId),
        eq(questions.state, 'answered'),
        sql`(${isEdit} or ${isAgain})`,
        isByAnswer,
      ),
    )
    .orderBy(desc(isEdit), isByFriend, desc(questions.id))
    .limit(1)
  return question ? { ...question, isAsked: true, isReply: true, isParty: true } : null
}
