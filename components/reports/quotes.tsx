/** Three things that guests said after a moment, in their own words. */
import { useFormatter, useTranslations } from 'next-intl'

import type { Overview } from '@/lib/reports/overview'

import { Panel } from '../ui/panel'

type QuotesProps = { echoes: Overview['echoes'] }

export function Quotes({ echoes }: QuotesProps) {
  const t = useTranslations('report.quotes')
  const format = useFormatter()
  return (
    <Panel className="grid gap-4">
      <h2 className="font-[480] font-serif text-xl">{t('title')}</h2>
      {echoes.length === 0 && <p className="text-ink-2">{t('none')}</p>}
      <ul className="grid gap-4 desk:grid-cols-3">
        {echoes.map(({ taskId, act, words, guest, atMs }) => (
          <li key={`${taskId}${atMs}`} className="airmail grid content-start gap-2">
            <p className="font-semibold text-post text-sm">
              {guest && <bdi>{guest}</bdi>}
              {guest && ', '}
              {format.dateTime(new Date(atMs), 'moment')}
            </p>
            <blockquote className="break-words">{t('quoted', { words })}</blockquote>
            <p className="text-ink-2 text-sm">{t('after', { act })}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
