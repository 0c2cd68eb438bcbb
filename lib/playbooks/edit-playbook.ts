/** Changes what a playbook says. The old version stays, because tasks made by it name it. */
import { sayChanged } from '@/db/changed'
import type { Database } from '@/db/client'
import { type Outcome, refuse } from '@/lib/outcome'
import { isAtLeast, type Member } from '@/lib/people/member'
import { unlessTaken } from '@/lib/unless-taken'

import type { PlaybookEdit } from './input'
import { PlaybookRules } from './rules'
import { findPlaybook, insertVersion, turnToVersion } from './store'
import { withTimes } from './times'

export type Edited = Outcome<
  { version: number },
  /** meanwhile: somebody else made a newer version than the form showed. */
  'not_allowed' | 'not_found' | 'meanwhile' | 'no_condition' | 'one_hour_missing' | 'name_taken' | 'invalid'
>

/** Words, hours, caps, times, and whether it suggests or runs; what the form does not show stays. */
export async function editPlaybook(
  db: Database,
  who: Member,
  edit: PlaybookEdit,
  now: Date,
): Promise<Edited> {
  if (!isAtLeast(who, 'manager')) return refuse('not_allowed')
  return unlessTaken('playbooks_name', 'name_taken', () =>
    db.transaction((tx) => writeVersion(tx, who, edit, now)),
  )
}

async function writeVersion(tx: Database, who: Member, edit: PlaybookEdit, now: Date): Promise<Edited> {
  const key = { propertyId: who.propertyId, playbookId: edit.playbookId }
  const playbook = await findPlaybook(tx, key)
  if (!playbook) return refuse('not_found')
  if (playbook.currentVersion !== edit.version) return refuse('meanwhile')
  if ((edit.from === null) !== (edit.to === null)) return refuse('one_hour_missing')

  const rules = PlaybookRules.safeParse(edited(playbook.rules, edit))
  if (!rules.success) {
    const isEmpty = rules.error.issues.some(({ message }) => message === 'no_condition')
    return refuse(isEmpty ? 'no_condition' : 'invalid')
  }
  const version = edit.version + 1
  if (!(await turnToVersion(tx, { ...key, seen: edit.version, next: version, name: edit.name })))
    return refuse('meanwhile')
  const { suggests } = edit
  await insertVersion(tx, {
    ...key,
    version,
    rules: rules.data,
    suggests,
    createdBy: who.personId,
    createdAt: now,
  })
  await sayChanged(tx, who.propertyId)
  return { ok: true, version }
}

/** Not yet checked: a condition may be gone that was the only one. */
export function edited(rules: PlaybookRules, edit: PlaybookEdit) {
  const { anyOf: _words, noneOf: _unwanted, hours: _hours, ...when } = rules.when
  const { from, to } = edit
  return {
    when: {
      ...when,
      ...(edit.anyOf.length > 0 && { anyOf: edit.anyOf }),
      ...(edit.noneOf.length > 0 && { noneOf: edit.noneOf }),
      ...(from !== null && to !== null && { hours: { from, to } }),
    },
    steps: withTimes(rules.steps, edit.minutes),
    caps: { perDay: edit.perDay, cooldownDays: edit.cooldownDays },
    actWithinMinutes: edit.actWithinMinutes,
  }
}
