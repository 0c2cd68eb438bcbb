/** What happened to a task, oldest first; what was taken back stays readable, struck through. */
import { useFormatter, useTranslations } from 'next-intl'

import type { TaskDetail } from '@/lib/tasks/read-task'

import { Disclosure } from '../ui/disclosure'
import { historyLine } from './history-line'

export function HistoryList({ history }: Pick<TaskDetail, 'history'>) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (history.length === 0) return null
  return (
    <Disclosure summary={t('detail.history', { count: history.length })}>
      <ol className="grid gap-2 ps-7">
        {history.map((event) => (
          <li
            key={event.id}
            className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3 text-sm max-tablet:grid-cols-1 max-tablet:gap-0"
          >
            <time dateTime={event.at.toISOString()} className="text-ink-2 tabular-nums">
              {format.dateTime(event.at, 'moment')}
            </time>
            <span className={event.undoneAt ? 'text-ink-3 line-through' : ''}>
              {historyLine(event, { t, format })}
              {event.undoneAt && <span className="sr-only"> ({t('history.takenBack')})</span>}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
