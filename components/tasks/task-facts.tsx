/** Which playbook asked for it, by when, and what it costs the house. */
import { useFormatter, useLocale, useTranslations } from 'next-intl'

import { moneyInWords } from '@/lib/gestures/money'
import type { TaskDetail } from '@/lib/tasks/read-task'
import { isAlive } from '@/lib/tasks/task'

import { whenOf } from './when'

type TaskFactsProps = Pick<TaskDetail, 'row' | 'playbookVersion'> & { now: Date }

export function TaskFacts({ row, playbookVersion, now }: TaskFactsProps) {
  const t = useTranslations('task')
  const format = useFormatter()
  const { why, costMinor, currency, dueAt } = row
  const due = whenOf(dueAt, { t, format, now })
  const money = moneyInWords(costMinor, currency, useLocale())
  return (
    <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5">
      <dt className="text-sm text-ink-2">{t('detail.why')}</dt>
      <dd>
        {why.playbook
          ? t('detail.playbook', { name: why.playbook.name, version: playbookVersion ?? 1 })
          : t('why.byHand')}
      </dd>
      <dt className="text-sm text-ink-2">{t('detail.due')}</dt>
      <dd>{isAlive(row) ? t('detail.dueAt', { at: due }) : due}</dd>
      <dt className="text-sm text-ink-2">{t('detail.spend')}</dt>
      <dd>{costMinor === 0 ? t('detail.noCost') : t('detail.cost', { money })}</dd>
    </dl>
  )
}
