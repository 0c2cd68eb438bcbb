/** What a starter needs from this house before it can be copied. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import type { StarterKey } from '@/lib/playbooks/starter-keys'

import { ActionForm } from '../ui/action-form'
import { NameField } from '../ui/name-field'
import { optionsOf } from '../ui/options-of'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'

type Named = { id: string; name: string }
type StarterFormProps = {
  action: HouseAction
  starter: StarterKey
  name: string
  /** What the starter cannot do without: outletId, gestureId, secondGestureId. */
  needs: readonly string[]
  outlets: readonly Named[]
  gestures: readonly Named[]
  teams: readonly Named[]
}

export function StarterForm({ action, starter, name, needs, outlets, gestures, teams }: StarterFormProps) {
  const t = useTranslations('playbooks.starters')
  return (
    <ActionForm action={action} hidden={{ starter }} className="grid max-w-xl gap-5">
      <NameField label={t('name')} defaultValue={name} />
      {needs.includes('outletId') && (
        <Select
          name="outletId"
          label={t('outlet')}
          empty={t('chooseOne')}
          options={optionsOf(outlets)}
          required
        />
      )}
      {needs.includes('gestureId') && (
        <Select
          name="gestureId"
          label={t('gesture')}
          empty={t('chooseOne')}
          options={optionsOf(gestures)}
          required
        />
      )}
      {needs.includes('secondGestureId') && (
        <Select
          name="secondGestureId"
          label={t('secondGesture')}
          empty={t('chooseOne')}
          options={optionsOf(gestures)}
          required
        />
      )}
      <Select
        name="teamId"
        label={t('team')}
        hint={t('teamHint')}
        empty={t('anyTeam')}
        options={optionsOf(teams)}
      />
      <Select
        name="replyTeamId"
        label={t('replyTeam')}
        hint={t('replyTeamHint')}
        empty={t('anyTeam')}
        options={optionsOf(teams)}
      />
      <div>
        <Submit>{t('copy')}</Submit>
      </div>
    </ActionForm>
  )
}
