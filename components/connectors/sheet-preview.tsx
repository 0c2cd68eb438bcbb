/** What a pasted sheet would bring: what is refused, with its row and the reason, and what was understood, in words. */
import { CircleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'

import type { ReadRow, RowProblem } from '@/lib/pasted/read-sheet'
import type { Looked } from '@/lib/pasted/take-sheet'

import { Panel } from '../ui/panel'
import { Submit } from '../ui/submit'

/** Nobody reads further; how many more there are is said. */
const MOST_SHOWN = 100

export function SheetPreview({ looked: { sheet, fresh, seen } }: { looked: Looked }) {
  const t = useTranslations('pasting.csv')
  const problem = useProblem()
  const inWords = useRowInWords()
  const { understood, refused, unused } = sheet
  const freshRows = new Set(fresh.map(({ row }) => row))
  return (
    <Panel className="grid gap-5" aria-label={t('preview')}>
      <p className="text-lg">
        {t('summary', { understood: understood.length, refused: refused.length })}{' '}
        {fresh.length < understood.length && t('known', { count: understood.length - fresh.length })}
      </p>
      {unused.length > 0 && (
        <p className="measure text-sm text-ink-2">{t('unused', { columns: unused.join(', ') })}</p>
      )}
      {refused.length > 0 && (
        <section aria-labelledby="refused-rows">
          <h2 id="refused-rows" className="pb-2 font-serif text-xl">
            {t('refusedTitle')}
          </h2>
          <ul className="grid gap-2">
            {refused.slice(0, MOST_SHOWN).map((one) => (
              <li key={one.row} className="flex items-start gap-2">
                <CircleAlert aria-hidden size={18} strokeWidth={1.75} className="mt-1 shrink-0 text-wax" />
                <span className="min-w-0 wrap-anywhere">
                  <span className="font-semibold">{t('row', { row: one.row })}</span> {problem(one.problem)}
                </span>
              </li>
            ))}
          </ul>
          <More count={refused.length - MOST_SHOWN} />
        </section>
      )}
      {understood.length > 0 && (
        <section aria-labelledby="understood-rows">
          <h2 id="understood-rows" className="pb-2 font-serif text-xl">
            {t('understoodTitle')}
          </h2>
          <ul className="grid">
            {understood.slice(0, MOST_SHOWN).map((one) => (
              <li
                key={one.row}
                className="grid gap-x-3 border-line border-t py-2 tablet:grid-cols-[5rem_1fr]"
              >
                <span className="text-sm text-ink-2 tabular-nums">{t('row', { row: one.row })}</span>
                <span className="min-w-0 wrap-anywhere">
                  {inWords(one)}
                  {!freshRows.has(one.row) && <span className="text-ink-2"> {t('knownRow')}</span>}
                </span>
              </li>
            ))}
          </ul>
          <More count={understood.length - MOST_SHOWN} />
        </section>
      )}
      <input type="hidden" name="seen" value={seen} />
      {fresh.length > 0 ? (
        <div>
          <Submit name="does" value="take">
            {t('take', { count: fresh.length })}
          </Submit>
        </div>
      ) : (
        <p className="font-semibold">{t('nothingNew')}</p>
      )}
    </Panel>
  )
}

function More({ count }: { count: number }) {
  const t = useTranslations('pasting.csv')
  return count > 0 ? <p className="pt-2 text-ink-2">{t('more', { count })}</p> : null
}

/** As intake says it, but for what only a sheet can do wrong. */
function useProblem() {
  const [t, intake] = [useTranslations('pasting.csv.problem'), useTranslations('intake.problem')]
  return ({ key, saw = '' }: RowProblem) => {
    if (key === 'too_many_cells' || key === 'same_as_row' || key === 'ambiguous_date') return t(key, { saw })
    return intake(key, { saw })
  }
}

function useRowInWords() {
  const [t, stays] = [useTranslations('pasting.csv.read'), useTranslations('signals.stay')]
  const format = useFormatter()
  const moment = (at: string | Date | null) => (at ? format.dateTime(new Date(at), 'moment') : '')
  return ({ signal: { stay, author, rating, text, place, occurredAt } }: ReadRow) => {
    const said = stay
      ? [
          stay.guestName ?? t('nobody'),
          stay.room && t('room', { room: stay.room }),
          place?.spot && t('table', { spot: place.spot }),
          place?.outlet,
          stays(stay.status, { at: moment(stay.expectedAt) }),
          stay.departsAt && t('leaves', { at: moment(stay.departsAt) }),
          stay.partySize && t('guests', { count: stay.partySize }),
          stay.reservationId && t('reservation', { id: stay.reservationId }),
        ]
      : [
          author?.name ?? (author?.handle ? `@${author.handle}` : t('nobody')),
          rating && t('rating', rating),
          moment(occurredAt),
          text && t('words', { text: text.length > 160 ? `${text.slice(0, 159).toWellFormed()}…` : text }),
        ]
    return said.filter(Boolean).join(' · ')
  }
}
