/** The head of the pages of signals: what one noticed, and the three views. */
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { Tabs } from '@/components/ui/tabs'
import type { Viewer } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/people/member'

export type SignalView = 'all' | 'unanswered' | 'quarantine'

type SignalsFrameProps = { viewer: Viewer; view: SignalView; waiting: number; children: ReactNode }

export async function SignalsFrame({ viewer, view, waiting, children }: SignalsFrameProps) {
  const t = await getTranslations('signals')
  const views = [
    { key: 'all', href: '/signals' },
    { key: 'unanswered', href: '/signals?view=unanswered', count: waiting },
    { key: 'quarantine', href: '/signals?view=quarantine' },
  ] as const
  return (
    <main className="max-w-6xl px-1">
      <PageHeading title={t('title')}>
        <ButtonLink look="primary" href="/signals/noticed">
          {t('notice')}
        </ButtonLink>
      </PageHeading>
      <div className="pb-4">
        <Tabs
          label={t('views.label')}
          tabs={views
            .filter(({ key }) => key !== 'quarantine' || isAtLeast(viewer.member, 'manager'))
            .map(({ key, ...tab }) => ({ ...tab, label: t(`views.${key}`), current: key === view }))}
        />
      </div>
      {children}
    </main>
  )
}
