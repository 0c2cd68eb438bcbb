/** The two ways in: a name with a password or a code, and a link that works once. */
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'

import { readCode } from './code'
import { beginAttempt, forgiveAttempt } from './limit-attempts'
import { hashOfToken } from './make-sign-in-link'
import { isPassword } from './password'
import {
  beginPasswordReset,
  findFirstProperty,
  findOpenLink,
  findPersonByName,
  findSessionEpoch,
  spendLink,
} from './sign-in-store'

/** Who came in, and to which house: all that a session holds. */
export type CameIn = { personId: string; propertyId: string; sessionEpoch: number }

/**
 * 'wrong' says the same for an unknown name, a wrong password and a name that has none, and takes as long.
 * Only who knows the password hears 'ended': no house is open to them any more.
 */
export async function signInWithPassword(
  db: Database,
  { name, password, address }: { name: string; password: string; address: string },
  now: Date,
): Promise<Outcome<CameIn, 'wrong' | 'ended'> | { ok: false; refusal: 'wait'; waitSeconds: number }> {
  const begun = await beginAttempt(db, { name, address }, now)
  if ('waitSeconds' in begun) return { ok: false, refusal: 'wait', ...begun }

  const person = await findPersonByName(db, name)
  const typed = (person?.mustChangePassword && readCode(password)) || password
  if (!(await isPassword(typed, person?.passwordHash ?? null)) || !person) return refuse('wrong')
  await forgiveAttempt(db, begun.attempt)

  const propertyId = await findFirstProperty(db, person.id)
  if (!propertyId) return refuse('ended')
  return { ok: true, personId: person.id, propertyId, sessionEpoch: person.sessionEpoch }
}

/** Whose link it is, without using it up; null when it is used, too old or never was. */
export const findLink = (db: Database, token: string, now: Date) => findOpenLink(db, hashOfToken(token), now)

/** The tap. A link to choose a password ends every other session of the person. */
export function signInWithLink(
  db: Database,
  token: string,
  now: Date,
): Promise<Outcome<CameIn, 'link_gone' | 'ended'>> {
  return db.transaction(async (tx) => {
    const link = await spendLink(tx, hashOfToken(token), now)
    if (!link) return refuse('link_gone')
    const { personId, setsPassword } = link
    const propertyId = await findFirstProperty(tx, personId)
    if (!propertyId) return refuse('ended')
    const sessionEpoch = setsPassword
      ? await beginPasswordReset(tx, personId)
      : await findSessionEpoch(tx, personId)
    return sessionEpoch === null ? refuse('link_gone') : { ok: true, personId, propertyId, sessionEpoch }
  })
}
