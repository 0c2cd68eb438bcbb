/** What a report counts, as rows: moves, moments with all that hangs on them, replies. */
import { and, eq, isNull } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { replies } from '@/db/schema/replies'
import type { signals } from '@/db/schema/signals'
import { echoes, spends, taskEvents, tasks } from '@/db/schema/tasks'
import type { TaskMove, TaskStatus } from '@/db/vocabulary'

import type { Scope } from '@/lib/reports/scope'

import { aSignal, aTask, EVENING, minutesAfter } from './furnish'

type Row<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>

const REACHES: Record<TaskMove, TaskStatus> = {
  make: 'open',
  accept: 'open',
  dismiss: 'called_off',
  begin: 'open',
  suggest: 'suggested',
  take: 'claimed',
  give: 'open',
  hold: 'waiting',
  release: 'open',
  deliver: 'delivered',
  could_not: 'could_not',
  call_off: 'called_off',
  miss: 'missed',
  undo: 'claimed',
  amend: 'claimed',
}

/** The business date of `EVENING`, as a report is asked for it. */
export const scopeOf = (propertyId: string, change: Partial<Scope> = {}): Scope => ({
  propertyId,
  from: '2026-07-10',
  to: '2026-07-10',
  clock: { zone: 'Europe/Lisbon', rollsAtHour: 4 },
  until: new Date('2026-07-11T03:00:00Z'),
  now: EVENING,
  only: {},
  ...change,
})

/** One event row, as the verbs of a task write it, measured by the clock of its task; answers its id. */
export async function aMove(
  db: Database,
  propertyId: string,
  row: Row<typeof taskEvents> & { taskId: string; move: TaskMove },
) {
  const id = newId()
  const task = await countedAs(db, propertyId, row.taskId)
  const { dueAt, openedAt, outletId, playbookId, teamId, guestId, claimedBy, kind } = task
  const isAgain =
    row.move === 'take' &&
    (await db.$count(
      taskEvents,
      and(eq(taskEvents.taskId, row.taskId), eq(taskEvents.move, 'take'), isNull(taskEvents.undoneAt)),
    )) > 0
  await db.insert(taskEvents).values({
    ...{ propertyId, toStatus: REACHES[row.move], at: EVENING },
    ...{ dueAt, openedAt, outletId, playbookId, teamId, guestId },
    isCounted: kind === 'gesture' && !isAgain,
    personId: row.move === 'miss' ? claimedBy : row.byPersonId,
    ...row,
    id,
  })
  return { id }
}

async function countedAs(db: Database, propertyId: string, taskId: string) {
  const [task] = await db
    .select()
    .from(tasks)
    .where(and(eq(tasks.propertyId, propertyId), eq(tasks.id, taskId)))
  if (!task) throw new Error('A move or a spend needs its task.')
  return task
}

type MomentFacts = Row<typeof tasks> & {
  deliveredAt?: Date
  takenAt?: Date
  by?: string
  spentMinor?: number
}

/** A gesture that was opened, taken and delivered, with what it cost. */
export async function aMoment(
  db: Database,
  propertyId: string,
  { deliveredAt = minutesAfter(EVENING, 10), takenAt, by, spentMinor = 250, ...row }: MomentFacts = {},
) {
  const task = await aTask(db, propertyId, {
    status: 'delivered',
    openedAt: minutesAfter(deliveredAt, -10),
    dueAt: minutesAfter(deliveredAt, 10),
    changedAt: deliveredAt,
    ...row,
  })
  const move = { taskId: task.id, byPersonId: by ?? null }
  await aMove(db, propertyId, { ...move, move: 'take', at: takenAt ?? minutesAfter(deliveredAt, -6) })
  const delivery = await aMove(db, propertyId, { ...move, move: 'deliver', at: deliveredAt })
  if (spentMinor > 0)
    await aSpend(db, propertyId, { taskId: task.id, amountMinor: spentMinor, at: deliveredAt, by })
  return { ...task, deliveryEventId: delivery.id }
}

export async function aSpend(
  db: Database,
  propertyId: string,
  {
    taskId,
    amountMinor,
    at = EVENING,
    by,
  }: { taskId: string; amountMinor: number; at?: Date; by?: string | undefined },
) {
  const { outletId, playbookId, teamId, kind } = await countedAs(db, propertyId, taskId)
  await db.insert(spends).values({
    ...{ propertyId, taskId, kind: amountMinor < 0 ? 'reversal' : 'spend', amountMinor, currency: 'EUR', at },
    ...{ byPersonId: by ?? null, personId: by ?? null },
    ...{ isCounted: kind === 'gesture', outletId, playbookId, teamId },
  })
}

/** Something the guest said an hour after the evening began, attached to the task. */
export async function anEcho(
  db: Database,
  propertyId: string,
  taskId: string,
  signal: Row<typeof signals> = {},
) {
  const { id } = await aSignal(db, propertyId, { occurredAt: minutesAfter(EVENING, 60), ...signal })
  await db.insert(echoes).values({ propertyId, taskId, signalId: id, attachedAt: EVENING })
}

/** Words that were sent under a reply task. */
export async function aSentReply(db: Database, propertyId: string, row: Row<typeof replies> = {}) {
  const task = await aTask(db, propertyId, { kind: 'reply', status: 'delivered' })
  const values = {
    propertyId,
    id: newId(),
    taskId: task.id,
    words: 'Lovely to have you. Where are you sitting?',
    state: 'sent' as const,
    sentAt: EVENING,
    updatedAt: EVENING,
    ...row,
  }
  await db.insert(replies).values(values)
  return values
}
