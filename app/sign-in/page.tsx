/** Sign in with a name and a password or code. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { PasswordField } from '@/components/people/password-field'
import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Submit } from '@/components/ui/submit'
import { TextField } from '@/components/ui/text-field'
import { safePath } from '@/lib/auth/safe-path'
import { findArrival } from '@/lib/auth/session'

import { signInAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin.come')
  return { title: t('title') }
}

type PageInput = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: PageInput) {
  const { next } = await searchParams
  const path = safePath(typeof next === 'string' ? next : null)
  if (await findArrival()) redirect(path)
  const t = await getTranslations('signin.come')

  return (
    <>
      <h1 className="font-serif text-2xl font-[480] tracking-[-0.01em]">{t('title')}</h1>
      <ActionForm action={signInAction} hidden={{ next: path }}>
        <TextField
          name="name"
          label={t('name')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField
          name="password"
          label={t('password')}
          words={{ show: t('show'), hide: t('hide') }}
          autoComplete="current-password"
        />
        <Submit className="max-tablet:min-h-13">{t('button')}</Submit>
      </ActionForm>
      <Disclosure summary={t('forgotten')}>
        <p className="text-sm text-ink-2">{t('forgottenHow')}</p>
      </Disclosure>
    </>
  )
}
