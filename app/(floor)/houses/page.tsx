/** The houses that are open to somebody, to go over to another one. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { PageHeading } from '@/components/ui/page-heading'
import { Pill } from '@/components/ui/pill'
import { SmallAction } from '@/components/ui/small-action'
import { requireViewer } from '@/lib/auth/session'

import { switchHouseAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signin.houses')
  return { title: t('title') }
}

export default async function HousesPage() {
  const { property, properties } = await requireViewer()
  const t = await getTranslations('signin.houses')
  return (
    <main className="max-w-2xl px-1">
      <PageHeading title={t('title')} />
      <ul className="paper divide-y divide-line rounded-sheet">
        {properties.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 tablet:px-6">
            <span className="min-w-0 break-words text-lg font-semibold">{name}</span>
            {id === property.id ? (
              <Pill tone="brand">{t('here')}</Pill>
            ) : (
              <SmallAction action={switchHouseAction} hidden={{ houseId: id }} look="secondary" label={name}>
                {t('go')}
              </SmallAction>
            )}
          </li>
        ))}
      </ul>
    </main>
  )
}
