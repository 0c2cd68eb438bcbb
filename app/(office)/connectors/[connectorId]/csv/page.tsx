/** Today's arrivals, or reviews, from a sheet that somebody pastes or uploads. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'

import { SheetForm } from '@/components/connectors/sheet-form'
import { PageHeading } from '@/components/ui/page-heading'
import { requireViewer } from '@/lib/auth/session'

import { pasteSheetAction } from '../../pasting-actions'
import { connectorOfPage } from '../connector-of-page'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pasting.csv'))('title') }
}

export default async function CsvPage({ params }: { params: Promise<{ connectorId: string }> }) {
  const { property } = await requireViewer('manager')
  const t = await getTranslations('pasting.csv')
  const connector = await connectorOfPage(property.id, await params)
  if (connector?.channel !== 'bearer') notFound()
  return (
    <main className="grid max-w-4xl gap-4 px-1">
      <PageHeading
        title={t('title')}
        aside={connector.name}
        back={{ href: `/connectors/${connector.id}`, label: connector.name }}
      />
      <p className="measure text-ink-2">{t('intro')}</p>
      <SheetForm connectorId={connector.id} action={pasteSheetAction} />
    </main>
  )
}
