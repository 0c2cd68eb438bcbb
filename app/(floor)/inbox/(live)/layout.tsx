/** The inbox: its list stays where it is while one task after another opens beside it. */
import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

import { countsFor } from '@/app/floor-counts'
import { CallingReplies } from '@/components/replies/calling-replies'
import { CLOCK_WORDS } from '@/components/tasks/clock'
import { ListFilter } from '@/components/tasks/list-filter'
import { LIST_WORDS } from '@/components/tasks/list-words'
import { NowProvider } from '@/components/tasks/now'
import { ShowMore } from '@/components/tasks/show-more'
import { showRow } from '@/components/tasks/show-row'
import { TaskList } from '@/components/tasks/task-list'
import { TwoPanes } from '@/components/tasks/two-panes'
import { ViewSwitch } from '@/components/tasks/view-switch'
import { PageHeading } from '@/components/ui/page-heading'
import { database } from '@/db/pool'
import { requireViewer } from '@/lib/auth/session'
import { listOutlets } from '@/lib/house/outlet-store'
import { listCallingReplies } from '@/lib/replies/calling-store'
import { arrange, arrangeByOutlet } from '@/lib/tasks/arrange'
import { countOpen } from '@/lib/tasks/count-store'
import { listReceivers } from '@/lib/tasks/give-task-store'
import { listOpenPages, MOST_OPEN, PAGE } from '@/lib/tasks/list-open-pages'
import { pickWords } from '@/lib/words/fill'

import { chooseViewAction, showMoreAction, takeTaskAction, undoTaskAction } from '../actions'
import { readChoice } from '../choice'
import { chosenHere, filterSelects } from '../filters'
import { Quiet } from '../quiet'

const EVENING_FROM_HOUR = 17
/** More than this at once is grouped by place on request. */
const LONG = 100

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const { member } = viewer
  const now = new Date()
  const db = database()
  const [receivers, outlets] = await Promise.all([
    listReceivers(db, member),
    listOutlets(db, member.propertyId),
  ])
  const filters = { teams: receivers.teams, outlets }
  const choice = chosenHere(await readChoice(), filters)
  const { view, teamId, outletId, kind, through } = choice
  const reading = {
    view,
    only: { teamId, outletId, kind },
    through: through && { at: new Date(through.at), id: through.id },
  }
  const [page, shownCount, calling, counts, t, task, format] = await Promise.all([
    listOpenPages(db, member, reading, now),
    countOpen(db, member, reading, now),
    listCallingReplies(db, member),
    countsFor(viewer),
    getTranslations('inbox'),
    getTranslations('task'),
    getFormatter(),
  ])
  const hour = Number(format.dateTime(now, { hour: '2-digit', hourCycle: 'h23' }))
  // After midnight it is the same night until the house counts a new day.
  const isEvening = hour >= EVENING_FROM_HOUR || hour < viewer.property.rollsAtHour
  const groups =
    choice.groupedBy === 'place'
      ? arrangeByOutlet(page.rows).map(({ outlet, stacks }) => ({
          key: outlet?.id ?? 'nowhere',
          label: outlet?.name ?? t('groups.nowhere'),
          stacks,
        }))
      : arrange(page.rows, now).map(({ group, stacks }) => ({
          key: group,
          label: t(`groups.${group === 'later' && isEvening ? 'laterTonight' : group}`),
          stacks,
        }))
  const telling = { t: task, format, viewerId: member.personId, now }
  const shown = groups.map(({ stacks, ...group }) => ({
    ...group,
    stacks: stacks.map(({ key, rows }) => ({ key, rows: rows.map((row) => showRow(row, telling)) })),
  }))
  const isNarrowed = Boolean(teamId || outletId || kind)

  return (
    <NowProvider serverNow={now.getTime()}>
      <TwoPanes
        list={
          <>
            <PageHeading
              id="list-heading"
              title={t(isEvening ? 'title.tonight' : 'title.today')}
              aside={t('counts', shownCount)}
            />
            <CallingReplies calling={calling} />
            <div className="pb-4">
              <ViewSwitch
                choice={choice}
                counts={{ us: counts.forUs, everyone: counts.everyone }}
                choose={chooseViewAction}
                words={{
                  label: t('views.label'),
                  us: t('views.us'),
                  everyone: t('views.everyone'),
                  done: t('views.done'),
                }}
              />
              <ListFilter
                choice={choice}
                selects={filterSelects(
                  choice,
                  filters,
                  counts.everyone > LONG,
                  await getTranslations('inbox.filter'),
                )}
                isNarrowed={isNarrowed || choice.groupedBy === 'place'}
                choose={chooseViewAction}
                summary={t('filter.summary')}
              />
            </div>
            {shown.length === 0 && <Quiet counts={counts} narrowed={isNarrowed ? view : null} now={now} />}
            <TaskList
              groups={shown}
              part={JSON.stringify(choice)}
              viewerName={member.name}
              take={takeTaskAction}
              undo={undoTaskAction}
              words={{ ...pickWords({ raw: (key) => t.raw(`list.${key}`) }, LIST_WORDS), undo: task('undo') }}
              clockWords={pickWords({ raw: (key) => task.raw(`clock.${key}`) }, CLOCK_WORDS)}
            />
            {(page.next || through) && (
              <ShowMore
                last={page.next && { at: page.next.at.getTime(), id: page.next.id }}
                action={showMoreAction}
                words={{
                  more: t('more'),
                  end: t(page.rows.length < MOST_OPEN - PAGE ? 'allShown' : 'tooMany'),
                }}
              />
            )}
          </>
        }
      >
        {children}
      </TwoPanes>
    </NowProvider>
  )
}
