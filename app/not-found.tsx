/** No page, or none this person may know of: the same words for both. */
import { getTranslations } from 'next-intl/server'

import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export default async function NotFoundPage() {
  const t = await getTranslations('shell.notFound')
  return (
    <main className="grid min-h-[60dvh] place-content-center p-4">
      <EmptyState title={t('title')} heading="h1">
        <p className="pb-6">{t('words')}</p>
        <ButtonLink href="/" look="primary">
          {t('back')}
        </ButtonLink>
      </EmptyState>
    </main>
  )
}
