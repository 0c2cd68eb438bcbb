/** How to greet a guest, and where they are: what one reads in the two steps before reaching them. */
import { useFormatter, useLocale, useTranslations } from 'next-intl'

import type { GuestCard } from '@/lib/guests/read-card'

import { PlaceTag } from '../tasks/place-tag'

type GreetingProps = {
  guest: Pick<GuestCard, 'name' | 'language' | 'visit' | 'next' | 'visitNumber' | 'handles' | 'hasOptedOut'>
}

export function Greeting({ guest }: GreetingProps) {
  const t = useTranslations('guests')
  const format = useFormatter()
  const locale = useLocale()
  const { name, language, visit, next, visitNumber, handles } = guest
  const known = visit ?? next
  const moment = (at: Date) => format.dateTime(at, 'moment')
  const spoken =
    language &&
    new Intl.DisplayNames([locale], { type: 'language' }).of(language.slice(0, 3).replace(/-.*/, ''))
  const met =
    visitNumber === 0
      ? t('card.greet.never')
      : visitNumber === 1 && visit
        ? t('card.greet.first')
        : t('card.greet.again', { count: visitNumber })
  const others = known?.others.map((other) => other.name) ?? []

  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-3 pb-2">
      {known?.spotKind && known.spotLabel && (
        <PlaceTag
          place={{ kind: known.spotKind, label: known.spotLabel, word: t(`places.${known.spotKind}`) }}
          act={{ kind: 'gesture', word: '' }}
        />
      )}
      <div className="min-w-0 grow basis-60">
        <h1 className="break-words font-[480] font-serif text-3xl tracking-[-0.01em]">
          {name ?? handles[0]?.account ?? t('row.nameless')}
        </h1>
        <p className="text-lg">
          {visit
            ? t('card.now.here', { until: moment(visit.endsAt) })
            : next
              ? t('card.now.next', { at: moment(next.startsAt), until: moment(next.endsAt) })
              : t('card.now.away')}
          {known?.partySize && `, ${t('card.now.size', { count: known.partySize })}`}
          {others.length > 0 && `. ${t('card.now.party', { names: others.join(', ') })}`}
        </p>
        <p className="text-ink-2">
          {[
            name ? null : t('card.greet.handle'),
            met,
            spoken && t('card.greet.language', { language: spoken }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
    </div>
  )
}
