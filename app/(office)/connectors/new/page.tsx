/** A new connector: what it listens to, and then its address and its secret. */
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'

import { ChannelChoice } from '@/components/connectors/channel-choice'
import type { FirstHeard } from '@/components/connectors/first-event'
import { NewConnectorForm } from '@/components/connectors/new-connector-form'
import { PageHeading } from '@/components/ui/page-heading'
import { Panel } from '@/components/ui/panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listFirstHeard } from '@/lib/connectors/health-store'
import { CHANNELS_ON_OFFER } from '@/lib/connectors/on-offer'
import { listOutlets } from '@/lib/house/outlet-store'

import { createConnectorAction } from '../actions'
import { lastEvents } from '../last-events'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('connectors')
  return { title: t('new') }
}

/** Nobody waits longer for the first event on the page that made it. */
const NEW_FOR_MS = 24 * 60 * 60_000

type Search = { searchParams: Promise<{ channel?: string | string[] }> }

export default async function NewConnectorPage({ searchParams }: Search) {
  const viewer = await requireViewer('admin')
  const { property } = viewer
  const asked = (await searchParams).channel
  const channel = CHANNELS_ON_OFFER.find((one) => one === asked) ?? null
  const t = await getTranslations('connectors')
  const outlets = await listOutlets(database(), property.id)
  const now = new Date()
  const madeAfter = new Date(now.getTime() - NEW_FOR_MS)
  const heard = await listFirstHeard(database(), { propertyId: property.id, madeAfter })
  const format = await getFormatter()
  const firsts: Record<string, FirstHeard> = {}
  for (const { connectorId, at } of heard)
    firsts[connectorId] = {
      when: at ? t('first.heard', { at: format.dateTime(at, 'clock') }) : t('first.unread'),
      events: await lastEvents(viewer, connectorId, now),
    }

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('new')} back={{ href: '/connectors', label: t('back') }} />
      <Panel>
        <ChannelChoice chosen={channel} />
        <NewConnectorForm
          key={channel}
          action={createConnectorAction}
          outlets={outlets}
          channel={channel}
          heard={firsts}
        />
      </Panel>
    </main>
  )
}
