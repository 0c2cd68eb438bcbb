/** The rows that a figure counts, in the same columns as its file. */
import { useFormatter, useTranslations } from 'next-intl'

import { COLUMNS_OF, type Column } from '@/lib/reports/export-figure'
import { definitionOf, type Figure } from '@/lib/reports/figures'
import type { FigureRow } from '@/lib/reports/rows-store'

import { Table } from '../ui/table'
import { tellWord } from './tell-word'
import { useTell } from './use-tell'

type RowsTableProps = { figure: Figure; rows: readonly FigureRow[]; currency: string }

const WIDTHS: Partial<Record<Column, string>> = {
  day: 'whitespace-nowrap tabular-nums',
  due: 'tabular-nums',
  act: 'min-w-44',
  playbook: 'min-w-28',
  words: 'min-w-64',
  in_time: '',
  followed: '',
  answered: '',
  minutes: 'text-end tabular-nums whitespace-nowrap',
  amount: 'text-end tabular-nums whitespace-nowrap',
  moments: 'text-end tabular-nums',
}
const AT_THE_END: readonly Column[] = ['minutes', 'amount', 'moments']

export function RowsTable({ figure, rows, currency }: RowsTableProps) {
  const t = useTranslations('report')
  const cell = useCell(currency)
  const columns = COLUMNS_OF[definitionOf(figure).source].filter(
    (column) => column !== 'id' && column !== 'at',
  )
  return (
    <Table
      caption={t(`figures.${figure}.name`)}
      quietCaption
      columns={columns.map((column) => ({ label: t(`columns.${column}`), end: AT_THE_END.includes(column) }))}
    >
      {rows.map((row) => (
        <tr key={row.key}>
          {columns.map((column) => (
            <td key={column} className={`px-2! align-middle! text-sm ${WIDTHS[column] ?? 'min-w-20'}`}>
              {cell(row, column)}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

function useCell(currency: string) {
  const t = useTranslations('report')
  const format = useFormatter()
  const tell = useTell(currency)
  const at = (ms: number | null) => (ms === null ? '' : format.dateTime(new Date(ms), 'clock'))
  const yesOrNo = (holds: boolean | null) => (holds === null ? '' : t(holds ? 'rows.yes' : 'rows.no'))

  return (row: FigureRow, column: Column) => {
    switch (column) {
      case 'day':
        return (
          <>
            {tell.day(row.day)} <span className="text-ink-2">{at(row.atMs)}</span>
          </>
        )
      case 'due':
        return at(row.dueAtMs)
      case 'act':
        return row.taskId ? <OwnLink href={`/inbox/${row.taskId}`}>{row.act}</OwnLink> : row.act
      case 'guest':
        return row.guestId ? (
          <OwnLink href={`/guests/${row.guestId}`}>{row.guest ?? t('rows.nameless')}</OwnLink>
        ) : (
          ''
        )
      case 'place':
        return row.spotLabel
      case 'network':
        return row.network && t(`networks.${row.network}`)
      case 'word':
        return row.word && tellWord(t, row.word)
      case 'words':
        return row.words ?? ''
      case 'moments':
        return row.facts
      case 'minutes':
        return row.minutes === null ? '' : tell.inUnit('minutes', row.minutes)
      case 'in_time':
        return yesOrNo(row.inTime)
      case 'followed':
        return yesOrNo(row.followed)
      case 'answered':
        return yesOrNo(row.answered)
      case 'amount':
        return row.amountMinor === null ? '' : tell.inUnit('money', row.amountMinor)
      case 'at':
      case 'id':
        return null
      default:
        return row[column]
    }
  }
}

const OwnLink = ({ href, children }: { href: string; children: React.ReactNode }) => (
  <a
    href={href}
    className="inline-flex min-h-11 min-w-11 items-center underline decoration-line underline-offset-4"
  >
    {children}
  </a>
)
