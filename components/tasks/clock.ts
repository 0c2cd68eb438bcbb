/** The one clock of a task, in words: how long it still delights. Three levels only, each with its own glyph. */

export type TaskTimes = {
  /** When it became doable, milliseconds. */
  openedAt: number
  dueAt: number
  /** The due time on the house's wall, in words: "by 20:30". */
  dueClock: string
}

export type ClockWords = Record<
  | 'minutesLeft'
  | 'secondsLeft'
  | 'minutes'
  | 'by'
  | 'minutesLate'
  | 'secondsLate'
  | 'hoursMinutesLate'
  | 'dayLate'
  | 'daysLate',
  string
>

export const CLOCK_WORDS = [
  'minutesLeft',
  'secondsLeft',
  'minutes',
  'by',
  'minutesLate',
  'secondsLate',
  'hoursMinutesLate',
  'dayLate',
  'daysLate',
] as const

export type ClockReading = {
  level: 'normal' | 'soon' | 'late'
  word: keyof ClockWords
  gaps: Record<string, number | string>
  /** How much of the time is left, in quarters of a pie: 4 is all of it. */
  quarters: 0 | 1 | 2 | 3 | 4
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * The levels are those of lib/tasks/clock: soon with a quarter of its time left, late past the due time;
 * what is due in more than an hour is a time of day.
 */
export function readClock({ openedAt, dueAt, dueClock }: TaskTimes, now: number): ClockReading {
  const left = dueAt - now
  if (left < 0) return { level: 'late', quarters: 0, ...readLate(-left) }

  const share = left / Math.max(dueAt - openedAt, MINUTE)
  const quarters = ([1, 1, 2, 3, 4] as const)[Math.min(4, Math.ceil(share * 4))] ?? 4
  const level = share <= 0.25 ? 'soon' : 'normal'
  if (level === 'soon' && left < MINUTE)
    return { level, quarters, word: 'secondsLeft', gaps: { n: Math.ceil(left / 1000) } }
  if (left > HOUR) return { level, quarters, word: 'by', gaps: { time: dueClock } }
  const n = Math.ceil(left / MINUTE)
  return { level, quarters, word: level === 'soon' ? 'minutesLeft' : 'minutes', gaps: { n } }
}

function readLate(late: number): Pick<ClockReading, 'word' | 'gaps'> {
  if (late < MINUTE) return { word: 'secondsLate', gaps: { n: Math.max(1, Math.floor(late / 1000)) } }
  const minutes = Math.floor(late / MINUTE)
  if (minutes < 60) return { word: 'minutesLate', gaps: { n: minutes } }
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return { word: 'hoursMinutesLate', gaps: { h: hours, n: minutes % 60 } }
  const days = Math.floor(hours / 24)
  return { word: days === 1 ? 'dayLate' : 'daysLate', gaps: { n: days } }
}

/** Does the reading change within the minute? Then it is read every second. */
export const isCounting = ({ dueAt }: TaskTimes, now: number) => Math.abs(dueAt - now) <= MINUTE
