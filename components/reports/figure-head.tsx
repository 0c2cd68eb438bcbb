/** The head of an opened figure: its number, the days, and what it counts. */
import { useTranslations } from 'next-intl'

import { definitionOf, type Figure, type Reading } from '@/lib/reports/figures'
import type { Ask } from '@/lib/reports/input'

import { PageHeading } from '../ui/page-heading'
import { Panel } from '../ui/panel'
import { Definition } from './definition'
import { useTell } from './use-tell'

type FigureHeadProps = {
  figure: Figure
  reading: Reading
  ask: Pick<Ask, 'period'>
  currency: string
  backHref: string
  words: { clock: string; computed: string }
}

export function FigureHead({ figure, reading, ask, currency, backHref, words }: FigureHeadProps) {
  const t = useTranslations('report')
  const tell = useTell(currency)
  const { unit } = definitionOf(figure)
  return (
    <div className="grid gap-2">
      <PageHeading
        title={t(`figures.${figure}.name`)}
        back={{ href: backHref, label: t('rows.back') }}
        aside={t('period.dates', { from: tell.day(ask.period.from), to: tell.day(ask.period.to) })}
      />
      <Panel className="grid items-start gap-x-10 gap-y-4 desk:grid-cols-[auto_minmax(0,1fr)]">
        <div>
          <p className="font-[480] font-serif text-3xl tracking-[-0.01em]">
            {tell.figure(figure, reading.value)}
          </p>
          <p className="text-ink-2">
            {unit === 'share'
              ? t('rows.of', { rows: reading.rows, events: reading.events })
              : t(`figures.${figure}.count`, { count: reading.rows })}
          </p>
          {reading.ninetieth !== null && (
            <p className="text-ink-2 text-sm">
              {t('units.median')}, {t('units.ninetieth', { value: tell.figure(figure, reading.ninetieth) })}
            </p>
          )}
        </div>
        <Definition figure={figure} {...words} />
      </Panel>
    </div>
  )
}
