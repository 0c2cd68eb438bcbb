/** An inbox with nothing in it: what was done, who else is busy, and what will fill it. */
import { getFormatter, getTranslations } from 'next-intl/server'

import { ActButton } from '@/components/ui/act-button'
import { EmptyState } from '@/components/ui/empty-state'
import type { TaskCounts } from '@/lib/tasks/count-store'

import { chooseViewAction } from './actions'
import type { Choice } from './choice'

/** `narrowed`: the view whose filters leave nothing; null when there are none. */
type QuietProps = { counts: TaskCounts; narrowed: Choice['view'] | null; now: Date }

export async function Quiet({ counts, narrowed, now }: QuietProps) {
  const [t, task, format] = await Promise.all([
    getTranslations('inbox.quiet'),
    getTranslations('task'),
    getFormatter(),
  ])
  const { lastDone, doneToday, everyone, mine } = counts
  const elsewhere = everyone - mine
  if (narrowed)
    return (
      <EmptyState title={t('filtered')}>
        <ActButton action={chooseViewAction} fields={{ view: narrowed }}>
          {t('clear')}
        </ActButton>
      </EmptyState>
    )
  const where = lastDone?.spotKind && `${task(`place.${lastDone.spotKind}`)} ${lastDone.spotLabel}`
  return (
    <EmptyState title={t('title')}>
      <p>
        {lastDone
          ? t('done', {
              count: doneToday,
              ago: format.relativeTime(lastDone.at, now),
              what: where || lastDone.act || task(`tag.${lastDone.kind}`),
            })
          : t('none')}
      </p>
      {elsewhere > 0 && <p>{t('elsewhere', { count: elsewhere })}</p>}
    </EmptyState>
  )
}
