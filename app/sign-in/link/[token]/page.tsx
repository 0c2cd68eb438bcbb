/** A link that works once: opening it changes nothing, the tap does. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { Submit } from '@/components/ui/submit'
import { database } from '@/db/pool'
import { findLink } from '@/lib/people/sign-in'

import { takeLinkAction } from '../../actions'

/** The address itself opens the door, so it goes to nobody else. */
export const metadata: Metadata = { referrer: 'no-referrer', robots: { index: false, follow: false } }

export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await findLink(database(), token, new Date())
  const t = await getTranslations('signin.link')

  if (!link)
    return (
      <>
        <h1 className="font-serif text-2xl font-[480] tracking-[-0.01em]">{t('goneTitle')}</h1>
        <p>{t('gone')}</p>
        <ButtonLink href="/sign-in">{t('toSignIn')}</ButtonLink>
      </>
    )

  return (
    <>
      <h1 className="font-serif text-2xl font-[480] tracking-[-0.01em]">{t('title', { name: link.name })}</h1>
      <p className="text-ink-2">
        {t('works')} {link.setsPassword && t('thenPassword')}
      </p>
      <ActionForm action={takeLinkAction} hidden={{ token }}>
        <Submit className="max-tablet:min-h-13">{t('button')}</Submit>
      </ActionForm>
    </>
  )
}
