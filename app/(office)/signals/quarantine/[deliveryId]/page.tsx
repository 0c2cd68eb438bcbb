/** One delivery in quarantine, byte for byte as text: for the admin who mends the sender. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { ActionForm } from '@/components/ui/action-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { Submit } from '@/components/ui/submit'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { findQuarantined } from '@/lib/signals/heard-store'

import { retryDeliveryAction } from '../../actions'
import { problemInWords } from '../../problem'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signals.quarantine')
  return { title: t('body') }
}

export default async function QuarantinedPage({ params }: { params: Promise<{ deliveryId: string }> }) {
  const { property } = await requireViewer('admin')
  const t = await getTranslations('signals.quarantine')
  const deliveryId = z.uuid().safeParse((await params).deliveryId).data
  const kept = deliveryId && (await findQuarantined(database(), { propertyId: property.id, deliveryId }))
  if (!kept) notFound()
  const problem = await problemInWords()

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('body')} back={{ href: '/signals?view=quarantine', label: t('back') }} />
      <Panel className="grid gap-3">
        <p className="font-semibold">{problem(kept.problem)}</p>
        <p className="text-sm text-ink-2">{t('type', { type: kept.contentType || '?' })}</p>
        {kept.body && (
          <ActionForm action={retryDeliveryAction} hidden={{ deliveryId }} className="grid gap-2">
            <p className="measure text-sm text-ink-2">{t('retryHint')}</p>
            <div>
              <Submit>{t('retry')}</Submit>
            </div>
          </ActionForm>
        )}
        {kept.body ? (
          <pre className="whitespace-pre-wrap break-all rounded-control border border-line bg-sunk p-3 font-mono text-sm">
            {kept.body.toString('utf8')}
          </pre>
        ) : (
          <p className="text-ink-2">{t('gone')}</p>
        )}
      </Panel>
    </main>
  )
}
