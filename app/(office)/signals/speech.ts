/** The words of the page of signals in the viewer's language, handed to what puts decisions in words. */
import { getFormatter, getTranslations } from 'next-intl/server'

import type { DecisionSpeech } from '@/components/signals/decision'
import type { Viewer } from '@/lib/auth/session'

export async function decisionSpeech({ member, property }: Viewer): Promise<DecisionSpeech> {
  const t = await getTranslations('signals.decision')
  const why = await getTranslations('misses')
  return {
    say: (key, values) => t(key as Parameters<typeof t>[0], values),
    sayWhy: (key, values) => why(key as Parameters<typeof why>[0], values),
    locale: member.locale,
    zone: property.zone,
  }
}

/** "5 minutes ago, 10 Jul 2026, 19:05", in the property's time. */
export async function momentInWords(now: Date) {
  const t = await getTranslations('signals')
  const format = await getFormatter()
  return (at: Date) =>
    t('at', {
      ago: format.relativeTime(at, now),
      at: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
    })
}
