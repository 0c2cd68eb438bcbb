/** The rule of how a signal stands, as PostgreSQL asks it; and what is written down of it, so that lists stay short. */
import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { signals } from '@/db/schema/signals'
import { type Task, type TaskEvent, tasks } from '@/db/schema/tasks'
import { ALIVE } from '@/lib/tasks/task'

import { ANSWERS, ASKED_IN_VAIN, type TaskOfSignal } from './standing'

const oneOf = (words: readonly string[]) =>
  sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )

const answersOf = Object.entries(ANSWERS).map(
  ([kind, statuses]) => sql`(t.kind = ${kind} and t.status in (${oneOf(statuses)}))`,
)
const isHandled = sql`(t.status in (${oneOf(ALIVE)}) or ${sql.join(answersOf, sql` or `)}
  or (t.status = 'could_not' and t.could_not_reason = ${ASKED_IN_VAIN}))`

const ofSignal = sql`t.property_id = ${signals.propertyId} and t.signal_id = ${signals.id}`
const ofItsParty = sql`t.property_id = ${signals.propertyId} and t.visit_id = ${signals.visitId}`

/** Begins with the words of the index signals_unanswered. A db test holds it to `standingOf`. */
export const isUnanswered: SQL = sql`(${signals.settledAt} is null and ${signals.nature} = 'guest'
  and ${signals.deletedAt} is null
  and not exists (select from ${tasks} t where ${ofSignal} and ${isHandled})
  and not (${signals.kind} = 'check_in' and exists (select from ${tasks} t where ${ofItsParty} and ${isHandled})))`

/** What `standingOf` asks about: the tasks of the signal, and of its visit when it is a check-in. */
export const tasksOfSignal = sql<TaskOfSignal[]>`coalesce((
  select json_agg(json_build_object('kind', t.kind, 'status', t.status, 'couldNotReason', t.could_not_reason))
  from (select t.* from ${tasks} t where ${ofSignal}
    union all select t.* from ${tasks} t where ${signals.kind} = 'check_in' and ${ofItsParty}
      and t.signal_id is distinct from ${signals.id}) t), '[]')`

const answeredBy = ({ propertyId, signalId, visitId }: Task) =>
  and(
    eq(signals.propertyId, propertyId),
    or(
      signalId ? eq(signals.id, signalId) : undefined,
      visitId ? and(eq(signals.kind, 'check_in'), eq(signals.visitId, visitId)) : undefined,
    ),
  )

/** The task was done: what it answered leaves the index of what nobody has, for good. Who was first stays. */
export async function settleAnswered(tx: Database, task: Task, by: string, now: Date) {
  if (!task.signalId && !task.visitId) return
  await tx
    .update(signals)
    .set({ settledAt: now, settledBy: by })
    .where(and(answeredBy(task), isNull(signals.settledAt)))
}

/** The delivery was taken back: what it settled, and that alone, is open again. */
export async function unsettle(tx: Database, task: Task, { at, byPersonId }: TaskEvent) {
  if (!byPersonId || (!task.signalId && !task.visitId)) return
  await tx
    .update(signals)
    .set({ settledAt: null, settledBy: null })
    .where(and(answeredBy(task), eq(signals.settledAt, at), eq(signals.settledBy, byPersonId)))
}
