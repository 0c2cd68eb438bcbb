/** What I have in hand and what I put away for later. */
import { getFormatter, getTranslations } from 'next-intl/server'

import { countsFor } from '@/app/floor-counts'
import { HandOverForm } from '@/components/replies/hand-over-form'
import { CLOCK_WORDS } from '@/components/tasks/clock'
import { LIST_WORDS } from '@/components/tasks/list-words'
import { NowProvider } from '@/components/tasks/now'
import { showRow } from '@/components/tasks/show-row'
import { TaskList } from '@/components/tasks/task-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listConversations } from '@/lib/replies/conversation-store'
import { arrange } from '@/lib/tasks/arrange'
import { listReceivers } from '@/lib/tasks/give-task-store'
import { listMine } from '@/lib/tasks/list-store'
import { pickWords } from '@/lib/words/fill'

import { takeTaskAction, undoTaskAction } from '../inbox/actions'
import { handOverAction } from './actions'

export async function generateMetadata() {
  return { title: (await getTranslations('shell.places'))('mine') }
}

export default async function MinePage() {
  const viewer = await requireViewer()
  const now = new Date()
  const { member } = viewer
  const [page, conversations, receivers, counts, t, task, format] = await Promise.all([
    listMine(database(), member, {}, now),
    listConversations(database(), member),
    listReceivers(database(), member),
    countsFor(viewer),
    getTranslations('inbox'),
    getTranslations('task'),
    getFormatter(),
  ])
  const telling = { t: task, format, viewerId: viewer.member.personId, now }
  const groups = arrange(page.rows, now).map(({ group, stacks }) => ({
    key: group,
    label: t(`groups.${group}`),
    stacks: stacks.map(({ key, rows }) => ({ key, rows: rows.map((row) => showRow(row, telling)) })),
  }))

  return (
    <main className="max-w-3xl px-1">
      <PageHeading title={t('title.mine')} aside={t('mineCount', { count: counts.mine })} />
      {conversations.length > 0 && (
        <div className="pb-4">
          <HandOverForm
            count={conversations.length}
            people={receivers.people.filter(({ id }) => id !== member.personId)}
            teams={receivers.teams}
            handOver={handOverAction}
          />
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyState title={t('quiet.mine')}>{t('quiet.mineWords')}</EmptyState>
      ) : (
        <NowProvider serverNow={now.getTime()}>
          <TaskList
            viewerName={viewer.member.name}
            groups={groups}
            take={takeTaskAction}
            undo={undoTaskAction}
            words={{ ...pickWords({ raw: (key) => t.raw(`list.${key}`) }, LIST_WORDS), undo: task('undo') }}
            clockWords={pickWords({ raw: (key) => task.raw(`clock.${key}`) }, CLOCK_WORDS)}
          />
        </NowProvider>
      )}
    </main>
  )
}
