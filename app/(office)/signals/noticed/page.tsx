/** Something that one of us saw or heard, for guests who never post. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { TaskFields } from '@/components/signals/task-fields'
import { ActionForm } from '@/components/ui/action-form'
import { FormId } from '@/components/ui/form-id'
import { optionsOf } from '@/components/ui/options-of'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Submit } from '@/components/ui/submit'
import { TextArea } from '@/components/ui/text-area'
import { newId } from '@/db/id'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listOutlets } from '@/lib/house/outlet-store'

import { noticeMomentAction } from '../actions'
import { taskChoices } from '../choices'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signals.noticed')
  return { title: t('title') }
}

export default async function NoticedPage() {
  const { property } = await requireViewer()
  const t = await getTranslations('signals')
  const [choices, outlets] = await Promise.all([
    taskChoices(property.id),
    listOutlets(database(), property.id),
  ])

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('noticed.title')} back={{ href: '/signals', label: t('back') }} />
      <Panel>
        <p className="measure pb-4 text-ink-2">{t('noticed.intro')}</p>
        <ActionForm action={noticeMomentAction} className="grid max-w-3xl gap-5 tablet:grid-cols-2">
          <FormId id={newId()} />
          <div className="tablet:col-span-2">
            <TextArea
              name="words"
              label={t('noticed.words')}
              hint={t('noticed.wordsHint')}
              required
              maxLength={600}
              rows={3}
            />
          </div>
          <Select
            name="outletId"
            label={t('noticed.outlet')}
            empty={t('form.anySpot')}
            options={optionsOf(outlets)}
          />
          <TaskFields {...choices} orNothing />
          <div className="tablet:col-span-2">
            <Submit>{t('noticed.keep')}</Submit>
          </div>
        </ActionForm>
      </Panel>
    </main>
  )
}
