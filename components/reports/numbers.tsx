/** The numbers behind a line, as a table on request. */
import { useTranslations } from 'next-intl'

import type { Point } from '@/lib/reports/overview'

import { Disclosure } from '../ui/disclosure'
import { Table } from '../ui/table'
import { NumberLink } from './number-link'

type NumbersProps = {
  caption: string
  points: readonly Point[]
  step: 1 | 7
  /** The last line is today's, or this week's, which is not over. */
  isUnfinished: boolean
  isCompared: boolean
  day: (iso: string) => string
  value: (value: number | null) => string
  /** The rows behind one line. */
  href: (date: string) => string
}

export function Numbers({ caption, points, step, isUnfinished, isCompared, day, value, href }: NumbersProps) {
  const t = useTranslations('report.chart')
  return (
    <Disclosure summary={t('numbers')} className="text-sm">
      <Table
        caption={caption}
        quietCaption
        columns={[
          { label: step === 7 ? t('week') : t('date') },
          { label: t('now'), end: true },
          ...(isCompared ? [{ label: t('before'), end: true }] : []),
        ]}
      >
        {points.map(({ date, now, before }, index) => (
          <tr key={date}>
            <td>
              {day(date)}
              {isUnfinished && index === points.length - 1 && (
                <span className="text-ink-2">, {t(step === 7 ? 'thisWeek' : 'today')}</span>
              )}
            </td>
            <td className="py-0! text-end align-middle! tabular-nums">
              {now === null ? value(now) : <NumberLink href={href(date)}>{value(now)}</NumberLink>}
            </td>
            {isCompared && <td className="text-end tabular-nums">{value(before)}</td>}
          </tr>
        ))}
      </Table>
    </Disclosure>
  )
}
