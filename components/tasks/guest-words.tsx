/** How we knew: the guest's own words, where and when they were said; or why there is nothing to read any more. */
import { useFormatter, useTranslations } from 'next-intl'

import type { TaskDetail } from '@/lib/tasks/read-task'

import { whenOf } from './when'

export function GuestWords({ why, now }: Pick<TaskDetail['row'], 'why'> & { now: Date }) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (why.withheld)
    return <p className="rounded-control bg-sunk px-4 py-3 text-ink-2">{t(`withheld.${why.withheld}`)}</p>
  if (!why.kind || !why.occurredAt) return null
  const network = why.network ? t(`network.${why.network}`) : ''
  return (
    <figure className="airmail">
      <figcaption className="text-sm font-semibold text-post">
        {t('detail.source', {
          network,
          kind: t(`kind.${why.kind}`),
          at: whenOf(why.occurredAt, { t, format, now }),
        })}
      </figcaption>
      {why.words && (
        <blockquote
          lang={why.language ?? undefined}
          className="pt-1 whitespace-pre-line [overflow-wrap:anywhere]"
        >
          {t('detail.quote', { words: why.words })}
        </blockquote>
      )}
    </figure>
  )
}
