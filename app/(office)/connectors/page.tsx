/** The connectors in words: what each listens to, whether it is well, when it was last heard and how much today. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { StandingPill } from '@/components/connectors/standing-pill'
import { ButtonLink } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Pill } from '@/components/ui/pill'
import { Row, RowList } from '@/components/ui/row-list'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listDependentPlaybooks } from '@/lib/connectors/dependent-playbooks-store'
import { type ConnectorHealth, listConnectorHealth } from '@/lib/connectors/health-store'
import { isStopped, standingsOf, troubledFirst } from '@/lib/connectors/standing'
import { isAtLeast } from '@/lib/people/member'
import { businessDayOf } from '@/lib/time/business-date'

import { FurnishingLeft } from '../furnishing'
import { connectorInWords } from './in-words'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('connectors')
  return { title: t('title') }
}

export default async function ConnectorsPage() {
  const viewer = await requireViewer('manager')
  const { property } = viewer
  const t = await getTranslations('connectors')
  const now = new Date()
  const since = businessDayOf(now, property).startsAt
  const health = await listConnectorHealth(database(), { propertyId: property.id, since })
  const [inUse, away] = [troubledFirst(health.filter(isInUse), now), health.filter((one) => !isInUse(one))]
  const mayChange = isAtLeast(viewer.member, 'admin')

  const words = await connectorInWords(viewer, now)
  const isStill = (one: ConnectorHealth) => isStopped(standingsOf(one, now))
  const dependent = inUse.some(isStill) ? await listDependentPlaybooks(database(), property.id, now) : null
  const stops = (one: ConnectorHealth) =>
    isStill(one) ? words.livesOnIt(dependent?.get(one.connector.id)) : null

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('title')}>
        {mayChange && (
          <ButtonLink look="primary" href="/connectors/new">
            {t('add')}
          </ButtonLink>
        )}
      </PageHeading>
      <p className="measure pb-4 text-ink-2">{t('intro')}</p>
      {inUse.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <RowList label={t('list')}>
          {inUse.map((one) => (
            <Row
              key={one.connector.id}
              title={
                <Link href={`/connectors/${one.connector.id}`} className="stretched">
                  {one.connector.name}
                </Link>
              }
              words={[t(`networks.${one.connector.network}`), words.heard(one)].filter(Boolean).join(' · ')}
              aside={
                <>
                  {standingsOf(one, now).map((standing) => (
                    <StandingPill key={standing.kind} kind={standing.kind} words={words.short(standing)} />
                  ))}
                  {one.quarantined > 0 && (
                    <Pill tone="soon">{t('row.quarantined', { count: one.quarantined })}</Pill>
                  )}
                </>
              }
            >
              {stops(one) && <p className="measure text-sm">{stops(one)}</p>}
              <p className="measure text-sm text-ink-2">{words.facts(one)}</p>
            </Row>
          ))}
        </RowList>
      )}
      {!mayChange && <p className="pt-4 text-sm text-ink-2">{t('readOnly')}</p>}
      {away.length > 0 && (
        <Disclosure summary={t('awayList')} className="mt-4">
          <RowList label={t('awayList')}>
            {away.map((one) => (
              <Row key={one.connector.id} title={one.connector.name} words={words.heard(one)} />
            ))}
          </RowList>
        </Disclosure>
      )}
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}

const isInUse = ({ connector }: ConnectorHealth) => connector.archivedAt === null
