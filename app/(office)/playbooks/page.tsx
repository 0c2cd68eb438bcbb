/** The playbooks, each as one sentence, with what it made lately. */
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'

import { PlaybookPills } from '@/components/playbooks/playbook-pills'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeading } from '@/components/ui/page-heading'
import { Row, RowList } from '@/components/ui/row-list'
import { SmallAction } from '@/components/ui/small-action'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listPlaybooks, type PlaybookRow } from '@/lib/playbooks/list-playbooks'

import { FurnishingLeft } from '../furnishing'
import { pausePlaybookAction, resumePlaybookAction } from './actions'
import { readAloud } from './read-aloud'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('playbooks')
  return { title: t('title') }
}

export default async function PlaybooksPage() {
  const viewer = await requireViewer('manager')
  const t = await getTranslations('playbooks')
  const [format, now] = [await getFormatter(), new Date()]
  const playbooks = await listPlaybooks(database(), viewer.member, now)
  const { sentenceOf } = await readAloud(viewer)
  const madeInWords = ({ made, delivered, lastAt }: PlaybookRow) =>
    [
      t('made', { made }),
      made > 0 && t('delivered', { count: delivered }),
      lastAt && t('lastAt', { ago: format.relativeTime(lastAt, now) }),
    ]
      .filter(Boolean)
      .join(' · ')

  return (
    <main className="max-w-4xl px-1">
      <PageHeading title={t('title')}>
        <ButtonLink look="primary" href="/playbooks/new">
          {t('add')}
        </ButtonLink>
      </PageHeading>
      <p className="measure pb-4 text-ink-2">{t('intro')}</p>
      {playbooks.length === 0 ? (
        <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>
      ) : (
        <RowList label={t('list')}>
          {playbooks.map((playbook) => (
            <Row
              key={playbook.id}
              title={
                <Link href={`/playbooks/${playbook.id}`} className="stretched">
                  {playbook.name}
                </Link>
              }
              aside={
                <PlaybookPills
                  state={playbook.state}
                  suggests={playbook.suggests}
                  version={playbook.currentVersion}
                />
              }
            >
              <p className="measure">{sentenceOf(playbook.rules)}</p>
              <div className="flex flex-wrap items-center justify-between gap-x-4">
                <p className="text-sm text-ink-2">{madeInWords(playbook)}</p>
                <div className="relative z-10 -mx-3.5">
                  <SmallAction
                    action={playbook.state === 'live' ? pausePlaybookAction : resumePlaybookAction}
                    hidden={{ playbookId: playbook.id }}
                    label={playbook.name}
                  >
                    {playbook.state === 'live' ? t('pause') : t('resume')}
                  </SmallAction>
                </div>
              </div>
            </Row>
          ))}
        </RowList>
      )}
      <FurnishingLeft viewer={viewer} />
    </main>
  )
}
