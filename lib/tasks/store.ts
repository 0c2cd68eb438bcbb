/** One task and its events: locked, changed and recorded. Lists and the detail have stores of their own. */
import { and, desc, eq, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'

import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { people } from '@/db/schema/people'
import { type Task, type TaskEvent, taskEvents, tasks } from '@/db/schema/tasks'
import type { TaskMove } from '@/db/vocabulary'

export type TaskKey = { propertyId: string; taskId: string }
export type EventDetail = TaskEvent['detail']

/** The columns that a move may change; revision and changedAt follow by themselves. */
export type TaskChange = Partial<
  Pick<
    Task,
    | 'status'
    | 'act'
    | 'actMany'
    | 'count'
    | 'steps'
    | 'proof'
    | 'gestureId'
    | 'visitId'
    | 'capSlot'
    | 'outletId'
    | 'spotId'
    | 'spotWords'
    | 'teamId'
    | 'givenTo'
    | 'claimedBy'
    | 'waitingFor'
    | 'heldUntil'
    | 'openedAt'
    | 'dueAt'
    | 'windowEndsAt'
    | 'couldNotReason'
    | 'secondChance'
    | 'costMinor'
  >
>

const thisTask = ({ propertyId, taskId }: TaskKey) =>
  and(eq(tasks.propertyId, propertyId), eq(tasks.id, taskId))

/** The task as it is now, held until the transaction ends, so that of two people one comes first. */
export async function lockTask(tx: Database, key: TaskKey): Promise<Task | null> {
  const [task] = await tx.select().from(tasks).where(thisTask(key)).for('update')
  return task ?? null
}

export async function findTask(db: Database, key: TaskKey): Promise<Task | null> {
  const [task] = await db.select().from(tasks).where(thisTask(key))
  return task ?? null
}

/** Null when this cause made one already, or the cap slot is taken; waits for whoever is just writing it. */
export async function insertTask(tx: Database, row: typeof tasks.$inferInsert): Promise<Task | null> {
  const [task] = await tx.insert(tasks).values(row).onConflictDoNothing().returning()
  return task ?? null
}

export async function findTaskByCause(
  db: Database,
  { propertyId, causeKey }: { propertyId: string; causeKey: string },
): Promise<Task | null> {
  const [task] = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.causeKey, causeKey)))
  return task ?? null
}

/**
 * Writes one change with its event, and tells the screens. The condition on the revision is the check: null
 * when the task is no longer as `was`. `by` is null when the house itself did it.
 */
export async function changeTask(
  tx: Database,
  was: Task,
  {
    move,
    set,
    by,
    detail = {},
  }: { move: TaskMove; set: TaskChange; by: string | null; detail?: EventDetail },
  now: Date,
): Promise<Task | null> {
  const moved = set.status !== undefined && set.status !== was.status
  const [task] = await tx
    .update(tasks)
    .set({ ...set, revision: was.revision + 1, ...(moved && { changedAt: now }) })
    .where(and(thisTask({ propertyId: was.propertyId, taskId: was.id }), eq(tasks.revision, was.revision)))
    .returning()
  if (!task) return null
  await recordEvent(tx, { was, task, move, by, detail, before: beforeOf(was, set, moved), at: now })
  return task
}

function beforeOf(was: Task, set: TaskChange, moved: boolean) {
  const before: Record<string, unknown> = moved ? { changedAt: was.changedAt } : {}
  for (const column of Object.keys(set) as (keyof TaskChange)[]) before[column] = was[column]
  return before
}

/** Undoes a change: columns as the event kept them, `before` read back with its instants. */
export async function restoreTask(
  tx: Database,
  was: Task,
  { event, by }: { event: TaskEvent; by: string },
  now: Date,
): Promise<Task | null> {
  const [task] = await tx
    .update(tasks)
    .set({ ...readBefore(event.before), revision: was.revision + 1 })
    .where(and(thisTask({ propertyId: was.propertyId, taskId: was.id }), eq(tasks.revision, was.revision)))
    .returning()
  if (!task) return null
  await tx
    .update(taskEvents)
    .set({ undoneAt: now })
    .where(and(eq(taskEvents.propertyId, was.propertyId), eq(taskEvents.id, event.id)))
  await recordEvent(tx, { was, task, move: 'undo', by, detail: { move: event.move }, before: {}, at: now })
  return task
}

const INSTANTS = ['changedAt', 'heldUntil', 'openedAt', 'dueAt', 'windowEndsAt']

