/** The outlets of the house, and the form that opens one. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { OutletForm } from '@/components/house/outlet-form'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { PutAwayList } from '@/components/ui/put-away-list'
import { Row, RowList } from '@/components/ui/row-list'
import { SmallAction } from '@/components/ui/small-action'
import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listArchivedOutlets, listOutletsWithSpots } from '@/lib/house/outlet-store'
import { isAtLeast } from '@/lib/people/member'

import { FurnishingLeft } from '../../furnishing'
import { SettingsTabs } from '../settings-tabs'
import { archiveOutletAction, bringBackOutletAction, keepOutletAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.outlets')
  return { title: t('title') }
}

export default async function OutletsPage() {
  const viewer = await requireViewer('manager')
  const db = database()
  const t = await getTranslations('settings')
  const [outlets, away] = await Promise.all([
    listOutletsWithSpots(db, viewer.property.id),
    listArchivedOutlets(db, viewer.property.id),
  ])
  const mayChange = isAtLeast(viewer.member, 'admin')
  const words = (submit: string) => ({
    name: t('outlets.name'),
    kind: t('outlets.kind'),
    kinds: {
      rooms: t('outlets.kinds.rooms'),
      restaurant: t('outlets.kinds.restaurant'),
      bar: t('outlets.kinds.bar'),
      spa: t('outlets.kinds.spa'),
      desk: t('outlets.kinds.desk'),
    },
    visitMinutes: t('outlets.visitMinutes'),
    visitMinutesHint: t('outlets.visitMinutesHint'),
    submit,
  })

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('outlets.title')} />
      <SettingsTabs current="outlets" />
      <p className="measure pb-4 text-ink-2">{t('outlets.intro')}</p>
      {outlets.length === 0 ? (
        <EmptyState title={t('outlets.none')}>{t('outlets.noneWords')}</EmptyState>
      ) : (
        <RowList label={t('outlets.list')}>
          {outlets.map(({ outlet, spots }) => (
            <Row
              key={outlet.id}
              title={outlet.name}
              words={[
                t(`outlets.kinds.${outlet.kind}`),
                outlet.visitMinutes === null
                  ? t('outlets.untilDeparture')
                  : t('outlets.minutes', { count: outlet.visitMinutes }),
                t('outlets.spots', { count: spots }),
              ].join(' · ')}
            >
              {mayChange && (
                <Disclosure summary={t('change')}>
                  <OutletForm action={keepOutletAction} outlet={outlet} words={words(t('save'))} />
                  <SmallAction
                    action={archiveOutletAction}
                    hidden={{ outletId: outlet.id }}
                    label={outlet.name}
                  >
                    {t('putAway')}
                  </SmallAction>
                </Disclosure>
              )}
            </Row>
          ))}
        </RowList>
      )}
      {mayChange ? (
        <TitledPanel title={t('outlets.add')} className="mt-6">
          <OutletForm action={keepOutletAction} words={words(t('outlets.add'))} />
        </TitledPanel>
      ) : (
        <p className="pt-4 text-sm text-ink-2">{t('readOnly')}</p>
      )}
      {mayChange && (
        <PutAwayList
          title={t('putAwayList')}
          rows={away}
          bringBack={bringBackOutletAction}
          field="outletId"
          word={t('bringBack')}
        />
      )}
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
