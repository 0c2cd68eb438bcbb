/** Three lines about the guest, so that one can greet them well; the rest stands on their card. */
import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'

import { Link } from '@/components/ui/link'
import type { GuestCard } from '@/lib/guests/read-card'

type GuestFactsProps = {
  guestId: string
  visitNumber: number
  preferences: Pick<GuestCard['preferences'][number], 'id' | 'words' | 'certainty'>[]
}

const SHOWN = 2

export function GuestFacts({ guestId, visitNumber, preferences }: GuestFactsProps) {
  const t = useTranslations('task.guestFacts')
  return (
    <section>
      <h2 className="pb-1 text-sm font-semibold text-ink-2">{t('title')}</h2>
      <ul>
        <li>{t('visit', { count: visitNumber })}</li>
        {preferences.slice(0, SHOWN).map(({ id, words, certainty }) => (
          <li key={id} className="[overflow-wrap:anywhere]">
            {words} <span className="text-sm text-ink-2">({t(certainty)})</span>
          </li>
        ))}
      </ul>
      <Link
        href={`/guests/${guestId}`}
        className="inline-flex min-h-11 items-center gap-1 font-semibold text-ink-2 underline-offset-4 hover:text-ink hover:underline"
      >
        {t('card')}
        <ChevronRight aria-hidden size={20} strokeWidth={1.75} className="rtl:-scale-x-100" />
      </Link>
    </section>
  )
}
