/** What was done for a guest, and what they said after it: followed by, not because of. */
import { useFormatter, useTranslations } from 'next-intl'

import type { GuestCard } from '@/lib/guests/read-card'

import { Pill } from '../ui/pill'
import { Section } from './section'

export function GesturesGiven({ gestures }: Pick<GuestCard, 'gestures'>) {
  const t = useTranslations('guests')
  const format = useFormatter()
  const at = (when: Date) => format.dateTime(when, 'moment')
  return (
    <Section title={t('card.gestures.title')}>
      {gestures.length === 0 && <p className="text-ink-2">{t('card.gestures.none')}</p>}
      <ul className="grid divide-y divide-line">
        {gestures.map(({ id, act, status, at: when, by, spotKind, spotLabel, echoes }) => (
          <li key={id} className="grid gap-2 py-3 first:pt-0">
            <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
              <div className="min-w-0">
                <a
                  href={`/inbox/${id}`}
                  className="inline-flex min-h-11 items-center break-words font-semibold underline decoration-line underline-offset-4"
                >
                  {act}
                </a>
                <p className="text-ink-2 text-sm">
                  {spotLabel && `${spotKind ? t(`places.${spotKind}`) : ''} ${spotLabel}, `.trimStart()}
                  {by
                    ? t('card.gestures.doneBy', { name: by, at: at(when) })
                    : t('card.gestures.done', { at: at(when) })}
                </p>
              </div>
              {status !== 'delivered' && <Pill tone="outline">{t('card.gestures.underWay')}</Pill>}
            </div>
            {echoes.map((echo) => (
              <figure key={`${echo.at.getTime()}${echo.words}`} className="airmail">
                <figcaption className="font-semibold text-post text-sm">
                  {t('card.gestures.followed')} · {t(`networks.${echo.network}`)}, {at(echo.at)}
                </figcaption>
                <blockquote className="break-words">{t('card.quoted', { words: echo.words })}</blockquote>
              </figure>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}
