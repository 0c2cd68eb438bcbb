/** When a guest was here, where, and with whom. */
import { useFormatter, useTranslations } from 'next-intl'

import type { GuestCard } from '@/lib/guests/read-card'

import { Section } from './section'

export function VisitList({ visits, now }: Pick<GuestCard, 'visits'> & { now: Date }) {
  const t = useTranslations('guests')
  const format = useFormatter()
  const on = (at: Date) => format.dateTime(at, { day: 'numeric', month: 'short', year: 'numeric' })
  return (
    <Section title={t('card.visits.title')}>
      {visits.length === 0 && <p className="text-ink-2">{t('card.visits.none')}</p>}
      <ul className="grid divide-y divide-line">
        {visits.map(({ id, kind, status, startsAt, endsAt, outlet, spotKind, spotLabel, others }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4 py-2.5 first:pt-0">
            <div className="min-w-0">
              <p className="font-semibold">
                {kind === 'stay'
                  ? t('card.visits.range', { from: on(startsAt), to: on(endsAt) })
                  : format.dateTime(startsAt, {
                      day: 'numeric',
                      month: 'short',
                      year: 'numeric',
                      hour: '2-digit',
                      minute: '2-digit',
                      hourCycle: 'h23',
                    })}
              </p>
              <p className="text-ink-2 text-sm">
                {[
                  t(`card.visits.${kind}`),
                  outlet,
                  spotLabel && `${spotKind ? t(`places.${spotKind}`) : ''} ${spotLabel}`.trim(),
                  others.length > 0 &&
                    t('card.now.party', { names: others.map(({ name }) => name).join(', ') }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <span className="text-ink-2 text-sm">
              {t(`card.visits.status.${status === 'in_house' && endsAt < now ? 'departed' : status}`)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
