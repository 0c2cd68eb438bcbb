/**
 * Which posts are looked at again where nobody tells us what became of them, and how often: what somebody is at work
 * for every few minutes, the young ones now and then, and the others no more.
 */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const AT_WORK_EVERY_MS = 5 * MINUTE
const YOUNG_EVERY_MS = HOUR
/** What was taken back is taken back within the first days, or hardly ever. */
export const YOUNG_FOR_MS = 3 * DAY

export type Lookable = {
  heardAt: Date
  /** Null while it was only heard. */
  lookedAt: Date | null
  /** A task that is not finished, a question without an answer or words on their way hang on it. */
  isAtWork: boolean
}

const seenAt = ({ heardAt, lookedAt }: Lookable) => (lookedAt ?? heardAt).getTime()

export function isDue(post: Lookable, now: Date): boolean {
  const unseenMs = now.getTime() - seenAt(post)
  if (post.isAtWork) return unseenMs >= AT_WORK_EVERY_MS
  return now.getTime() - post.heardAt.getTime() <= YOUNG_FOR_MS && unseenMs >= YOUNG_EVERY_MS
}

/** At most so many: what somebody is at work for first, then what was not seen for longest. */
export function whichToLookAt<Post extends Lookable>(
  posts: readonly Post[],
  now: Date,
  most: number,
): Post[] {
  return posts
    .filter((post) => isDue(post, now))
    .toSorted((one, other) => Number(other.isAtWork) - Number(one.isAtWork) || seenAt(one) - seenAt(other))
    .slice(0, most)
}
