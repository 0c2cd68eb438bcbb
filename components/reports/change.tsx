/** How a figure stands beside the period before: an arrow and words, and which way is good in words too. */
import { ArrowDown, ArrowUp, Minus } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'

import type { Comparison } from '@/lib/reports/compare'
import type { Unit } from '@/lib/reports/figures'

type ChangeProps = {
  comparison: Comparison
  unit: Unit
  /** The earlier value in words, and where its rows are. */
  before: (value: number) => string
  beforeHref: string
}

export function Change({ comparison, unit, before, beforeHref }: ChangeProps) {
  const t = useTranslations('report.change')
  const format = useFormatter()
  if (comparison.kind === 'none') return null
  if (comparison.kind !== 'more' && comparison.kind !== 'less') {
    return (
      <p className="flex flex-wrap items-center gap-x-1.5 text-ink-2 text-sm">
        {comparison.kind === 'same' && (
          <Minus aria-hidden size={16} strokeWidth={1.75} className="text-ink-3" />
        )}
        {t(comparison.kind)}
        {comparison.kind === 'same' && (
          <Before href={beforeHref} words={t('before', { value: before(comparison.before) })} />
        )}
      </p>
    )
  }
  const { kind, by, isGood } = comparison
  const Arrow = kind === 'more' ? ArrowUp : ArrowDown
  const tone = isGood === null ? 'text-ink' : isGood ? 'text-brand' : 'text-wax'
  const amount = unit === 'share' ? t('points', { by }) : format.number(by / 100, { style: 'percent' })
  return (
    <p className="flex flex-wrap items-center gap-x-1.5 text-sm">
      <span className={`inline-flex items-center gap-1 font-semibold ${tone}`}>
        <Arrow aria-hidden size={16} strokeWidth={2} />
        {t(kind, { by: amount })}
        {isGood !== null && <span>· {t(isGood ? 'better' : 'worse')}</span>}
      </span>
      <Before href={beforeHref} words={t('before', { value: before(comparison.before) })} />
    </p>
  )
}

const Before = ({ href, words }: { href: string; words: string }) => (
  <a
    href={href}
    className="inline-flex min-h-11 items-center text-ink-2 underline decoration-line underline-offset-4"
  >
    {words}
  </a>
)
