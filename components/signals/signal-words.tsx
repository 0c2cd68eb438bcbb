/** One signal: who, when, how, where, and the guest's own words as they wrote them. */
import { useTranslations } from 'next-intl'

import type { Heard } from '@/lib/signals/heard'

import { Dotted } from '../ui/dotted'
import { Pill } from '../ui/pill'

type SignalWordsProps = { heard: Heard; moment: (at: Date) => string }

/** The line above the words. */
export function SignalHead({ heard, moment }: SignalWordsProps) {
  const t = useTranslations('signals')
  const { kind, nature, spot, outletName, rating, stay, connectorName, noticedBy } = heard
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
      <Pill tone="post">{t(`kind.${kind}`)}</Pill>
      {nature !== 'guest' && <Pill tone="outline">{t(`nature.${nature}`)}</Pill>}
      {rating && <Pill tone="soft">{t('rating', rating)}</Pill>}
      <span className="min-w-0 wrap-anywhere">
        <Dotted
          parts={[
            stay &&
              t(`stay.${stay.status}`, { at: stay.expectedAt ? moment(new Date(stay.expectedAt)) : '' }),
            spot && (
              <span key="spot" className="font-semibold text-ink">
                {t(`where.${spot.kind}`, { label: spot.label })}
              </span>
            ),
            outletName,
            moment(heard.occurredAt),
            noticedBy
              ? t('noticedBy', { name: noticedBy })
              : connectorName && t('via', { connector: connectorName }),
          ]}
        />
      </span>
    </p>
  )
}

/** Data for ever: text, never markup, and nothing of what must not be shown. */
export function GuestWords({ heard }: { heard: Heard }) {
  const t = useTranslations('signals')
  if (heard.withheld) return <p className="text-ink-2">{t(`withheld.${heard.withheld}`)}</p>
  if (heard.words === '') return <p className="text-ink-2">{t('noWords')}</p>
  return (
    <blockquote
      lang={heard.language ?? undefined}
      dir="auto"
      className="airmail measure whitespace-pre-wrap break-words"
    >
      {heard.words}
    </blockquote>
  )
}

/** "Ana Duarte, @ana_travels"; the house's word for it when neither is known. */
export function useWho() {
  const t = useTranslations('signals')
  return ({ who, handle, withheld }: Pick<Heard, 'who' | 'handle' | 'withheld'>) => {
    if (withheld) return t('withheldWho')
    return [who, handle && `@${handle}`].filter(Boolean).join(', ') || t('somebody')
  }
}
