/** The form for somebody new. Their code is shown under it, once. */
import { useTranslations } from 'next-intl'

import type { Locale, Role } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { rolesInReach } from '@/lib/people/authority'

import { ActionForm } from '../ui/action-form'
import { NameField } from '../ui/name-field'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
import { TitledPanel } from '../ui/titled-panel'
import { RoleChoice } from './role-choice'
import { ShownOnce } from './shown-once'
import { TeamChoice } from './team-choice'

type AddStaffFormProps = {
  action: HouseAction
  role: Role
  teams: readonly { id: string; name: string }[]
  /** The house's languages first. */
  languages: readonly { value: Locale; label: string }[]
}

export function AddStaffForm({ action, role, teams, languages }: AddStaffFormProps) {
  const t = useTranslations('staff')
  return (
    <TitledPanel title={t('add.title')}>
      <ActionForm action={action} clears className="grid gap-4">
        <div className="grid gap-4 tablet:grid-cols-2">
          <NameField label={t('add.name')} hint={t('add.nameHint')} />
          <TextField
            name="signInName"
            label={t('add.signInName')}
            hint={t('add.signInNameHint')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={120}
          />
          <RoleChoice roles={rolesInReach(role)} chosen="staff" />
          <TeamChoice teams={teams} />
          <Select name="locale" label={t('add.language')} options={languages} />
        </div>
        <div>
          <Submit>{t('add.button')}</Submit>
        </div>
        <ShownOnce words={{ copy: t('help.copy'), copied: t('help.copied') }} />
      </ActionForm>
    </TitledPanel>
  )
}
