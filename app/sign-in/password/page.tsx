/** Choosing a password of one's own, before anything else can be seen. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { PasswordField } from '@/components/people/password-field'
import { ActionForm } from '@/components/ui/action-form'
import { Submit } from '@/components/ui/submit'
import { findArrival } from '@/lib/auth/session'

import { choosePasswordAction, signOutAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin.choose')
  return { title: t('title') }
}

export default async function ChoosePasswordPage() {
  const arrival = await findArrival()
  if (!arrival) redirect('/sign-in')
  if (!arrival.mustChangePassword) redirect('/me')
  const t = await getTranslations('signin')

  return (
    <>
      <h1 className="font-serif text-2xl font-[480] tracking-[-0.01em]">{t('choose.title')}</h1>
      <p className="text-ink-2">{t('choose.why')}</p>
      <ActionForm action={choosePasswordAction}>
        <PasswordField
          name="chosen"
          label={t('choose.chosen')}
          hint={t('choose.hint')}
          words={{ show: t('come.show'), hide: t('come.hide') }}
          autoComplete="new-password"
        />
        <Submit className="max-tablet:min-h-13">{t('choose.button')}</Submit>
      </ActionForm>
      <ActionForm action={signOutAction}>
        <Submit look="quiet">{t('choose.signOut')}</Submit>
      </ActionForm>
    </>
  )
}
