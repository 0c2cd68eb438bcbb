/** Own name, language and light. */
import { useTranslations } from 'next-intl'

import { LOCALES, type Locale, THEMES, type Theme } from '@/db/vocabulary'
import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Select } from '../ui/select'
import { Submit } from '../ui/submit'
import { TextField } from '../ui/text-field'
import { TitledPanel } from '../ui/titled-panel'

type ProfileFormProps = { action: HouseAction; name: string; locale: Locale; theme: Theme }

export function ProfileForm({ action, name, locale, theme }: ProfileFormProps) {
  const t = useTranslations('me.you')
  return (
    <TitledPanel title={t('title')}>
      <ActionForm action={action}>
        <TextField
          name="name"
          label={t('name')}
          defaultValue={name}
          autoComplete="name"
          required
          maxLength={80}
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <Select
            name="locale"
            label={t('language')}
            defaultValue={locale}
            options={LOCALES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          />
          <Select
            name="theme"
            label={t('light')}
            defaultValue={theme}
            options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
          />
        </div>
        <div>
          <Submit look="secondary">{t('button')}</Submit>
        </div>
      </ActionForm>
    </TitledPanel>
  )
}
