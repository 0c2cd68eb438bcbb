'use server'
/** Spots are pasted as a list, changed, put away and brought back. */
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { type Answer, houseAction } from '@/lib/auth/house-action'
import { addSpots } from '@/lib/house/add-spots'
import { amendSpot, archiveSpot, bringBackSpot } from '@/lib/house/amend-spot'
import { SpotChoice, SpotForm, SpotListForm } from '@/lib/house/input'

type Refused = Extract<Awaited<ReturnType<typeof amendSpot>>, { ok: false }>

export const addSpotsAction = houseAction(
  { role: 'admin', input: SpotListForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await addSpots(db, viewer.member, input)
    if (outcome.ok) {
      refresh()
      return { ok: true, said: t('spots.added', { added: outcome.added, renamed: outcome.renamed }) }
    }
    if (outcome.refusal === 'empty') return { ok: false, said: t('spots.nothingNew') }
    if (outcome.refusal === 'no_outlet') return { ok: false, said: t('outlets.gone') }
    const problems = 'problems' in outcome ? outcome.problems : []
    const words = problems
      .slice(0, 5)
      .map(({ line, problem, saw, of = '' }) =>
        t('spots.lineProblem', { line, problem: t(`spots.problems.${problem}`, { saw, of }) }),
      )
    return { ok: false, fields: { list: words.join(' ') } }
  },
)

export const amendSpotAction = houseAction(
  { role: 'admin', input: SpotForm },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await amendSpot(db, viewer.member, input)
    if (!outcome.ok) return refused(outcome)
    refresh()
    return { ok: true, said: t('saved') }
  },
)

export const archiveSpotAction = houseAction(
  { role: 'admin', input: SpotChoice },
  async ({ input, viewer, db, now }) => {
    const outcome = await archiveSpot(db, viewer.member, input.spotId, now)
    if (!outcome.ok) return refused(outcome)
    redirect(`/settings/spots?outlet=${outcome.spot.outletId}`)
  },
)

export const bringBackSpotAction = houseAction(
  { role: 'admin', input: SpotChoice },
  async ({ input, viewer, db }) => {
    const t = await getTranslations('settings')
    const outcome = await bringBackSpot(db, viewer.member, input.spotId)
    if (!outcome.ok) return refused(outcome)
    refresh()
    return { ok: true, said: t('broughtBack') }
  },
)

async function refused({ refusal, by = '' }: Refused): Promise<Answer> {
  const t = await getTranslations('settings.spots')
  switch (refusal) {
    case 'label_taken':
      return { ok: false, said: t('labelTaken'), fields: { label: t('labelTaken') } }
    case 'alias_taken':
      return {
        ok: false,
        said: t('aliasTaken', { spot: by }),
        fields: { aliases: t('aliasTaken', { spot: by }) },
      }
    case 'not_found':
      return { ok: false, said: t('gone') }
  }
}
