/** The form for somebody new. Their code is shown under it, once. */
import { useTranslations } from 'next-intl'

import type { Locale, Role } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'
import { rolesInReach } from '@/lib/people/authority'

import { ActionForm } from '../ui/action-form'
import { Panel } from '../ui/panel'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
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
    <Panel aria-labelledby="add-staff">
      <h2 id="add-staff" className="pb-3 font-serif text-xl font-[480]">
        {t('add.title')}
      </h2>
      <ActionForm action={action} clears className="grid gap-4">
        <div className="grid gap-4 tablet:grid-cols-2">
          <TextField
            name="name"
            label={t('add.name')}
            hint={t('add.nameHint')}
            autoComplete="off"
            required
            maxLength={80}
          />
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
    </Panel>
  )
}
