/** Paste a post: what would happen, and why. Nothing of it is kept. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { TryForm } from '@/components/signals/try-form'
import { PageHeading } from '@/components/ui/page-heading'
import { requireViewer } from '@/lib/auth/session'

import { tryPostAction } from '../../pasting-actions'
import { connectorOfPage } from '../connector-of-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pasting.try'))('title') }
}

export default async function TryPage({ params }: { params: Promise<{ connectorId: string }> }) {
  const { property } = await requireViewer('manager')
  const t = await getTranslations('pasting.try')
  const connector = await connectorOfPage(property.id, await params)
  if (!connector) notFound()
  return (
    <main className="grid max-w-4xl gap-4 px-1">
      <PageHeading
        title={t('title')}
        aside={connector.name}
        back={{ href: `/connectors/${connector.id}`, label: connector.name }}
      />
      <p className="measure text-ink-2">{t('intro')}</p>
      <TryForm connectorId={connector.id} action={tryPostAction} />
    </main>
  )
}
