/** Makes a playbook of one's own from a starter and the house's gestures, outlets and teams. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { newId } from '@/db/id'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { unlessTaken } from '@/lib/unless-taken'

import type { StarterChoice } from './input'
import { rulesFitHouse } from './parts-store'
import { PlaybookRules } from './rules'
import { STARTERS } from './starters'
import { insertPlaybook } from './store'

export type Copied = Outcome<
  { playbookId: string },
  'not_allowed' | 'incomplete' | 'not_this_house' | 'name_taken'
>

/** The copy is live at once. `incomplete`: the starter needs something that was not chosen. */
export async function copyStarter(
  db: Database,
  who: Member,
  choice: StarterChoice,
  now: Date,
): Promise<Copied> {
  if (!isAtLeast(who, 'manager')) return refuse('not_allowed')
  const { propertyId } = who
  const starter = STARTERS[choice.starter]
  const filled = starter.fill(choice)
  if (!filled) return refuse('incomplete')
  const rules = PlaybookRules.parse(filled)
  const playbookId = newId()
  return unlessTaken('playbooks_name', 'name_taken', () =>
    db.transaction(async (tx): Promise<Copied> => {
      if (!(await rulesFitHouse(tx, propertyId, rules))) return refuse('not_this_house')
      await insertPlaybook(tx, {
        propertyId,
        playbookId,
        name: choice.name,
        state: 'live',
        version: 1,
        rules,
        suggests: starter.suggests,
        createdBy: who.personId,
        createdAt: now,
      })
      await sayChanged(tx, propertyId)
      return { ok: true, playbookId }
    }),
  )
}
