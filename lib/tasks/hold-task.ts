/** "Hold until": puts a task away for a while; it comes back by itself, to whoever held it. */
import type { Database } from '@/db/client'
import type { Task } from '@/db/schema/tasks'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { mustHave, onTask, type TaskRefusal } from './on-task'
import { changeTask } from './store'
import { MOVES } from './task'

export function holdTask(
  db: Database,
  member: Member,
  { taskId, until }: { taskId: string; until: Date },
  now: Date,
): Promise<Outcome<{ task: Task }, TaskRefusal | 'past' | 'after_window'>> {
  return onTask(db, member, { taskId, move: 'hold' }, async (tx, was) => {
    if (until <= now) return refuse('past')
    if (until >= was.windowEndsAt) return refuse('after_window')

    const set = {
      status: MOVES.hold.to,
      waitingFor: 'time' as const,
      heldUntil: until,
      givenTo: was.claimedBy ?? was.givenTo,
      claimedBy: null,
      dueAt: dueWhenHeld(was, until),
    }
    const detail = { until: until.toISOString() }
    const task = await changeTask(tx, was, { move: 'hold', set, by: member.personId, detail }, now)
    return { ok: true, task: mustHave(task) }
  })
}

/** Held past its due time it gets as long again as it had, but never longer than the guest stays. */
export function dueWhenHeld(
  was: Pick<Task, 'openedAt' | 'createdAt' | 'dueAt' | 'windowEndsAt'>,
  until: Date,
): Date {
  if (until < was.dueAt) return was.dueAt
  const allowed = was.dueAt.getTime() - (was.openedAt ?? was.createdAt).getTime()
  return new Date(Math.min(until.getTime() + Math.max(allowed, 0), was.windowEndsAt.getTime()))
}
