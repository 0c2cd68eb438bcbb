/** The life of a task. Every button, every write and every test asks this table what may happen next. */
import type { TaskMove, TaskStatus } from '@/db/vocabulary'

export const ALIVE = ['suggested', 'waiting', 'open', 'claimed'] as const

/** From which statuses a move may start, and where it leads. */
export const MOVES = {
  accept: { from: ['suggested'], to: 'open' },
  dismiss: { from: ['suggested'], to: 'called_off' },
  begin: { from: ['waiting'], to: 'open' },
  suggest: { from: ['waiting'], to: 'suggested' },
  take: { from: ['suggested', 'open'], to: 'claimed' },
  give: { from: ['suggested', 'open', 'claimed'], to: 'open' },
  hold: { from: ['open', 'claimed'], to: 'waiting' },
  release: { from: ['claimed'], to: 'open' },
  deliver: { from: ['claimed'], to: 'delivered' },
  could_not: { from: ['claimed'], to: 'could_not' },
  call_off: { from: ALIVE, to: 'called_off' },
  miss: { from: ALIVE, to: 'missed' },
} as const satisfies Partial<Record<TaskMove, { from: readonly TaskStatus[]; to: TaskStatus }>>

export type Move = keyof typeof MOVES

export function canMove(task: { status: TaskStatus }, move: Move) {
  const from: readonly TaskStatus[] = MOVES[move].from
  return from.includes(task.status)
}

export const isAlive = (task: { status: TaskStatus }) =>
  (ALIVE as readonly TaskStatus[]).includes(task.status)
