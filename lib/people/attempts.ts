/** How long somebody must wait before trying to sign in again. Pure: attempts and time in, seconds out. */

export type AttemptLimit = { free: number }

/** A name is one person's; an address may be a whole house behind one line. */
export const NAME_LIMIT: AttemptLimit = { free: 5 }
export const ADDRESS_LIMIT: AttemptLimit = { free: 30 }

/** Attempts older than this are forgotten. */
export const ATTEMPT_WINDOW_MINUTES = 60

const FIRST_WAIT_SECONDS = 15
const LONGEST_WAIT_SECONDS = 15 * 60

/**
 * Zero when an attempt is free. After the free ones every further attempt waits twice as long as the one before,
 * counted from the last attempt, so that trying again never makes a wait longer than it says.
 */
export function secondsToWait(
  attempts: readonly { at: Date; count: number }[],
  { free }: AttemptLimit,
  now: Date,
): number {
  const since = now.getTime() - ATTEMPT_WINDOW_MINUTES * 60_000
  const recent = attempts.filter(({ at }) => at.getTime() > since)
  const tried = recent.reduce((sum, { count }) => sum + count, 0)
  if (tried < free) return 0
  const wait = Math.min(FIRST_WAIT_SECONDS * 2 ** (tried - free), LONGEST_WAIT_SECONDS)
  const last = Math.max(...recent.map(({ at }) => at.getTime()))
  return Math.max(0, Math.ceil(wait - (now.getTime() - last) / 1000))
}
