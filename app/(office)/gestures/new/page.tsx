/** A new gesture for the catalogue. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { GestureForm } from '@/components/gestures/gesture-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listTeams } from '@/lib/house/team-store'

import { keepGestureAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gestures')
  return { title: t('new') }
}

export default async function NewGesturePage() {
  const { property } = await requireViewer('manager')
  const t = await getTranslations('gestures')
  const teams = await listTeams(database(), property.id)

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('new')} back={{ href: '/gestures', label: t('back') }} />
      <Panel>
        <GestureForm action={keepGestureAction} teams={teams} currency={property.currency} />
      </Panel>
    </main>
  )
}
