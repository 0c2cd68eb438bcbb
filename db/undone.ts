/** A story run for real and taken back: what would happen, without anything having happened. */
import type { Database } from './client'

/** Answers what the story saw before everything it wrote was undone. What it throws is thrown on. */
export async function undone<Seen>(db: Database, story: (tx: Database) => Promise<Seen>): Promise<Seen> {
  // Known by its identity: a bundle may hold the driver's own class of error more than once.
  const takeBack = new Error('Everything that this wrote is taken back.')
  const seen: Seen[] = []
  await db
    .transaction(async (tx) => {
      seen.push(await story(tx))
      throw takeBack
    })
    .catch((error: unknown) => {
      if (error !== takeBack) throw error
    })
  const [first] = seen
  if (first === undefined) throw new Error('The story saw nothing.')
  return first
}
