/** The teams of the house, and the form that forms one. */
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'

import { TeamForm } from '@/components/house/team-form'
import { Disclosure } from '@/components/ui/disclosure'
import { Dotted } from '@/components/ui/dotted'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { Pill } from '@/components/ui/pill'
import { PutAwayList } from '@/components/ui/put-away-list'
import { Row, RowList } from '@/components/ui/row-list'
import { SmallAction } from '@/components/ui/small-action'
import { TitledPanel } from '@/components/ui/titled-panel'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listOutlets } from '@/lib/house/outlet-store'
import { listArchivedTeams, listTeamsWithPeople } from '@/lib/house/team-store'
import { isAtLeast } from '@/lib/people/member'

import { FurnishingLeft } from '../../furnishing'
import { SettingsTabs } from '../settings-tabs'
import { archiveTeamAction, bringBackTeamAction, keepTeamAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settings.teams')
  return { title: t('title') }
}

export default async function TeamsPage() {
  const viewer = await requireViewer('manager')
  const db = database()
  const t = await getTranslations('settings')
  const [teams, outlets, away] = await Promise.all([
    listTeamsWithPeople(db, viewer.property.id),
    listOutlets(db, viewer.property.id),
    listArchivedTeams(db, viewer.property.id),
  ])
  const mayChange = isAtLeast(viewer.member, 'admin')
  const words = (submit: string) => ({
    name: t('teams.name'),
    outlet: t('teams.outlet'),
    wholeHouse: t('teams.wholeHouse'),
    isHost: t('teams.isHost'),
    isHostHint: t('teams.isHostHint'),
    submit,
  })

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('teams.title')} />
      <SettingsTabs current="teams" />
      <p className="measure pb-4 text-ink-2">
        {t('teams.intro')} {t('teams.staffLink')}
      </p>
      {teams.length === 0 ? (
        <EmptyState title={t('teams.none')}>{t('teams.noneWords')}</EmptyState>
      ) : (
        <RowList label={t('teams.list')}>
          {teams.map(({ team, outletName, people }) => (
            <Row
              key={team.id}
              title={team.name}
              words={
                <Dotted parts={[outletName ?? t('teams.wholeHouse'), t('teams.people', { count: people })]} />
              }
              aside={team.isHost && <Pill tone="brand">{t('teams.host')}</Pill>}
            >
              {mayChange && (
                <Disclosure summary={t('change')}>
                  <TeamForm action={keepTeamAction} team={team} outlets={outlets} words={words(t('save'))} />
                  <SmallAction action={archiveTeamAction} hidden={{ teamId: team.id }} label={team.name}>
                    {t('putAway')}
                  </SmallAction>
                </Disclosure>
              )}
            </Row>
          ))}
        </RowList>
      )}
      {mayChange ? (
        <TitledPanel title={t('teams.add')} className="mt-6">
          <TeamForm action={keepTeamAction} outlets={outlets} words={words(t('teams.add'))} />
        </TitledPanel>
      ) : (
        <p className="pt-4 text-sm text-ink-2">{t('readOnly')}</p>
      )}
      {mayChange && (
        <PutAwayList
          title={t('putAwayList')}
          rows={away}
          bringBack={bringBackTeamAction}
          field="teamId"
          word={t('bringBack')}
        />
      )}
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
