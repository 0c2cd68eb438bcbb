/** The inbox: its list stays where it is while one task after another opens beside it. */
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { countsFor } from '@/app/floor-counts'
import { CLOCK_WORDS } from '@/components/tasks/clock'
import { LIST_WORDS } from '@/components/tasks/list-words'
import { NowProvider } from '@/components/tasks/now'
import { showRow } from '@/components/tasks/show-row'
import { TaskList } from '@/components/tasks/task-list'
import { TwoPanes } from '@/components/tasks/two-panes'
import { ViewSwitch } from '@/components/tasks/view-switch'
import { PageHeading } from '@/components/ui/page-heading'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { arrange } from '@/lib/tasks/arrange'
import { listReceivers } from '@/lib/tasks/give-task-store'
import { listEveryones, listForUs } from '@/lib/tasks/list-store'
import { pickWords } from '@/lib/words/fill'

import { chooseViewAction, takeTaskAction, undoTaskAction } from '../actions'
import { readChoice } from '../choice'
import { Quiet } from '../quiet'

/** A list is read whole, not scrolled through for ever: what is due later than these comes up in time. */
const SHOWN = 100
const EVENING_FROM_HOUR = 17

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const { member } = viewer
  const now = new Date()
  const db = database()
  const choice = await readChoice()
  const list = choice.view === 'everyone' ? listEveryones : listForUs
  const [page, counts, receivers, t, task, format] = await Promise.all([
    list(db, member, { size: SHOWN }, now),
    countsFor(viewer),
    listReceivers(db, member),
    getTranslations('inbox'),
    getTranslations('task'),
    getFormatter(),
  ])
  const rows = page.rows.filter(({ team }) => !choice.teamId || team?.id === choice.teamId)
  const hour = Number(format.dateTime(now, { hour: '2-digit', hourCycle: 'h23' }))
  // After midnight it is the same night until the house counts a new day.
  const isEvening = hour >= EVENING_FROM_HOUR || hour < viewer.property.rollsAtHour
  const groups = arrange(rows, now).map(({ group, stacks }) => ({
    key: group,
    label: t(`groups.${group === 'later' && isEvening ? 'laterTonight' : group}`),
    stacks: stacks.map(({ key, rows }) => ({
      key,
      rows: rows.map((row) => showRow(row, { t: task, format, viewerId: member.personId })),
    })),
  }))

  return (
    <NowProvider serverNow={now.getTime()}>
      <TwoPanes
        list={
          <>
            <PageHeading
              title={t(isEvening ? 'title.tonight' : 'title.today')}
              aside={t('counts', { open: counts.everyone, late: counts.late })}
            />
            <div className="pb-4">
              <ViewSwitch
                view={choice.view}
                teamId={choice.teamId}
                teams={receivers.teams}
                counts={{ us: counts.forUs, everyone: counts.everyone }}
                choose={chooseViewAction}
                words={{
                  label: t('views.label'),
                  us: t('views.us'),
                  everyone: t('views.everyone'),
                  done: t('views.done'),
                  team: t('team.label'),
                  allTeams: t('team.all'),
                }}
              />
            </div>
            {groups.length === 0 && <Quiet counts={counts} isFiltered={choice.teamId !== null} now={now} />}
            <TaskList
              groups={groups}
              take={takeTaskAction}
              undo={undoTaskAction}
              words={{ ...pickWords({ raw: (key) => t.raw(`list.${key}`) }, LIST_WORDS), undo: task('undo') }}
              clockWords={pickWords({ raw: (key) => task.raw(`clock.${key}`) }, CLOCK_WORDS)}
            />
            {page.next && <p className="p-3 text-sm text-ink-2">{t('later', { count: SHOWN })}</p>}
          </>
        }
      >
        {children}
      </TwoPanes>
    </NowProvider>
  )
}
