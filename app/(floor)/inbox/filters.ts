/** What the list of this house can be narrowed to, in words, and what a kept choice still means here. */
import type { getTranslations } from 'next-intl/server'

import type { FilterSelect } from '@/components/tasks/list-filter'
import { optionsOf } from '@/components/ui/options-of'
import { TASK_KINDS } from '@/db/vocabulary'

import { type Choice, GROUPINGS } from './choice'

type Named = { id: string; name: string }
export type Filters = { teams: readonly Named[]; outlets: readonly Named[] }

/** A team or an outlet that was put away, or belongs to another house, narrows nothing. */
export function chosenHere(choice: Choice, { teams, outlets }: Filters): Choice {
  const here = (id: string | null, some: readonly Named[]) => (some.some((one) => one.id === id) ? id : null)
  return { ...choice, teamId: here(choice.teamId, teams), outletId: here(choice.outletId, outlets) }
}

/** Only what there is a choice in. `isLong`: more than a person sees at a glance. */
export function filterSelects(
  { view, groupedBy }: Choice,
  { teams, outlets }: Filters,
  isLong: boolean,
  t: Awaited<ReturnType<typeof getTranslations<'inbox.filter'>>>,
): FilterSelect[] {
  const selects: FilterSelect[] = [
    {
      name: 'kind',
      label: t('kind'),
      options: [
        { value: '', label: t('allKinds') },
        ...TASK_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
      ],
    },
  ]
  if (outlets.length > 1)
    selects.unshift({
      name: 'outletId',
      label: t('outlet'),
      options: [{ value: '', label: t('allOutlets') }, ...optionsOf(outlets)],
    })
  if (view === 'everyone' && teams.length > 1)
    selects.unshift({
      name: 'teamId',
      label: t('team'),
      options: [{ value: '', label: t('allTeams') }, ...optionsOf(teams)],
    })
  if (isLong || groupedBy === 'place')
    selects.push({
      name: 'groupedBy',
      label: t('groupedBy'),
      options: GROUPINGS.map((one) => ({ value: one, label: t(`groupings.${one}`) })),
    })
  return selects
}
