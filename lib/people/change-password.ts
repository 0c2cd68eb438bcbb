/** Choosing a password of one's own: at first use, after a manager's link, or because one wants to. */
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'

import { readCode } from './code'
import { beginAttempt, forgiveAttempt } from './limit-attempts'
import { hashPassword, isPassword, type PasswordProblem, passwordProblem } from './password'
import { findPerson, keepPassword, spendLinksOf } from './sign-in-store'

type Change = {
  personId: string
  sessionEpoch: number
  /** Names that make a poor password: the house's. The person's own are added. */
  houseName: string
  address: string
  /** Null from somebody who must choose one, or who never had one. */
  current: string | null
  chosen: string
}

/**
 * Ends every session of the person, so the caller mints the one that goes on with the new epoch. The present
 * password is asked for unless a manager's link or a code led here; guessing at it is limited like sign-in.
 */
export async function changePassword(
  db: Database,
  { personId, sessionEpoch, houseName, address, current, chosen }: Change,
  now: Date,
): Promise<
  | Outcome<{ sessionEpoch: number }, 'wrong' | 'same' | 'meanwhile' | PasswordProblem>
  | { ok: false; refusal: 'wait'; waitSeconds: number }
> {
  const person = await findPerson(db, personId)
  if (!person) return refuse('meanwhile')
  const names = [person.name, person.staffName ?? '', person.email ?? '', houseName]
  const problem = passwordProblem(chosen, names)
  if (problem) return refuse(problem)

  if (!person.mustChangePassword && person.passwordHash) {
    const begun = await beginAttempt(db, { name: `change ${personId}`, address }, now)
    if ('waitSeconds' in begun) return { ok: false, refusal: 'wait', ...begun }
    if (!(await isPassword(current ?? '', person.passwordHash))) return refuse('wrong')
    await forgiveAttempt(db, begun.attempt)
  }
  const asCode = (person.mustChangePassword && readCode(chosen)) || chosen
  if (await isPassword(asCode, person.passwordHash)) return refuse('same')

  const passwordHash = await hashPassword(chosen)
  return db.transaction(async (tx) => {
    const epoch = await keepPassword(tx, { personId, sessionEpoch, passwordHash, mustChangePassword: false })
    if (epoch === null) return refuse('meanwhile')
    await spendLinksOf(tx, personId, now)
    return { ok: true, sessionEpoch: epoch }
  })
}
