'use server'
/** Playbooks are copied from a starter, edited into a next version, paused and resumed. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { type Copied, copyStarter } from '@/lib/playbooks/copy-starter'
import { type Edited, editPlaybook } from '@/lib/playbooks/edit-playbook'
import { PlaybookChoice, PlaybookEdit, StarterChoice } from '@/lib/playbooks/input'
import { type Paused, pausePlaybook, resumePlaybook } from '@/lib/playbooks/pause-playbook'

type Refusal = Extract<Copied | Edited | Paused, { ok: false }>['refusal']

export const copyStarterAction = houseAction(
  { role: 'manager', input: StarterChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await copyStarter(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    redirect(`/playbooks/${outcome.playbookId}`)
  },
)

export const editPlaybookAction = houseAction(
  { role: 'manager', input: PlaybookEdit },
  async ({ input, viewer, db, now }) => {
    const t = await getTranslations('playbooks.edit')
    const outcome = await editPlaybook(db, viewer.member, input, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    const { version } = outcome
    return { ok: true, said: t('saved', { version }), data: { version } }
  },
)

export const pausePlaybookAction = houseAction(
  { role: 'manager', input: PlaybookChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('playbooks')
    const outcome = await pausePlaybook(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: t('pauseSaid') }
  },
)

export const resumePlaybookAction = houseAction(
  { role: 'manager', input: PlaybookChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('playbooks')
    const outcome = await resumePlaybook(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: t('resumeSaid') }
  },
)

/** The field that is wrong, where one is. */
const FIELDS: Partial<Record<Refusal, string>> = {
  no_condition: 'anyOf',
  one_hour_missing: 'to',
  name_taken: 'name',
}

async function refused(refusal: Refusal): Promise<Answer> {
  const t = await getTranslations('playbooks.refused')
  const field = FIELDS[refusal]
  return { ok: false, said: t(refusal), ...(field && { fields: { [field]: t(refusal) } }) }
}
