/** One spot: what stands on its tag, and the other names it goes by. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { ActionForm } from '@/components/ui/action-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { SmallAction } from '@/components/ui/small-action'
import { Submit } from '@/components/ui/submit'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { database } from '@/db/pool'
import { SPOT_KINDS } from '@/db/vocabulary'
import { requireViewer } from '@/lib/auth/session'
import { findSpot } from '@/lib/house/spot-store'

import { SettingsTabs } from '../../settings-tabs'
import { amendSpotAction, archiveSpotAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.spots')
  return { title: t('title') }
}

export default async function SpotPage({ params }: { params: Promise<{ spotId: string }> }) {
  const { property } = await requireViewer('admin')
  const t = await getTranslations('settings')
  const spotId = z.uuid().safeParse((await params).spotId)
  const spot = spotId.success
    ? await findSpot(database(), { propertyId: property.id, spotId: spotId.data })
    : null
  if (!spot || spot.archivedAt) notFound()

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t(`spots.shown.${spot.kind}`, { label: spot.label })} />
      <SettingsTabs current="spots" />
      <Panel>
        <ActionForm action={amendSpotAction} hidden={{ spotId: spot.id }} className="grid max-w-xl gap-4">
          <TextField
            name="label"
            label={t('spots.label')}
            defaultValue={spot.label}
            required
            maxLength={24}
            autoComplete="off"
          />
          <Select
            name="kind"
            label={t('outlets.kind')}
            options={SPOT_KINDS.map((kind) => ({ value: kind, label: t(`spots.kinds.${kind}`) }))}
            defaultValue={spot.kind}
          />
          <TextArea
            name="aliases"
            label={t('spots.aliases')}
            hint={t('spots.aliasesHint')}
            aside={t('optional')}
            defaultValue={spot.aliases.join('\n')}
          />
          <div>
            <Submit>{t('save')}</Submit>
          </div>
        </ActionForm>
        <div className="mt-4 border-line border-t pt-3">
          <SmallAction action={archiveSpotAction} hidden={{ spotId: spot.id }} look="secondary">
            {t('putAway')}
          </SmallAction>
        </div>
      </Panel>
    </main>
  )
}
