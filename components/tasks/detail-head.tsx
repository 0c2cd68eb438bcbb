/** Who it is for, where, until when; and the act as the heading of the page. */
import { ChevronLeft } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { TaskDetail } from '@/lib/tasks/read-task'
import { pickWords } from '@/lib/words/fill'
import { Avatar } from '../ui/avatar'
import { Pill } from '../ui/pill'
import { CLOCK_WORDS, type ClockWords } from './clock'
import { PlaceTag } from './place-tag'
import { actOf, guestName, placeOf, waitingOf } from './show-row'
import { TaskClock } from './task-clock'
import { clockInWords, dueInWords, whenInWords } from './when'

type DetailHeadProps = Pick<TaskDetail, 'row' | 'stay'> & { viewerId: string; now: Date }

export function DetailHead({ row, stay, viewerId, now }: DetailHeadProps) {
  const t = useTranslations('task')
  const format = useFormatter()
  const clockWords: ClockWords = pickWords({ raw: (key) => t.raw(`clock.${key}`) }, CLOCK_WORDS)
  const isAlive = row.status === 'suggested' || row.status === 'open' || row.status === 'claimed'
  return (
    <header className="grid gap-3">
      <Link
        href="/inbox"
        scroll={false}
        className="-ms-2 flex min-h-11 items-center gap-1 justify-self-start rounded-control pe-3 font-semibold text-ink-2 tablet:hidden"
      >
        <ChevronLeft aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
        {t('detail.back')}
      </Link>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 grow basis-72 flex-wrap items-center gap-x-4 gap-y-2">
          <PlaceTag place={placeOf(row.place, { t })} act={{ kind: row.kind, word: t(`tag.${row.kind}`) }} />
          <div className="min-w-0 grow basis-32">
            <p className="font-bold">{row.guest ? guestName(row.guest, t) : row.place.outlet?.name}</p>
            <p className="text-ink-2">
              {[
                row.guest && row.place.kind !== 'room' && row.place.outlet?.name,
                stayLine(stay, { t, format, now }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 desk:grid desk:justify-items-end desk:text-end">
          {isAlive && (
            <TaskClock
              times={{
                openedAt: (row.openedAt ?? row.createdAt).getTime(),
                dueAt: row.dueAt.getTime(),
                dueClock: dueInWords(row.dueAt, { t, format, now }),
              }}
              words={clockWords}
            />
          )}
          {!isAlive && <Pill tone="outline">{waitingOf(row, { t, format }) ?? ending(row, t)}</Pill>}
          {row.owner && (
            <p className="flex items-center gap-2 text-sm text-ink-2">
              <Avatar name={row.owner.name} />
              {row.owner.id === viewerId ? t('detail.yours') : row.owner.name}
            </p>
          )}
        </div>
      </div>
      <h1
        id="task-heading"
        tabIndex={-1}
        className="rounded-control font-serif text-2xl font-[480] tracking-[-0.01em] [overflow-wrap:anywhere]"
      >
        {actOf(row, { t })}
      </h1>
    </header>
  )
}

function ending(row: TaskDetail['row'], t: Say['t']) {
  if (row.status === 'could_not' && row.couldNotReason)
    return t('endedNote.could_not_because', { reason: t(`couldNot.${row.couldNotReason}`) })
  return t(`endedNote.${row.status}`)
}

type Say = {
  t: ReturnType<typeof useTranslations<'task'>>
  format: ReturnType<typeof useFormatter>
  now: Date
}

/** "In house until Tue 25 Nov", "At the table until 21:30, four of them", "Checked out 10:52". */
function stayLine(stay: TaskDetail['stay'], { t, format, now }: Say) {
  if (!stay) return null
  const day = (at: Date) => format.dateTime(at, 'day')
  const clock = (at: Date) => clockInWords(at, { t, format })
  const party = stay.partySize && stay.partySize > 1 ? t('stay.party', { count: stay.partySize }) : null
  const line =
    stay.status === 'departed'
      ? t('stay.departed', { at: whenInWords(stay.departedAt ?? stay.endsAt, { t, format, now }) })
      : stay.status === 'expected'
        ? t('stay.expected', { at: whenInWords(stay.startsAt, { t, format, now }) })
        : stay.status === 'in_house'
          ? stay.kind === 'stay'
            ? t('stay.inHouse', { day: day(stay.endsAt) })
            : t('stay.seated', { at: clock(stay.endsAt) })
          : t(`stay.${stay.status}`)
  return [line, party].filter(Boolean).join(', ')
}
