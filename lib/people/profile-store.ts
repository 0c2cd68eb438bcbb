/** What a person may change about their own row. */
import { eq } from 'drizzle-orm'

import type { Database } from '@/db/client'
import { type Person, people } from '@/db/schema/people'

export async function keepProfile(
  db: Database,
  personId: string,
  { name, locale, theme }: Pick<Person, 'name' | 'locale' | 'theme'>,
) {
  await db.update(people).set({ name, locale, theme }).where(eq(people.id, personId))
}
