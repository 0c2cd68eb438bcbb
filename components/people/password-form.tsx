/** Changing one's own password. The present one is not asked of somebody who has none. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'

import { ActionForm } from '../ui/action-form'
import { Submit } from '../ui/submit'
import { TitledPanel } from '../ui/titled-panel'
import { PasswordField } from './password-field'

export function PasswordForm({ action, hasPassword }: { action: HouseAction; hasPassword: boolean }) {
  const t = useTranslations('me.password')
  const come = useTranslations('signin.come')
  const words = { show: come('show'), hide: come('hide') }
  return (
    <TitledPanel title={t('title')}>
      <ActionForm action={action} clears>
        {hasPassword ? (
          <PasswordField name="current" label={t('current')} words={words} autoComplete="current-password" />
        ) : (
          <p className="text-ink-2">{t('first')}</p>
        )}
        <PasswordField
          name="chosen"
          label={t('chosen')}
          hint={t('hint')}
          words={words}
          autoComplete="new-password"
        />
        <div>
          <Submit look="secondary">{t('button')}</Submit>
        </div>
      </ActionForm>
    </TitledPanel>
  )
}
