/** The parts of a playbook that a form can change: words, hours, caps, times, and whether it suggests. */
import { useLocale, useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import type { PlaybookRules } from '@/lib/playbooks/rules'

import { ActionForm } from '../ui/action-form'
import { Checkbox } from '../ui/checkbox'
import { NameField } from '../ui/name-field'
import { SeenVersion } from '../ui/seen-version'
import { Submit } from '../ui/submit'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'
import { MinutesField } from './minutes-field'

type EditFormProps = {
  action: HouseAction
  playbook: { id: string; name: string; version: number; suggests: boolean; rules: PlaybookRules }
  /** In the order of `timesOf`, each with what it times in words. */
  times: readonly { key: string; label: string; minutes: number }[]
}

export function EditForm({ action, playbook, times }: EditFormProps) {
  const t = useTranslations('playbooks.edit')
  const locale = useLocale()
  const { when, caps, actWithinMinutes } = playbook.rules
  const number = { inputMode: 'numeric', autoComplete: 'off' } as const
  return (
    <ActionForm
      action={action}
      hidden={{ playbookId: playbook.id }}
      className="grid max-w-3xl gap-5 tablet:grid-cols-2"
    >
      <SeenVersion version={playbook.version} />
      <NameField label={t('name')} defaultValue={playbook.name} />
      <Checkbox
        name="suggests"
        label={t('suggests')}
        hint={t('suggestsHint')}
        defaultChecked={playbook.suggests}
      />
      <TextArea
        name="anyOf"
        label={t('anyOf')}
        hint={t('anyOfHint')}
        defaultValue={when.anyOf?.join('\n')}
        maxLength={4000}
      />
      <TextArea
        name="noneOf"
        label={t('noneOf')}
        hint={t('anyOfHint')}
        defaultValue={when.noneOf?.join('\n')}
        maxLength={4000}
      />
      <TextField
        name="from"
        type="time"
        label={t('from')}
        hint={t('hoursHint')}
        defaultValue={when.hours?.from}
      />
      <TextField name="to" type="time" label={t('to')} hint={t('hoursHint')} defaultValue={when.hours?.to} />
      <TextField name="perDay" label={t('perDay')} defaultValue={caps.perDay ?? ''} {...number} />
      <TextField
        name="cooldownDays"
        label={t('cooldownDays')}
        defaultValue={caps.cooldownDays ?? ''}
        {...number}
      />
      <MinutesField
        name="actWithinMinutes"
        label={t('actWithinMinutes')}
        hint={t('actWithinHint')}
        minutes={actWithinMinutes}
        locale={locale}
      />
      <fieldset className="grid content-start gap-5 tablet:col-span-2 tablet:grid-cols-2">
        <legend className="pb-2 font-serif text-lg">{t('times')}</legend>
        {times.map(({ key, label, minutes }) => (
          <MinutesField key={key} name="minutes" label={label} minutes={minutes} locale={locale} />
        ))}
      </fieldset>
      <div className="tablet:col-span-2">
        <Submit>{t('save', { version: playbook.version + 1 })}</Submit>
      </div>
    </ActionForm>
  )
}
