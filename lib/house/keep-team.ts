/** Forms a team, or changes what it is called, where it works and whether it hosts. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { Team } from '@/db/schema/house'
import { type Outcome, refuse } from '@/lib/outcome'
import type { Member } from '@/lib/people/member'
import { unlessTaken } from '@/lib/unless-taken'

import { findOutlet } from './outlet-store'
import { holdProperty } from './store'
import { clearOtherHosts, insertTeam, setTeamArchived, type TeamWords, updateTeam } from './team-store'

type Kept = Outcome<{ team: Team }, 'not_found' | 'no_outlet' | 'name_taken'>

/** Without an id it is a new one. An outlet, and the house as a whole, has one host team: the latest named. */
export function keepTeam(
  db: Database,
  { propertyId }: Member,
  { teamId, ...words }: TeamWords & { teamId?: string | undefined },
): Promise<Kept> {
  return unlessTaken('teams_name', 'name_taken', () =>
    db.transaction(async (tx) => {
      await holdProperty(tx, propertyId)
      const { outletId } = words
      const outlet = outletId && (await findOutlet(tx, { propertyId, outletId }))
      if (outletId && (!outlet || outlet.archivedAt)) return refuse('no_outlet')

      const team = teamId
        ? await updateTeam(tx, { propertyId, teamId }, words)
        : await insertTeam(tx, propertyId, words)
      if (!team) return refuse(teamId ? 'not_found' : 'name_taken')
      if (team.isHost) await clearOtherHosts(tx, team)
      await sayChanged(tx, propertyId)
      return { ok: true, team }
    }),
  )
}

/** Leaves lists and choices, and no longer hosts; tasks of the past keep pointing to it. Safe to repeat. */
export const archiveTeam = (db: Database, who: Member, teamId: string, now: Date) =>
  setArchived(db, who, teamId, now)

export const bringBackTeam = (db: Database, who: Member, teamId: string) => setArchived(db, who, teamId, null)

function setArchived(db: Database, { propertyId }: Member, teamId: string, at: Date | null): Promise<Kept> {
  return unlessTaken('teams_name', 'name_taken', () =>
    db.transaction(async (tx) => {
      const team = await setTeamArchived(tx, { propertyId, teamId }, at)
      if (!team) return refuse('not_found')
      await sayChanged(tx, propertyId)
      return { ok: true, team }
    }),
  )
}
