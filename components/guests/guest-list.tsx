/** Guests as a list: where they are, who they are, what to mind. */

import { useFormatter, useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { ListedGuest } from '@/lib/guests/list-store'

import { CautionGlyph } from '../tasks/caution-glyph'
import { PlaceTag } from '../tasks/place-tag'

type GuestListProps = { title: string; guests: readonly ListedGuest[]; id: string; now: Date }

export function GuestList({ title, guests, id, now }: GuestListProps) {
  const t = useTranslations('guests')
  const format = useFormatter()
  const at = (ms: number) => format.dateTime(new Date(ms), 'moment')
  if (guests.length === 0) return null
  // Names stand under each other, also of those whose place nobody knows yet.
  const hasPlaces = guests.some(({ spotLabel }) => spotLabel)
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h2 id={id} className="flex items-center gap-3 px-1 font-semibold text-ink-2 text-sm">
        {title}
        <span aria-hidden className="h-px grow bg-line" />
      </h2>
      <ul className="grid gap-2">
        {guests.map(
          ({
            id: guestId,
            name,
            account,
            network,
            spotKind,
            spotLabel,
            outlet,
            startsAtMs,
            endsAtMs,
            cautions,
          }) => (
            <li
              key={guestId}
              className="paper relative flex min-h-18 flex-wrap items-center gap-x-4 gap-y-2 rounded-control px-3.5 py-3"
            >
              {spotKind && spotLabel ? (
                <PlaceTag
                  place={{ kind: spotKind, label: spotLabel, word: t(`places.${spotKind}`) }}
                  act={{ kind: 'gesture', word: '' }}
                />
              ) : (
                hasPlaces && <span aria-hidden className="w-22" />
              )}
              <div className="min-w-0 grow basis-32">
                <h3 className="break-words font-semibold text-lg">
                  <Link href={`/guests/${guestId}`} className="stretched">
                    {name ?? account ?? t('row.nameless')}
                  </Link>
                </h3>
                <p className="break-words text-ink-2 text-sm">
                  {[
                    network &&
                      (name && account && account !== name
                        ? `${account}, ${t(`networks.${network}`)}`
                        : t(`networks.${network}`)),
                    outlet,
                    startsAtMs &&
                      endsAtMs &&
                      (startsAtMs > now.getTime()
                        ? t('row.from', { at: at(startsAtMs) })
                        : t('row.until', { at: at(endsAtMs) })),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {cautions.length > 0 && (
                <ul className="flex flex-wrap gap-x-3 gap-y-1 tablet:grid">
                  {cautions.map((kind) => (
                    <li key={kind} className="flex items-center gap-1.5 font-semibold text-sm text-wax">
                      <CautionGlyph kind={kind} />
                      {t(`cautions.${kind}`)}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  )
}
