/** Stops a playbook for now, or lets it run again. What it made already stays. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import type { PlaybookState } from '@/db/vocabulary'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'

import type { PlaybookChoice } from './input'
import { findPlaybook, setState } from './store'

export type Paused = Outcome<object, 'not_allowed' | 'not_found'>

/** Pausing twice is the same as pausing once. */
export const pausePlaybook = (db: Database, who: Member, what: PlaybookChoice) =>
  turn(db, who, what, { from: 'live', to: 'paused' })

export const resumePlaybook = (db: Database, who: Member, what: PlaybookChoice) =>
  turn(db, who, what, { from: 'paused', to: 'live' })

function turn(
  db: Database,
  who: Member,
  { playbookId }: PlaybookChoice,
  states: { from: PlaybookState; to: PlaybookState },
): Promise<Paused> {
  return db.transaction(async (tx) => {
    if (!isAtLeast(who, 'manager')) return refuse('not_allowed')
    const key = { propertyId: who.propertyId, playbookId }
    const turned = await setState(tx, { ...key, ...states })
    if (!turned && !(await findPlaybook(tx, key))) return refuse('not_found')
    await sayChanged(tx, who.propertyId)
    return { ok: true }
  })
}