const readBefore = (before: TaskEvent['before']): TaskChange =>
  Object.fromEntries(
    Object.entries(before).map(([column, value]) => [
      column,
      INSTANTS.includes(column) && typeof value === 'string' ? new Date(value) : value,
    ]),
  )

type Recorded = {
  was: Task | null
  task: Task
  move: TaskMove
  by: string | null
  detail: EventDetail
  before: Record<string, unknown>
  at: Date
}

/** The moves that the report measures. */
const MEASURED: readonly TaskMove[] = ['take', 'deliver', 'could_not', 'miss']

export async function recordEvent(tx: Database, { was, task, move, by, detail, before, at }: Recorded) {
  const isAgain = move === 'take' && (await wasTaken(tx, { propertyId: task.propertyId, taskId: task.id }))
  await tx.insert(taskEvents).values({
    propertyId: task.propertyId,
    taskId: task.id,
    move,
    fromStatus: was?.status ?? null,
    toStatus: task.status,
    byPersonId: by,
    at,
    detail,
    ...(MEASURED.includes(move) && {
      ...countedUnder(task, move === 'miss' ? task.claimedBy : by),
      isCounted: task.kind === 'gesture' && !isAgain,
    }),
    revision: task.revision,
    before,
  })
  await sayChanged(tx, task.propertyId)
}

/** What a move is measured by and counted under, as the task stands. */
const countedUnder = (task: Task, personId: string | null) => ({
  dueAt: task.dueAt,
  openedAt: task.openedAt ?? task.createdAt,
  outletId: task.outletId,
  playbookId: task.playbookId,
  teamId: task.teamId,
  guestId: task.guestId,
  personId,
})

/** Has somebody taken it before? Undoing goes backwards, so what is true now stays true. */
async function wasTaken(tx: Database, { propertyId, taskId }: TaskKey): Promise<boolean> {
  const [taken] = await tx
    .select({ id: taskEvents.id })
    .from(taskEvents)
    .where(
      and(
        eq(taskEvents.propertyId, propertyId),
        eq(taskEvents.taskId, taskId),
        eq(taskEvents.move, 'take'),
        isNull(taskEvents.undoneAt),
      ),
    )
    .limit(1)
  return taken !== undefined
}

/**
 * The newest move that was not taken back; null when all were. Being made is no move to take back; nor is a proof
 * that was removed, or what the house itself amended beside it: both leave the move below as it was.
 */
export async function findLastMove(tx: Database, { propertyId, taskId }: TaskKey): Promise<TaskEvent | null> {
  const [event] = await tx
    .select()
    .from(taskEvents)
    .where(
      and(
        eq(taskEvents.propertyId, propertyId),
        eq(taskEvents.taskId, taskId),
        isNull(taskEvents.undoneAt),
        sql`${taskEvents.move} not in ('make', 'undo')`,
        sql`not (${taskEvents.move} = 'amend'
          and (${taskEvents.byPersonId} is null or ${taskEvents.detail} ? 'proofRemoved'))`,
      ),
    )
    .orderBy(desc(taskEvents.revision))
    .limit(1)
  return event ?? null
}

/** Who else changed the task since this revision was on the screen; null when nobody did. */
export async function findChangerSince(
  tx: Database,
  { propertyId, taskId, revision, personId }: TaskKey & { revision: number; personId: string },
): Promise<{ name: string | null } | null> {
  const [event] = await tx
    .select({ name: people.name })
    .from(taskEvents)
    .leftJoin(people, eq(people.id, taskEvents.byPersonId))
    .where(
      and(
        eq(taskEvents.propertyId, propertyId),
        eq(taskEvents.taskId, taskId),
        gt(taskEvents.revision, revision),
        or(isNull(taskEvents.byPersonId), ne(taskEvents.byPersonId, personId)),
      ),
    )
    .orderBy(desc(taskEvents.revision))
    .limit(1)
  return event ?? null
}

export async function findName(db: Database, personId: string): Promise<string | undefined> {
  const [person] = await db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return person?.name
}

/** Alive tasks that a person has in hand or was given, held until the transaction ends. */
export function lockTasksOf(
  tx: Database,
  { propertyId, personId }: { propertyId: string; personId: string },
): Promise<Task[]> {
  return tx
    .select()
    .from(tasks)
    .where(
      and(
        eq(tasks.propertyId, propertyId),
        inArray(tasks.status, ['suggested', 'waiting', 'open', 'claimed']),
        or(eq(tasks.claimedBy, personId), eq(tasks.givenTo, personId)),
      ),
    )
    .for('update')
}
