/** One gesture of the catalogue, to change or to put away. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { GestureForm } from '@/components/gestures/gesture-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { SmallAction } from '@/components/ui/small-action'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { moneyToType } from '@/lib/gestures/money'
import { findGesture } from '@/lib/gestures/store'
import { listTeams } from '@/lib/house/team-store'

import { archiveGestureAction, keepGestureAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gestures')
  return { title: t('title') }
}

export default async function GesturePage({ params }: { params: Promise<{ gestureId: string }> }) {
  const { property } = await requireViewer('manager')
  const t = await getTranslations('gestures')
  const gestureId = z.uuid().safeParse((await params).gestureId)
  const key = gestureId.success && { propertyId: property.id, gestureId: gestureId.data }
  const gesture = key && (await findGesture(database(), key))
  if (!gesture || gesture.archivedAt) notFound()
  const teams = await listTeams(database(), property.id)
  const { currency } = property

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={gesture.name} back={{ href: '/gestures', label: t('back') }} />
      <Panel>
        <GestureForm
          action={keepGestureAction}
          gesture={{
            ...gesture,
            cost: moneyToType(gesture.costMinor, currency),
            value: moneyToType(gesture.valueMinor, currency),
          }}
          teams={teams}
          currency={currency}
        />
        <div className="mt-5 border-line border-t pt-3">
          <SmallAction action={archiveGestureAction} hidden={{ gestureId: gesture.id }} look="secondary">
            {t('putAway')}
          </SmallAction>
        </div>
      </Panel>
    </main>
  )
}
