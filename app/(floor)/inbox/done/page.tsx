/** What is finished, newest first: with the way back until the business date ends, and what missed windows may become. */
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'

import { countsFor } from '@/app/floor-counts'
import { DoneRow } from '@/components/tasks/done-row'
import { actOf, placeOf } from '@/components/tasks/show-row'
import { ActButton } from '@/components/ui/act-button'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeading } from '@/components/ui/page-heading'
import { database } from '@/db/pool'
import { requireViewer, type Viewer } from '@/lib/auth/session'
import { isAtLeast } from '@/lib/people/member'
import { listDone } from '@/lib/tasks/list-store'
import { mayBeMadeGood } from '@/lib/tasks/second-chance'
import type { Cursor, TaskRow } from '@/lib/tasks/task-row'
import { businessDateOf } from '@/lib/time/business-date'

import { makeGoodAction, undoTaskAction } from '../actions'

const After = z.object({ at: z.coerce.date(), id: z.uuid() })

type DonePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata() {
  return { title: (await getTranslations('inbox.title'))('done') }
}

export default async function DonePage({ searchParams }: DonePageProps) {
  const viewer = await requireViewer()
  const now = new Date()
  const after = After.safeParse(await searchParams)
  const [{ rows, next }, counts, t] = await Promise.all([
    listDone(database(), viewer.member, { after: after.data }, now),
    countsFor(viewer),
    getTranslations('inbox'),
  ])

  return (
    <main className="max-w-3xl px-1">
      <PageHeading
        title={t('title.done')}
        aside={t('doneCount', { count: counts.doneToday })}
        back={{ href: '/inbox', label: t('back') }}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('quiet.doneToday')} />
      ) : (
        <ul className="grid gap-2">
          {rows.map((row) => (
            <Done key={row.id} row={row} viewer={viewer} now={now} />
          ))}
        </ul>
      )}
      {next && (
        <p className="py-4">
          <ButtonLink href={`/inbox/done?${query(next)}`}>{t('earlier')}</ButtonLink>
        </p>
      )}
    </main>
  )
}

const query = ({ at, id }: Cursor) => new URLSearchParams({ at: at.toISOString(), id })

async function Done({ row, viewer, now }: { row: TaskRow; viewer: Viewer; now: Date }) {
  const [t, task, format] = await Promise.all([
    getTranslations('inbox'),
    getTranslations('task'),
    getFormatter(),
  ])
  const act = actOf(row, { t: task })
  const isToday = businessDateOf(row.changedAt, viewer.property) === businessDateOf(now, viewer.property)
  const at = format.dateTime(row.changedAt, isToday ? 'clock' : 'moment')
  const reason = row.couldNotReason ? task(`couldNot.${row.couldNotReason}`) : ''
  return (
    <DoneRow
      row={{
        id: row.id,
        kind: row.kind,
        status: row.status,
        place: placeOf(row.place, { t: task }),
        tagWord: task(`tag.${row.kind}`),
        act,
        ending: t(`doneRow.${row.status}`, { reason }),
        by: row.owner ? t('doneRow.by', { name: row.owner.name, at }) : at,
      }}
    >
      {isToday && mayTakeBack(row, viewer) && (
        <ActButton action={undoTaskAction} fields={{ taskId: row.id }} label={t('doneRow.undoFull', { act })}>
          {t('doneRow.undo')}
        </ActButton>
      )}
      {mayBeMadeGood(row) && row.secondChance === null && (
        <>
          {row.guest && (
            <ActButton action={makeGoodAction} fields={{ taskId: row.id, chance: 'next_visit' }}>
              {t('makeGood.nextVisit')}
            </ActButton>
          )}
          <ActButton action={makeGoodAction} fields={{ taskId: row.id, chance: 'honest_word' }}>
            {t('makeGood.honestWord')}
          </ActButton>
        </>
      )}
    </DoneRow>
  )
}

/** Whoever ended it, or a manager; what the house ended by itself stays, and words that left have left. */
function mayTakeBack({ status, kind, owner }: TaskRow, { member }: Viewer) {
  if (status === 'missed' || (status === 'delivered' && kind === 'reply')) return false
  return owner?.id === member.personId || isAtLeast(member, 'manager')
}
