/** The words of the page of signals in the viewer's language, handed to what puts decisions in words. */
import { getFormatter, getTranslations } from 'next-intl/server'

import type { DecisionSpeech } from '@/components/signals/decision'
import type { Viewer } from '@/lib/auth/session'
import { businessDateOf } from '@/lib/time/business-date'
import { writtenIn } from '@/lib/words/locale'

/** Further away than this, the year is said and the hour is not. */
const NEAR_MS = 180 * 24 * 60 * 60_000

export async function decisionSpeech({ member, property }: Viewer): Promise<DecisionSpeech> {
  const t = await getTranslations('signals.decision')
  const why = await getTranslations('misses')
  return {
    say: (key, values) => t(key as Parameters<typeof t>[0], values),
    sayWhy: (key, values) => why(key as Parameters<typeof why>[0], values),
    locale: writtenIn(member.locale),
    zone: property.zone,
  }
}

/** "5 minutes ago, 19:05" on the same business date, "2 days ago, Fri 10 Jul" this year; in the property's time. */
export async function momentInWords({ property }: Pick<Viewer, 'property'>, now: Date) {
  const t = await getTranslations('signals')
  const format = await getFormatter()
  const written = (at: Date) => {
    if (businessDateOf(at, property) === businessDateOf(now, property)) return format.dateTime(at, 'clock')
    const isNear = Math.abs(now.getTime() - at.getTime()) < NEAR_MS
    return isNear ? format.dateTime(at, 'moment') : format.dateTime(at, { dateStyle: 'medium' })
  }
  return (at: Date) => t('at', { ago: format.relativeTime(at, now), at: written(at) })
}
