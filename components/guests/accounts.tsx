/** The accounts we know a guest by, and where each lives. */
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import type { GuestCard } from '@/lib/guests/read-card'

import { Section } from './section'

type AccountsProps = Pick<GuestCard, 'handles'> & { children: ReactNode }

export function Accounts({ handles, children }: AccountsProps) {
  const t = useTranslations('guests')
  const format = useFormatter()
  return (
    <Section title={t('card.accounts.title')}>
      {handles.length === 0 && <p className="text-ink-2">{t('card.accounts.none')}</p>}
      <ul className="grid gap-2">
        {handles.map(({ id, account, network, displayName, firstHeardAt }) => (
          <li key={id} className="break-words">
            <span className="font-semibold">{account}</span>{' '}
            <span className="text-ink-2 text-sm">
              {[
                t(`networks.${network}`),
                displayName !== account && displayName,
                t('card.accounts.since', {
                  at: format.dateTime(firstHeardAt, { month: 'short', year: 'numeric' }),
                }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </Section>
  )
}
