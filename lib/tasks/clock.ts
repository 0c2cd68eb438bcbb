/** The presence clock: how long until this stops being a delight. Counted once here, for list, board and report. */
import type { TaskStatus } from '@/db/vocabulary'

export type ClockLevel = 'normal' | 'soon' | 'late'
export type TaskClock = {
  level: ClockLevel
  /** Whole minutes left, or late when the level is late; rounded so that neither ever says more than is true. */
  minutes: number
}

type Timed = { openedAt: Date | null; createdAt: Date; dueAt: Date }

const MINUTE = 60_000

/** Soon begins with the last quarter of the time it has. */
const SOON_SHARE = 0.25

export function clockOf(task: Timed, now: Date): TaskClock {
  const left = task.dueAt.getTime() - now.getTime()
  if (left < 0) return { level: 'late', minutes: Math.floor(-left / MINUTE) }
  const allowed = task.dueAt.getTime() - (task.openedAt ?? task.createdAt).getTime()
  return { level: left <= allowed * SOON_SHARE ? 'soon' : 'normal', minutes: Math.ceil(left / MINUTE) }
}

/** The instant from which a task that nobody took is told to managers: half of the time it has. */
export function halfTimeOf(task: { openedAt: Date; dueAt: Date }): Date {
  return new Date((task.openedAt.getTime() + task.dueAt.getTime()) / 2)
}

export function isUntakenAtHalfTime(
  task: { status: TaskStatus; openedAt: Date | null; dueAt: Date },
  now: Date,
): boolean {
  return (
    task.status === 'open' &&
    task.openedAt !== null &&
    halfTimeOf({ ...task, openedAt: task.openedAt }) <= now
  )
}

export const TIME_GROUPS = ['now', 'next_hour', 'later'] as const
export type TimeGroup = (typeof TIME_GROUPS)[number]

const NOW_MINUTES = 15
const HOUR_MINUTES = 60

/** By time left alone, so that a list in order of its due times falls into whole groups. */
export function timeGroupOf({ dueAt }: { dueAt: Date }, now: Date): TimeGroup {
  const left = (dueAt.getTime() - now.getTime()) / MINUTE
  if (left <= NOW_MINUTES) return 'now'
  return left <= HOUR_MINUTES ? 'next_hour' : 'later'
}
