/** What a figure counts, in words: formula, what decides the day, what is left out, and by which clock. */
import { useTranslations } from 'next-intl'

import type { Figure } from '@/lib/reports/figures'

type DefinitionProps = { figure: Figure; clock: string; computed: string }

export function Definition({ figure, clock, computed }: DefinitionProps) {
  const t = useTranslations('report')
  const lines = [
    [t('definition.formula'), t(`figures.${figure}.formula`)],
    [t('definition.day'), `${t(`figures.${figure}.day`)} ${clock}`],
    [t('definition.leftOut'), t(`figures.${figure}.leftOut`)],
  ]
  return (
    <div className="measure grid gap-1.5 text-sm">
      <dl className="grid gap-x-4 gap-y-1.5 tablet:grid-cols-[8rem_minmax(0,1fr)]">
        {lines.map(([term, words]) => (
          <div key={term} className="tablet:contents">
            <dt className="font-semibold text-ink-2">{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="text-ink-3">{computed}</p>
    </div>
  )
}
