/** How we knew: the guest's own words, where and when they were said, and the playbook that acted on them. */
import { useFormatter, useTranslations } from 'next-intl'

import type { TaskDetail } from '@/lib/tasks/read-task'

type WhyBlockProps = Pick<TaskDetail, 'row' | 'playbookVersion'>

export function WhyBlock({ row, playbookVersion }: WhyBlockProps) {
  const t = useTranslations('task')
  const format = useFormatter()
  const { why, costMinor, currency, dueAt } = row
  const money = format.number(costMinor / minorUnits(currency), { style: 'currency', currency })
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5">
        <dt className="text-sm text-ink-2">{t('detail.why')}</dt>
        <dd>
          {why.playbook
            ? t('detail.playbook', { name: why.playbook.name, version: playbookVersion ?? 1 })
            : t('why.byHand')}
        </dd>
        <dt className="text-sm text-ink-2">{t('detail.due')}</dt>
        <dd>{t('detail.dueAt', { at: format.dateTime(dueAt, 'clock') })}</dd>
        <dt className="text-sm text-ink-2">{t('detail.spend')}</dt>
        <dd>{costMinor === 0 ? t('detail.noCost') : t('detail.cost', { money })}</dd>
      </dl>
      <GuestWords why={why} />
    </div>
  )
}

export const minorUnits = (currency: string) =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)

/** The quote with its source; or why there is none to read any more. */
export function GuestWords({ why }: Pick<TaskDetail['row'], 'why'>) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (why.withheld)
    return <p className="rounded-control bg-sunk px-4 py-3 text-ink-2">{t(`withheld.${why.withheld}`)}</p>
  if (!why.kind || !why.occurredAt) return null
  const network = why.network ? t(`network.${why.network}`) : ''
  return (
    <figure className="rounded-control bg-post-soft px-4 py-3">
      <figcaption className="text-sm font-semibold text-post">
        {t('detail.source', {
          network,
          kind: t(`kind.${why.kind}`),
          at: format.dateTime(why.occurredAt, 'moment'),
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
