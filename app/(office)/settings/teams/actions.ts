'use server'
/** Teams are formed, changed, put away and brought back. */
import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { TeamChoice, TeamForm } from '@/lib/house/input'
import { archiveTeam, bringBackTeam, keepTeam } from '@/lib/house/keep-team'

type Refusal = Extract<Awaited<ReturnType<typeof keepTeam>>, { ok: false }>['refusal']

export const keepTeamAction = houseAction(
  { role: 'admin', input: TeamForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await keepTeam(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: input.teamId ? t('saved') : t('teams.added', { name: outcome.team.name }) }
  },
)

export const archiveTeamAction = houseAction(
  { role: 'admin', input: TeamChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await archiveTeam(db, viewer.member, input.teamId, now)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true }
  },
)

export const bringBackTeamAction = houseAction(
  { role: 'admin', input: TeamChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await bringBackTeam(db, viewer.member, input.teamId)
    if (!outcome.ok) return refused(outcome.refusal)
    refresh()
    return { ok: true, said: t('broughtBack') }
  },
)

async function refused(refusal: Refusal): Promise<Answer> {
  const t = await getTranslations('settings.teams')
  switch (refusal) {
    case 'name_taken':
      return { ok: false, said: t('nameTaken'), fields: { name: t('nameTaken') } }
    case 'no_outlet':
      return { ok: false, fields: { outletId: t('noOutlet') } }
    case 'not_found':
      return { ok: false, said: t('gone') }
  }
}
