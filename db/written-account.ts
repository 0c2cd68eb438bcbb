/** How an account is written for people. */
import { type SQLWrapper, sql } from 'drizzle-orm'

/** A handle with its @. An account that has none, as in a reservation system, or lost it to another, by what it is called. */
export const writtenAccount = ({ handle, folded }: { handle: SQLWrapper; folded: SQLWrapper }) =>
  sql<string>`(case when ${folded} is null then '' else '@' end || ${handle})`

/** The same for a row of handles called `h`. */
export const WRITTEN_ACCOUNT = writtenAccount({ handle: sql`h.handle`, folded: sql`h.folded` })
