/** Questions to guests, as rows: one living one a visit. */
import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { teams } from '@/db/schema/house'
import { type Question, questions } from '@/db/schema/replies'
import type { QuestionState } from '@/db/vocabulary'

export const LIVING = ['unasked', 'asked', 'host'] as const satisfies QuestionState[]

export const isLiving = ({ state }: Pick<Question, 'state'>) => (LIVING as readonly string[]).includes(state)

/** Null when this visit has a living question already. */
export async function insertQuestion(
  tx: Database,
  row: typeof questions.$inferInsert,
): Promise<Question | null> {
  const [question] = await tx.insert(questions).values(row).onConflictDoNothing().returning()
  return question ?? null
}

export async function lockQuestion(
  tx: Database,
  { propertyId, questionId }: { propertyId: string; questionId: string },
): Promise<Question | null> {
  const [question] = await tx
    .select()
    .from(questions)
    .where(and(eq(questions.propertyId, propertyId), eq(questions.id, questionId)))
    .for('update')
  return question ?? null
}

const belongsTo = (taskIds: string[]) =>
  or(
    inArray(questions.replyTaskId, taskIds),
    inArray(questions.waitingTaskId, taskIds),
    inArray(questions.hostTaskId, taskIds),
  )

/** The newest question that this task asks, waits for, or puts to the host; null when there is none. */
export async function findQuestionOf(
  db: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
): Promise<Question | null> {
  const [question] = await db
    .select()
    .from(questions)
    .where(and(eq(questions.propertyId, propertyId), belongsTo([taskId])))
    .orderBy(sql`${questions.id} desc`)
    .limit(1)
  return question ?? null
}

/**
 * Holds the questions of a task until the transaction ends. Whoever changes a question and its tasks locks the
 * question first, always, so that two never wait for each other.
 */
export async function lockQuestionsOf(
  tx: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
) {
  await tx
    .select({ id: questions.id })
    .from(questions)
    .where(and(eq(questions.propertyId, propertyId), belongsTo([taskId])))
    .orderBy(questions.id)
    .for('update')
}

export async function updateQuestion(
  tx: Database,
  { propertyId, id }: Question,
  set: Partial<
    Pick<
      Question,
      'state' | 'askedAt' | 'hostAt' | 'hostTaskId' | 'answerSignalId' | 'answeredAt' | 'candidateSpotIds'
    >
  >,
) {
  await tx
    .update(questions)
    .set(set)
    .where(and(eq(questions.propertyId, propertyId), eq(questions.id, id)))
}

/** Closes the living questions that one of these tasks asks or waits for; a call to the host closes nothing. */
export function closeQuestionsOf(
  tx: Database,
  { propertyId, taskIds }: { propertyId: string; taskIds: string[] },
): Promise<Question[]> {
  return tx
    .update(questions)
    .set({ state: 'closed' })
    .where(
      and(
        eq(questions.propertyId, propertyId),
        inArray(questions.state, [...LIVING]),
        or(inArray(questions.replyTaskId, taskIds), inArray(questions.waitingTaskId, taskIds)),
      ),
    )
    .returning()
}

/** Undoes a closing, unless the visit has another living question by now. */
export async function reopenQuestionOf(
  tx: Database,
  { propertyId, taskId }: { propertyId: string; taskId: string },
) {
  await tx
    .update(questions)
    .set({
      state: sql`case when ${questions.hostTaskId} is not null then 'host'
        when ${questions.askedAt} is not null then 'asked' else 'unasked' end`,
    })
    .where(
      and(
        eq(questions.propertyId, propertyId),
        eq(questions.state, 'closed'),
        isNull(questions.answeredAt),
        belongsTo([taskId]),
        sql`not exists (select 1 from ${questions} other where other.property_id = ${questions.propertyId}
          and other.visit_id = ${questions.visitId} and other.state in ('unasked', 'asked', 'host'))`,
      ),
    )
}

/** Asked, and nobody answered in time; skips what another worker is just turning to the host. */
export function lockUnanswered(tx: Database, now: Date, limit: number): Promise<Question[]> {
  return tx
    .select()
    .from(questions)
    .where(and(eq(questions.state, 'asked'), lte(questions.hostAt, now)))
    .orderBy(questions.hostAt)
    .limit(limit)
    .for('update', { skipLocked: true })
}

/** Whom to ask where guests sit: the host team of the outlet, else any; null when the house has none. */
export async function findHostTeam(
  db: Database,
  { propertyId, outletId }: { propertyId: string; outletId: string | null },
): Promise<string | null> {
  const [team] = await db
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.propertyId, propertyId), eq(teams.isHost, true), isNull(teams.archivedAt)))
    .orderBy(sql`(${teams.outletId} = ${outletId}) desc nulls last`, teams.id)
    .limit(1)
  return team?.id ?? null
}

/** What the answer says about the visit itself: where it sits, and how many they are. */
export async function seatVisit(
  tx: Database,
  { propertyId, visitId, spotId, outletId, count }: Seating,
): Promise<void> {
  const set = {
    ...(spotId && { spotId }),
    ...(outletId && { outletId }),
    ...(count && { partySize: count }),
  }
  if (Object.keys(set).length === 0) return
  await tx
    .update(visits)
    .set(set)
    .where(and(eq(visits.propertyId, propertyId), eq(visits.id, visitId)))
}

/** What was said of where it sits is in doubt. */
export async function unseatVisit(tx: Database, { propertyId, visitId }: VisitKey): Promise<void> {
  await tx
    .update(visits)
    .set({ spotId: null })
    .where(and(eq(visits.propertyId, propertyId), eq(visits.id, visitId)))
}

export async function hasLivingQuestion(tx: Database, { propertyId, visitId }: VisitKey): Promise<boolean> {
  const living = and(
    eq(questions.propertyId, propertyId),
    eq(questions.visitId, visitId),
    inArray(questions.state, [...LIVING]),
  )
  return (await tx.$count(questions, living)) > 0
}

/** Where the visit was last said to sit; null when nobody said. */
export async function findVisitSpot(db: Database, { propertyId, visitId }: VisitKey): Promise<string | null> {
  const [visit] = await db
    .select({ spotId: visits.spotId })
    .from(visits)
    .where(and(eq(visits.propertyId, propertyId), eq(visits.id, visitId)))
  return visit?.spotId ?? null
}

type VisitKey = { propertyId: string; visitId: string }

type Seating = VisitKey & {
  spotId: string | null
  outletId: string | null
  count: number | null
}
