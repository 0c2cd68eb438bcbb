/** The report in one sentence, each number of it a link to its rows. */
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import type { Ask } from '@/lib/reports/input'
import type { Overview } from '@/lib/reports/overview'

import type { ReportLinks } from './question'
import type { Tell } from './use-tell'

type SentenceProps = {
  ask: Pick<Ask, 'preset' | 'period' | 'compared'>
  overview: Pick<Overview, 'readings' | 'earlier' | 'comparisons' | 'weekdayBehind'>
  links: ReportLinks
  tell: Tell
}

export function Sentence({ ask, overview, links, tell }: SentenceProps) {
  const t = useTranslations('report')
  const { readings, earlier, comparisons, weekdayBehind } = overview
  const said = t(`period.said.${ask.preset}`, {
    from: tell.day(ask.period.from),
    to: tell.day(ask.period.to),
  })
  // Inline, so that a comma stays on the line of its figure; the padding is for the finger and moves no line.
  const link = (href: string) => (words: ReactNode) => (
    <a
      href={href}
      className="whitespace-nowrap py-2.5 underline decoration-1 decoration-edge underline-offset-4 hover:decoration-ink"
    >
      {words}
    </a>
  )
  const { kind } = comparisons.moments
  const isCompared = kind === 'more' || kind === 'less' || kind === 'same'
  const change = kind !== 'same' && weekdayBehind !== null ? (`${kind}On` as const) : kind

  return (
    <p className="max-w-[44ch] text-balance font-[480] font-serif text-2xl leading-[1.6] tracking-[-0.01em] tablet:max-w-[52ch] desk:leading-[1.25]">
      {readings.moments.rows === 0
        ? t('sentence.nothing', { said })
        : t.rich('sentence.house', {
            said,
            moments: (words) => link(links.rows('moments'))(words),
            guests: (words) => link(links.rows('guests'))(words),
            inTime: (words) => link(links.rows('in_time'))(words),
            cost: (words) => link(links.rows('cost'))(words),
            momentCount: readings.moments.rows,
            guestCount: readings.guests.rows,
            inTimeShare: tell.figure('in_time', readings.in_time.value),
            costEach: tell.figure('cost', readings.cost.value),
          })}
      {isCompared && (
        <>
          {' '}
          {t.rich(`sentence.${change === 'moreOn' || change === 'lessOn' ? change : kind}`, {
            before: t(ask.compared === 'year' ? 'period.before.year' : `period.before.${ask.preset}`),
            count: tell.figure('moments', earlier.moments.value),
            earlier: (words) => link(links.rowsBefore('moments'))(words),
            weekday: weekdayBehind === null ? '' : tell.weekday(weekdayBehind, 'long'),
          })}
        </>
      )}
    </p>
  )
}
