/**
 * Which posts are looked at again where nobody tells us what became of them, and how often: what somebody is at work
 * for soon, the young ones now and then, and the others no more.
 */
import type { ChannelName } from '@/db/vocabulary'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type Pace = { atWorkEveryMs: number; youngEveryMs: number; youngForMs: number }

/** What was taken back is taken back within the first days, or hardly ever. */
const POSTS: Pace = { atWorkEveryMs: 5 * MINUTE, youngEveryMs: HOUR, youngForMs: 3 * DAY }
/** They stand for years and are taken down late, by Google too; that one was edited Google tells by itself. */
const REVIEWS: Pace = { atWorkEveryMs: HOUR, youngEveryMs: DAY, youngForMs: 30 * DAY }

export const paceOf = (channel: ChannelName): Pace => (channel === 'google_business' ? REVIEWS : POSTS)

export type Lookable = {
  heardAt: Date
  /** Null while it was only heard. */
  lookedAt: Date | null
  /** A task that is not finished, a question without an answer or words on their way hang on it. */
  isAtWork: boolean
}

const seenAt = ({ heardAt, lookedAt }: Lookable) => (lookedAt ?? heardAt).getTime()

export function isDue(post: Lookable, pace: Pace, now: Date): boolean {
  const unseenMs = now.getTime() - seenAt(post)
  if (post.isAtWork) return unseenMs >= pace.atWorkEveryMs
  return now.getTime() - post.heardAt.getTime() <= pace.youngForMs && unseenMs >= pace.youngEveryMs
}

/** At most so many: what somebody is at work for first, then what was not seen for longest. */
export function whichToLookAt<Post extends Lookable>(
  posts: readonly Post[],
  pace: Pace,
  now: Date,
  most: number,
): Post[] {
  return posts
    .filter((post) => isDue(post, pace, now))
    .toSorted((one, other) => Number(other.isAtWork) - Number(one.isAtWork) || seenAt(one) - seenAt(other))
    .slice(0, most)
}
