/** Are the outlets, gestures, teams, people and connectors that rules name this house's own? */
import { sql } from 'drizzle-orm'

import type { Database } from '@/db/client'

import type { PlaybookRules, Step } from './rules'

/** False when a single one is another house's, or gone from this one. */
export async function rulesFitHouse(
  tx: Database,
  propertyId: string,
  rules: PlaybookRules,
): Promise<boolean> {
  const { outletIds = [], connectorIds = [] } = rules.when
  const parts = rules.steps.flatMap(partsOf)
  const named = {
    outlets: outletIds,
    connectors: connectorIds,
    gestures: parts.flatMap(({ gestureId }) => gestureId ?? []),
    teams: parts.flatMap(({ teamId }) => teamId ?? []),
    spots: parts.flatMap(({ spotId }) => spotId ?? []),
    memberships: parts.flatMap(({ personId }) => personId ?? []),
  }
  for (const [table, ids] of Object.entries(named)) {
    const wanted = [...new Set<string>(ids)]
    if (wanted.length === 0) continue
    const { rows } = await tx.execute<{ found: number }>(sql`
      select count(*)::int as found from ${sql.identifier(table)}
      where property_id = ${propertyId} and ${isStillThere(table)} in (${sql.join(
        wanted.map((id) => sql`${id}::uuid`),
        sql`, `,
      )})`)
    if (rows[0]?.found !== wanted.length) return false
  }
  return true
}

const isStillThere = (table: string) =>
  table === 'memberships' ? sql`disabled_at is null and person_id` : sql`archived_at is null and id`

type Parts = { [part in 'gestureId' | 'teamId' | 'personId' | 'spotId']?: string | null | undefined }

function partsOf(step: Step): Parts[] {
  if (step.kind !== 'ask') return [step]
  const { teamId, personId, makes } = step
  return [{ teamId, personId }, makes]
}
