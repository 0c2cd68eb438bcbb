/** "@… may be …: same name, same day": a proposal that only a person can settle. */
import { Link2 } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import type { GuestCard } from '@/lib/guests/read-card'

import { ActionForm } from '../ui/action-form'
import { Submit } from '../ui/submit'

type MatchListProps = {
  matches: readonly GuestCard['matches'][number][]
  confirm: HouseAction
  decline: HouseAction
}

export function MatchList({ matches, confirm, decline }: MatchListProps) {
  const t = useTranslations('guests')
  const format = useFormatter()
  return (
    <ul className="grid gap-3">
      {matches.map(
        ({ id, account, network, displayName, guestId, guestName, accountOf, reasons, arrivesAt }) => (
          <li key={id} className="grid gap-3 rounded-control bg-fig-soft p-4">
            <p className="flex items-start gap-2.5">
              <Link2 aria-hidden size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-fig" />
              <span className="min-w-0 break-words">
                <span className="font-semibold">
                  {t('card.matches.because', {
                    account,
                    name: guestName ?? t('row.nameless'),
                    reasons: reasons
                      .map((reason) =>
                        t(`card.reasons.${t.has(`card.reasons.${reason}`) ? reason : 'other'}`),
                      )
                      .join(', '),
                  })}
                </span>
                <span className="block text-ink-2 text-sm">
                  {arrivesAt &&
                    `${t('card.matches.arriving', { at: format.dateTime(arrivesAt, 'moment') })} · `}
                  {displayName && `${displayName}, `}
                  {t(`networks.${network}`)}
                  {' · '}
                  <a
                    href={`/guests/${accountOf}`}
                    className="-my-2.5 inline-block max-w-full min-w-11 py-3 underline decoration-edge underline-offset-4"
                  >
                    {account}
                  </a>
                  {' · '}
                  <a
                    href={`/guests/${guestId}`}
                    className="-my-2.5 inline-block max-w-full min-w-11 py-3 underline decoration-edge underline-offset-4"
                  >
                    {guestName ?? t('row.nameless')}
                  </a>
                </span>
              </span>
            </p>
            <div className="flex flex-wrap gap-2">
              <ActionForm
                action={confirm}
                hidden={{ matchId: id }}
                className="flex flex-wrap items-center gap-2"
              >
                <Submit>{t('card.matches.yes')}</Submit>
              </ActionForm>
              <ActionForm
                action={decline}
                hidden={{ matchId: id }}
                className="flex flex-wrap items-center gap-2"
              >
                <Submit look="secondary">{t('card.matches.no')}</Submit>
              </ActionForm>
            </div>
          </li>
        ),
      )}
    </ul>
  )
}
