/** What this visit got already and what is on its way: nobody gives twice, nobody knocks twice. */

import { useFormatter, useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { TaskDetail } from '@/lib/tasks/read-task'

import { actOf } from './show-row'
import { whenOf } from './when'

export function BesideList({ besides, now }: Pick<TaskDetail, 'besides'> & { now: Date }) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (besides.length === 0) return null
  return (
    <section>
      <h2 className="pb-1 text-sm font-semibold text-ink-2">{t('detail.besides')}</h2>
      <ul className="grid">
        {besides.map(({ id, act, actMany, count, status, at, by }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 border-line border-b py-1">
            <Link
              href={`/inbox/${id}`}
              scroll={false}
              className="grid min-h-11 min-w-11 content-center font-semibold underline-offset-4 hover:underline"
            >
              {actOf({ kind: 'gesture', purpose: null, act, actMany, count, guest: null }, { t })}
            </Link>
            <span className="text-sm text-ink-2">
              {[t(`status.${status}`), status === 'delivered' && whenOf(at, { t, format, now }), by]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
