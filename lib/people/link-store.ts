/** Sign-in links in the database. */
import type { Database } from '@/db/client'
import { signInLinks } from '@/db/schema/people'

export async function insertSignInLink(db: Database, link: typeof signInLinks.$inferInsert) {
  await db.insert(signInLinks).values(link)
}
