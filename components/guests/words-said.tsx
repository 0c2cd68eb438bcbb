/** What a guest said, in their own words, the newest first. */
import { useFormatter, useTranslations } from 'next-intl'

import type { GuestCard } from '@/lib/guests/read-card'

import { Section } from './section'

export function WordsSaid({ words }: Pick<GuestCard, 'words'>) {
  const t = useTranslations('guests')
  const format = useFormatter()
  return (
    <Section title={t('card.words.title')}>
      {words.length === 0 && <p className="text-ink-2">{t('card.words.none')}</p>}
      <ul className="grid gap-3">
        {words.map(({ id, kind, network, words: said, language, at }) => (
          <li key={id} className="airmail">
            <p className="font-semibold text-post text-sm">
              {t('card.words.said', {
                kind: t(`card.kinds.${kind}`),
                network: t(`networks.${network}`),
                at: format.dateTime(at, 'moment'),
              })}
            </p>
            <blockquote lang={language ?? undefined} className="whitespace-pre-line break-words">
              {t('card.quoted', { words: said })}
            </blockquote>
          </li>
        ))}
      </ul>
    </Section>
  )
}
