/** Session to member for plain requests, without Next: the event stream of the door asks here, again and again. */
import type { Database } from '@/db/client'
import type { Member } from '@/lib/people/member'

import { readSession, type Session, sessionValue } from './session-cookie'
import { findStanding } from './standing-store'

/** Null for nobody, for a disabled person, and for one who must first change a handed-out code. */
export async function memberOfRequest(
  request: { headers: Pick<Headers, 'get'> },
  db: Database,
): Promise<Member | null> {
  const session = await readSession(sessionValue(request.headers.get('cookie')))
  const standing = session && (await findStanding(db, session))
  return session && standing && !standing.mustChangePassword ? memberFrom(session, standing) : null
}

type Standing = NonNullable<Awaited<ReturnType<typeof findStanding>>>

export function memberFrom(session: Session, { name, role, teamIds, locale }: Standing): Member {
  return { propertyId: session.propertyId, personId: session.personId, name, role, teamIds, locale }
}
