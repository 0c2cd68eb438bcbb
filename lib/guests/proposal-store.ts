/** Accounts that may belong to a guest who is here or coming: the list of matches that a person decides. */
import { and, asc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

import type { Database } from '@/db/client'
import { guests, handles, matches } from '@/db/schema/guests'

import type { ProposedMatch } from './proposed-match'

const MOST = 50
const account = alias(guests, 'account')

const optedOut = (guestId: string, now: Date) => sql`exists (select from cautions c
  where c.property_id = matches.property_id and c.guest_id = ${sql.raw(guestId)} and c.kind = 'opted_out'
    and c.lifted_at is null and (c.expires_at is null or c.expires_at > ${now.toISOString()}::timestamptz))`

/** Oldest first, so that none waits for ever; those of whoever opted out are left out. */
export async function listProposedMatches(
  db: Database,
  { propertyId, now }: { propertyId: string; now: Date },
): Promise<ProposedMatch[]> {
  const rows = await db
    .select({
      matchId: matches.id,
      handle: handles.handle,
      displayName: handles.displayName,
      network: handles.network,
      guestName: guests.name,
      reasons: matches.reasons,
      words: sql<string | null>`(select s.text from signals s where s.property_id = matches.property_id
        and s.handle_id = matches.handle_id and s.deleted_at is null and s.text <> ''
        order by s.received_at desc limit 1)`,
      stay: sql<{ startsAt: string; spotLabel: string | null } | null>`(
        select json_build_object('startsAt', v.starts_at, 'spotLabel', sp.label)
        from visit_guests vg
        join visits v on v.property_id = vg.property_id and v.id = vg.visit_id
        left join spots sp on sp.property_id = v.property_id and sp.id = v.spot_id
        where vg.property_id = matches.property_id and vg.guest_id = matches.guest_id
          and v.status in ('expected', 'in_house') and v.ends_at > ${now.toISOString()}::timestamptz
        order by v.starts_at limit 1)`,
    })
    .from(matches)
    .innerJoin(guests, and(eq(guests.propertyId, matches.propertyId), eq(guests.id, matches.guestId)))
    .innerJoin(handles, and(eq(handles.propertyId, matches.propertyId), eq(handles.id, matches.handleId)))
    .innerJoin(account, and(eq(account.propertyId, handles.propertyId), eq(account.id, handles.guestId)))
    .where(
      and(
        eq(matches.propertyId, propertyId),
        eq(matches.state, 'proposed'),
        sql`not ${optedOut('guests.id', now)}`,
        sql`not ${optedOut('account.id', now)}`,
      ),
    )
    .orderBy(asc(matches.proposedAt), asc(matches.id))
    .limit(MOST)
  return rows.map(({ stay, ...row }) => ({
    ...row,
    stay: stay && { startsAt: new Date(stay.startsAt), spotLabel: stay.spotLabel },
  }))
}
