/** What hangs on one task besides its row: steps, spend, history, proofs, echoes, what the visit got already. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { visits } from '@/db/schema/guests'
import { spots } from '@/db/schema/house'
import { people } from '@/db/schema/people'
import { questions } from '@/db/schema/replies'
import { signals } from '@/db/schema/signals'
import { echoes, proofs, taskEvents, tasks } from '@/db/schema/tasks'

import type { ProofKind } from '@/db/vocabulary'

import type { TaskKey } from './store'

const ofTask = ({ propertyId, taskId }: TaskKey) =>
  and(eq(tasks.propertyId, propertyId), eq(tasks.id, taskId))

export async function findTaskWithVisit(db: Database, key: TaskKey) {
  const [row] = await db
    .select({ task: tasks, visit: visits })
    .from(tasks)
    .leftJoin(visits, and(eq(visits.propertyId, tasks.propertyId), eq(visits.id, tasks.visitId)))
    .where(ofTask(key))
  return row ?? null
}

/** Oldest first, with who did it; null when the house itself did. */
export function listHistory(db: Database, { propertyId, taskId }: TaskKey) {
  return db
    .select({
      id: taskEvents.id,
      move: taskEvents.move,
      fromStatus: taskEvents.fromStatus,
      toStatus: taskEvents.toStatus,
      at: taskEvents.at,
      by: people.name,
      byPersonId: taskEvents.byPersonId,
      detail: taskEvents.detail,
      undoneAt: taskEvents.undoneAt,
      revision: taskEvents.revision,
    })
    .from(taskEvents)
    .leftJoin(people, eq(people.id, taskEvents.byPersonId))
    .where(and(eq(taskEvents.propertyId, propertyId), eq(taskEvents.taskId, taskId)))
    .orderBy(asc(taskEvents.revision))
}

/** Of which kinds a proof was removed, so that nothing looks proved that is not any more. */
export async function listKindsRemoved(db: Database, { propertyId, taskId }: TaskKey): Promise<ProofKind[]> {
  const rows = await db
    .selectDistinct({ kind: proofs.kind })
    .from(proofs)
    .where(and(eq(proofs.propertyId, propertyId), eq(proofs.taskId, taskId), isNotNull(proofs.removedAt)))
  return rows.map(({ kind }) => kind)
}

/** Photos by their proof's id: the picture is served to whom the task is shown. */
export function listProofs(db: Database, { propertyId, taskId }: TaskKey) {
  return db
    .select({
      id: proofs.id,
      kind: proofs.kind,
      words: proofs.words,
      hasPhoto: sql<boolean>`${proofs.photoKey} is not null`,
      at: proofs.at,
      by: people.name,
      byPersonId: proofs.byPersonId,
    })
    .from(proofs)
    .leftJoin(people, eq(people.id, proofs.byPersonId))
    .where(and(eq(proofs.propertyId, propertyId), eq(proofs.taskId, taskId), isNull(proofs.removedAt)))
    .orderBy(asc(proofs.at))
}

/** What the guest said after it; what they took back is no echo, and nothing of guests who opted out stands anywhere. */
export function listEchoes(db: Database, { propertyId, taskId }: TaskKey, now: Date) {
  return db
    .select({
      signalId: signals.id,
      kind: signals.kind,
      network: signals.network,
      words: signals.text,
      occurredAt: signals.occurredAt,
      url: signals.url,
    })
    .from(echoes)
    .innerJoin(signals, and(eq(signals.propertyId, echoes.propertyId), eq(signals.id, echoes.signalId)))
    .where(
      and(
        eq(echoes.propertyId, propertyId),
        eq(echoes.taskId, taskId),
        eq(echoes.isRetracted, false),
        sql`not exists (select 1 from cautions c where c.property_id = ${signals.propertyId}
          and c.guest_id = ${signals.guestId} and c.kind = 'opted_out' and c.lifted_at is null
          and (c.expires_at is null or c.expires_at > ${now}))`,
      ),
    )
    .orderBy(asc(signals.occurredAt))
}

/** Other gestures of the same visit: given, under way and to come, newest first. */
export function listBesides(
  db: Database,
  { propertyId, taskId, visitId }: TaskKey & { visitId: string | null },
) {
  if (!visitId) return Promise.resolve([])
  return db
    .select({
      id: tasks.id,
      act: tasks.act,
      actMany: tasks.actMany,
      count: tasks.count,
      status: tasks.status,
      at: tasks.changedAt,
      by: people.name,
    })
    .from(tasks)
    .leftJoin(people, eq(people.id, tasks.claimedBy))
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        eq(tasks.visitId, visitId),
        ne(tasks.id, taskId),
        eq(tasks.kind, 'gesture'),
        inArray(tasks.status, ['suggested', 'waiting', 'open', 'claimed', 'delivered']),
      ),
    )
    .orderBy(desc(tasks.changedAt))
    .limit(20)
}

/** The question that the task is part of, with the guest's answer that could not be read and the spots it may mean. */
export async function findQuestionForScreen(db: Database, { propertyId, taskId }: TaskKey) {
  const [question] = await db
    .select()
    .from(questions)
    .where(
      and(
        eq(questions.propertyId, propertyId),
        or(
          eq(questions.replyTaskId, taskId),
          eq(questions.waitingTaskId, taskId),
          eq(questions.hostTaskId, taskId),
        ),
      ),
    )
    .orderBy(desc(questions.id))
    .limit(1)
  if (!question) return null
  const candidates =
    question.candidateSpotIds.length === 0
      ? []
      : await db
          .select({ id: spots.id, kind: spots.kind, label: spots.label, outletId: spots.outletId })
          .from(spots)
          .where(
            and(
              eq(spots.propertyId, propertyId),
              inArray(spots.id, question.candidateSpotIds),
              isNull(spots.archivedAt),
            ),
          )
          .orderBy(asc(spots.label))
  return { ...question, candidates }
}
