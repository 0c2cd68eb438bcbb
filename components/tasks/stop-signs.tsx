/** The reasons to be careful: above the act, always open, glyph and word. */
import { useTranslations } from 'next-intl'

import type { TaskRow } from '@/lib/tasks/task-row'

import { CautionGlyph } from './caution-glyph'

export function StopSigns({ cautions }: Pick<TaskRow, 'cautions'>) {
  const t = useTranslations('task')
  if (cautions.length === 0) return null
  return (
    <ul aria-label={t('stopSigns')} className="grid gap-2">
      {cautions.map(({ kind, words }) => (
        <li
          key={kind + words}
          className="flex items-start gap-3 rounded-control border border-wax bg-wax-soft px-3.5 py-2.5 text-wax"
        >
          <span className="mt-0.5">
            <CautionGlyph kind={kind} />
          </span>
          <span>
            <strong className="font-bold">{t(`caution.${kind}`)}</strong>
            {words && <span className="ps-2 text-ink">{words}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
