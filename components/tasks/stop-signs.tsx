/** The reasons to be careful: above the act, always open, glyph and word; whose, where it is somebody else's. */
import { useFormatter, useTranslations } from 'next-intl'

import type { TaskRow } from '@/lib/tasks/task-row'

import { CautionGlyph } from './caution-glyph'
import { forbiddenInWords } from './caution-words'

type StopSignsProps = Pick<TaskRow, 'cautions' | 'guest'> & {
  /** The task can still be done: what forbids it is said with the ways out. */
  isAlive: boolean
  now: Date
}

export function StopSigns({ cautions, guest, isAlive, now }: StopSignsProps) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (cautions.length === 0) return null
  const forbidden = isAlive ? forbiddenInWords(cautions, { t, format }, now) : null
  const isGuests = (who: string) => who === guest?.name || who === guest?.account
  return (
    <div className="grid gap-2">
      <ul aria-label={t('stopSigns')} className="grid gap-2">
        {cautions.map(({ id, kind, words, who }) => (
          <li
            key={id}
            className="flex items-start gap-3 rounded-control border border-wax bg-wax-soft px-3.5 py-2.5 text-wax"
          >
            <span className="mt-0.5">
              <CautionGlyph kind={kind} />
            </span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <strong className="font-bold">{t(`caution.${kind}`)}</strong>
              {words && <span className="ps-2 text-ink">{words}</span>}
              {who && !isGuests(who) && <span className="ps-2 text-ink-2">{who}</span>}
            </span>
          </li>
        ))}
      </ul>
      {forbidden && <p className="font-semibold text-wax">{forbidden}</p>}
    </div>
  )
}
