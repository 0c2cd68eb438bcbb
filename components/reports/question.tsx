/** One of the report's five questions: its figure, how it changed, its line, and what that means. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { definitionOf, type Figure } from '@/lib/reports/figures'
import type { Drawn, Overview } from '@/lib/reports/overview'

import { Disclosure } from '../ui/disclosure'
import { Change } from './change'
import { Definition } from './definition'
import { Numbers } from './numbers'
import { Trend } from './trend'
import type { Tell } from './use-tell'

export type ReportLinks = {
  rows: (figure: Figure) => string
  /** Those of one point of a line: a day, or the week that begins then. */
  rowsAt: (figure: Figure, date: string) => string
  /** Those it is compared with. */
  rowsBefore: (figure: Figure) => string
}

type QuestionProps = {
  question: string
  figure: Drawn
  /** Beside the main figure: smaller ones that belong to the same question. */
  more: readonly Figure[]
  means: ReactNode
  overview: Pick<Overview, 'readings' | 'comparisons' | 'points' | 'step' | 'before'>
  isUnfinished: boolean
  links: ReportLinks
  tell: Tell
  clock: string
  computed: string
}

export function Question({
  question,
  figure,
  more,
  means,
  overview,
  isUnfinished,
  links,
  tell,
  ...words
}: QuestionProps) {
  const t = useTranslations('report')
  const { readings, comparisons, points, step, before } = overview
  const drawn = points[figure]
  const name = t(`figures.${figure}.name`)
  // The line of shares of moments counts them; money is drawn as what was spent that day.
  const drawnUnit = figure === 'followed' ? 'count' : definitionOf(figure).unit
  return (
    <section
      aria-labelledby={`question-${figure}`}
      className="grid gap-x-8 gap-y-3 px-4 py-5 tablet:px-6 @3xl:grid-cols-[15rem_minmax(0,1fr)_17rem]"
    >
      <div>
        <h2 id={`question-${figure}`} className="font-semibold text-ink-2 text-sm">
          {question}
        </h2>
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <a
            href={links.rows(figure)}
            className="inline-flex max-w-full min-h-11 min-w-11 items-center font-[480] font-serif text-3xl tracking-[-0.01em] [overflow-wrap:anywhere] underline decoration-1 decoration-line underline-offset-6 hover:decoration-ink"
          >
            {tell.figure(figure, readings[figure].value)}
          </a>
          <span className="text-ink-2">{name}</span>
        </p>
        <Change
          comparison={comparisons[figure]}
          unit={definitionOf(figure).unit}
          before={(value) => tell.figure(figure, value)}
          beforeHref={links.rowsBefore(figure)}
        />
      </div>
      <div className="min-w-0">
        <Trend
          points={drawn}
          label={t(before ? 'chart.label' : 'chart.labelAlone', { figure: name })}
          words={{
            now: t('chart.now'),
            before: t('chart.before'),
            unfinished: t(step === 7 ? 'chart.thisWeek' : 'chart.today'),
          }}
          ends={[tell.shortDay(drawn[0]?.date ?? ''), tell.shortDay(drawn.at(-1)?.date ?? '')]}
          isUnfinished={isUnfinished}
        />
        <div className="flex flex-wrap gap-x-6">
          <Numbers
            caption={name}
            points={drawn}
            step={step}
            isUnfinished={isUnfinished}
            isCompared={before !== null}
            day={tell.day}
            value={(value) => tell.inUnit(drawnUnit, value)}
            href={(date) => links.rowsAt(figure, date)}
          />
          <Disclosure summary={t('definition.show')} className="text-sm">
            <Definition figure={figure} {...words} />
          </Disclosure>
        </div>
      </div>
      <div className="grid content-start gap-2">
        <p className="measure">{means}</p>
        <ul className="grid">
          {more.map((other) => (
            <li key={other}>
              <a
                href={links.rows(other)}
                className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 border-line border-t tablet:max-desk:max-w-sm"
              >
                <span className="min-w-0 text-ink-2 text-sm">{t(`figures.${other}.name`)}</span>
                <span className="text-end">
                  <span className="font-semibold tabular-nums underline decoration-line underline-offset-4">
                    {tell.figure(other, readings[other].value)}
                  </span>
                  {readings[other].ninetieth !== null && (
                    <span className="block text-ink-3 text-xs">
                      {t('units.ninetieth', { value: tell.figure(other, readings[other].ninetieth) })}
                    </span>
                  )}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
