/** How a signal stands, in a line: who answered or settled it, or that somebody is at it. */
import { useTranslations } from 'next-intl'

import type { Heard } from '@/lib/signals/heard'

/** Null while nobody has answered: the list it stands in says so. */
export function useStanding() {
  const t = useTranslations('signals.standing')
  return (
    { standing, settledAt, settledBy }: Pick<Heard, 'standing' | 'settledAt' | 'settledBy'>,
    moment: (at: Date) => string,
  ): string | null => {
    const at = settledAt && moment(settledAt)
    if (standing === 'looked_after') return t('looked_after')
    if (standing === 'answered')
      return at && settledBy ? t('answeredBy', { name: settledBy, at }) : t('answering')
    if (!at) return null
    return settledBy ? t('settledBy', { name: settledBy, at }) : t('settled', { at })
  }
}
