/** Where the first admin of an empty house begins, and where the list ends once nothing is missing. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { ButtonLink } from '@/components/ui/button'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { checklist, nextToFurnish } from '@/lib/house/checklist'
import { findFurniture } from '@/lib/house/store'

import { FurnishingLeft } from '../furnishing'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.checklist')
  return { title: t('title') }
}

export default async function WelcomePage() {
  const viewer = await requireViewer('admin')
  const t = await getTranslations('settings')
  const has = await findFurniture(database(), viewer.property.id)
  const next = has && nextToFurnish(checklist(viewer.property, has))

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('welcome.title', { name: viewer.member.name })} />
      <Panel>
        {next ? (
          <p className="measure">{t('welcome.words')}</p>
        ) : (
          <>
            <h2 className="pb-1 font-serif text-xl">{t('welcome.complete')}</h2>
            <p className="measure pb-4">{t('welcome.completeWords')}</p>
            <div className="flex flex-wrap gap-2">
              <ButtonLink look="primary" href="/connectors">
                {t('welcome.toConnectors')}
              </ButtonLink>
              <ButtonLink href="/inbox">{t('welcome.toInbox')}</ButtonLink>
            </div>
          </>
        )}
      </Panel>
      <FurnishingLeft viewer={viewer} open />
    </main>
  )
}
