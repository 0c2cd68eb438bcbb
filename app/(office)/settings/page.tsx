/** The settings at a glance: each part with what stands in it. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Row, RowList } from '@/components/ui/row-list'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listOutletsWithSpots } from '@/lib/house/outlet-store'
import { isUnnamed } from '@/lib/house/property'
import { listTeams } from '@/lib/house/team-store'

import { FurnishingLeft } from '../furnishing'
import { SettingsTabs } from './settings-tabs'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

export default async function SettingsPage() {
  const viewer = await requireViewer('manager')
  const { property } = viewer
  const t = await getTranslations('settings')
  const [outlets, teams] = await Promise.all([
    listOutletsWithSpots(database(), property.id),
    listTeams(database(), property.id),
  ])
  const hour = `${String(property.rollsAtHour).padStart(2, '0')}:00`
  const parts = [
    {
      key: 'house',
      href: '/settings/house',
      words: isUnnamed(property)
        ? t('overview.unnamed')
        : t('overview.house', { name: property.name, zone: property.zone, hour }),
    },
    { key: 'outlets', href: '/settings/outlets', words: t('overview.outlets', { count: outlets.length }) },
    {
      key: 'spots',
      href: '/settings/spots',
      words: t('overview.spots', { count: outlets.reduce((sum, { spots }) => sum + spots, 0) }),
    },
    { key: 'teams', href: '/settings/teams', words: t('overview.teams', { count: teams.length }) },
    { key: 'replies', href: '/settings/replies', words: t('overview.replies') },
  ] as const

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('title')} />
      <SettingsTabs current="overview" />
      <RowList label={t('tabs.label')}>
        {parts.map(({ key, href, words }) => (
          <Row
            key={key}
            title={
              <Link href={href} className="stretched">
                {t(`tabs.${key}`)}
              </Link>
            }
            words={words}
          />
        ))}
      </RowList>
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
