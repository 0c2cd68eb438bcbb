/** The figures of each outlet, playbook, team or person, one line each, in alphabetical order. */
import { useTranslations } from 'next-intl'

import { type Dimension, type Figure, isKnownPer } from '@/lib/reports/figures'
import type { Part } from '@/lib/reports/overview'
import { NOBODY } from '@/lib/reports/scope'

import { Table } from '../ui/table'
import { NumberLink } from './number-link'
import type { Tell } from './use-tell'

type PartsTableProps = {
  dimension: Dimension
  parts: readonly Part[]
  /** The rows of one figure for one part; the whole report for one part when the figure is null. */
  href: (part: Part, figure: Figure | null) => string
  tell: Tell
}

const SHOWN: readonly Figure[] = [
  'heard',
  'moments',
  'guests',
  'in_time',
  'to_take',
  'to_done',
  'followed',
  'cost',
  'missed',
  'could_not',
]

export function PartsTable({ dimension, parts, href, tell }: PartsTableProps) {
  const t = useTranslations('report')
  const figures = SHOWN.filter((figure) => isKnownPer(figure, dimension))
  if (parts.length === 0) return <p className="text-ink-2">{t('table.empty')}</p>
  return (
    <Table
      caption={t(`table.${dimension}`)}
      quietCaption
      columns={[
        { label: t(`table.${dimension}`) },
        ...figures.map((figure) => ({ label: t(`figures.${figure}.name`), end: true })),
      ]}
    >
      {parts.map((part) => (
        <tr key={part.id}>
          <th
            scope="row"
            className="min-w-36 border-line border-t px-3 text-start align-middle font-semibold"
          >
            <a
              href={href(part, null)}
              className="inline-flex min-h-11 min-w-11 items-center underline decoration-line underline-offset-4"
            >
              {part.id === NOBODY ? t(`filter.none.${dimension}`) : part.name}
            </a>
          </th>
          {figures.map((figure) => {
            const { value, rows } = part.readings[figure]
            return (
              <td key={figure} className="py-0! text-end align-middle! tabular-nums">
                <NumberLink href={href(part, figure)} rows={rows}>
                  {tell.figure(figure, value)}
                </NumberLink>
              </td>
            )
          })}
        </tr>
      ))}
    </Table>
  )
}
