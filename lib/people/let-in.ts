/** Helping somebody who cannot come in: a new code, or a link to choose a password. No mail is needed. */
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'

import { mayLetIn } from './authority'
import { makeCode } from './code'
import { makeSignInLink } from './make-sign-in-link'
import type { Member } from './member'
import { hashPassword } from './password'
import { spendLinksOf } from './sign-in-store'
import { findStaff, keepCode, listMemberships } from './staff-store'

type Refusal = 'not_found' | 'not_yours' | 'is_disabled'

/** The code is shown once and ends every session of the person; links handed out before end too. */
export async function giveCode(
  db: Database,
  who: Member,
  personId: string,
  now: Date,
): Promise<Outcome<{ name: string; signInName: string; code: string }, Refusal>> {
  const code = makeCode()
  const passwordHash = await hashPassword(code)
  return db.transaction(async (tx) => {
    const may = await whoMayBeLetIn(tx, who, personId)
    if (!may.ok) return may
    await keepCode(tx, personId, passwordHash)
    await spendLinksOf(tx, personId, now)
    return { ...may, code }
  })
}

/** A link for "I forgot my password"; until it is tapped nothing changes for the person. */
export function giveLink(
  db: Database,
  who: Member,
  personId: string,
  now: Date,
): Promise<Outcome<{ name: string; path: string }, Refusal>> {
  return db.transaction(async (tx) => {
    const may = await whoMayBeLetIn(tx, who, personId)
    if (!may.ok) return may
    const { path } = await makeSignInLink(tx, { personId, createdBy: who.personId, setsPassword: true }, now)
    return { ok: true, name: may.name, path }
  })
}

async function whoMayBeLetIn(
  tx: Database,
  who: Member,
  personId: string,
): Promise<Outcome<{ name: string; signInName: string }, Refusal>> {
  const them = await findStaff(tx, { propertyId: who.propertyId, personId })
  if (!them) return refuse('not_found')
  if (them.disabledAt) return refuse('is_disabled')
  const mine = await listMemberships(tx, who.personId)
  const open = mine.filter(({ disabledAt }) => !disabledAt)
  return mayLetIn(open, await listMemberships(tx, personId))
    ? { ok: true, name: them.name, signInName: them.staffName ?? them.email ?? '' }
    : refuse('not_yours')
}
