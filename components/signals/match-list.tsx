/** "@… may be …": the proposals that wait for a person's yes or no. */
import { useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import type { ProposedMatch } from '@/lib/guests/proposed-match'

import { SmallAction } from '../ui/small-action'

type MatchListProps = {
  matches: readonly ProposedMatch[]
  moment: (at: Date) => string
  confirm: HouseAction
  decline: HouseAction
}

const REASONS = ['same_name', 'same_day', 'said_so', 'same_spot'] as const

export function MatchList({ matches, moment, confirm, decline }: MatchListProps) {
  const t = useTranslations('signals.matches')
  return (
    <section aria-labelledby="matches" className="paper mb-6 rounded-sheet">
      <div className="px-4 pt-4 tablet:px-6">
        <h2 id="matches" className="font-serif text-xl">
          {t('title')}
        </h2>
        <p className="text-sm text-ink-2">{t('words')}</p>
      </div>
      <ul className="divide-y divide-line">
        {matches.map(({ matchId, handle, guestName, stay, words, reasons }) => (
          <li key={matchId} className="grid gap-1 px-4 py-3 tablet:px-6">
            <h3 className="break-words font-semibold">
              {t('may', { handle: `@${handle}`, guest: guestName ?? '?' })}
            </h3>
            <p className="break-words text-sm text-ink-2">
              {[
                ...REASONS.filter((reason) => reasons.includes(reason)).map((reason) =>
                  t(`reasons.${reason}`),
                ),
                stay && t('stay', { at: moment(stay.startsAt) }),
                stay?.spotLabel && t('room', { spot: stay.spotLabel }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {words && <p className="measure break-words text-sm">{t('said', { words })}</p>}
            <div className="flex flex-wrap gap-2">
              <SmallAction action={confirm} hidden={{ matchId }} look="secondary" label={handle}>
                {t('yes')}
              </SmallAction>
              <SmallAction action={decline} hidden={{ matchId }} label={handle}>
                {t('no')}
              </SmallAction>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
