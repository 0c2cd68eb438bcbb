/** What the things that a playbook points to are called, archived ones too: a sentence must not lose a word. */
import { eq } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'

import type { Database } from '@/db/client'
import { outlets, teams } from '@/db/schema/house'
import { memberships, people } from '@/db/schema/people'
import { gestures } from '@/db/schema/playbooks'
import { connectors } from '@/db/schema/signals'

export type Names = ReadonlyMap<string, string>

/** By id: outlets, teams, gestures, connectors and people of one house. */
export async function namesOf(db: Database, propertyId: string): Promise<Names> {
  const rows = await unionAll(
    db.select({ id: outlets.id, name: outlets.name }).from(outlets).where(eq(outlets.propertyId, propertyId)),
    db.select({ id: teams.id, name: teams.name }).from(teams).where(eq(teams.propertyId, propertyId)),
    db
      .select({ id: gestures.id, name: gestures.name })
      .from(gestures)
      .where(eq(gestures.propertyId, propertyId)),
    db
      .select({ id: connectors.id, name: connectors.name })
      .from(connectors)
      .where(eq(connectors.propertyId, propertyId)),
    db
      .select({ id: people.id, name: people.name })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(eq(memberships.propertyId, propertyId)),
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
