/** What to do about it, where, by whom and by when: the fields of a task made by hand. */
import { useTranslations } from 'next-intl'

import type { SpotKind } from '@/db/vocabulary'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'

type Named = { id: string; name: string }
export type TaskChoices = {
  gestures: readonly Named[]
  spots: readonly { id: string; kind: SpotKind; label: string; outletName: string }[]
  teams: readonly Named[]
}

type TaskFieldsProps = TaskChoices & {
  /** Offers to make no task at all, first. */
  orNothing?: boolean
}

export function TaskFields({ gestures, spots, teams, orNothing = false }: TaskFieldsProps) {
  const t = useTranslations('signals.form')
  const where = useTranslations('signals.where')
  const doings = [
    ...(orNothing ? [{ value: '', label: t('nothing') }] : []),
    { value: 'gesture', label: t('gesture') },
    { value: 'call', label: t('call') },
  ]
  return (
    <>
      <Select name="does" label={t('does')} options={doings} />
      <Select name="gestureId" label={t('gestureId')} empty={t('chooseOne')} options={optionsOf(gestures)} />
      <TextField
        name="act"
        label={t('act')}
        hint={t('actHint')}
        aside={t('optional')}
        maxLength={160}
        autoComplete="off"
      />
      <Select
        name="spotId"
        label={t('spot')}
        hint={t('spotHint')}
        empty={t('anySpot')}
        options={spots.map(({ id, kind, label, outletName }) => ({
          value: id,
          label: `${where(kind, { label })} · ${outletName}`,
        }))}
      />
      <TextField
        name="spotWords"
        label={t('spotWords')}
        hint={t('spotWordsHint')}
        aside={t('optional')}
        maxLength={80}
        autoComplete="off"
      />
      <Select name="teamId" label={t('team')} empty={t('anyTeam')} options={optionsOf(teams)} />
      <TextField
        name="count"
        label={t('count')}
        aside={t('optional')}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        name="dueInMinutes"
        label={t('due')}
        defaultValue={30}
        required
        inputMode="numeric"
        autoComplete="off"
      />
    </>
  )
}
