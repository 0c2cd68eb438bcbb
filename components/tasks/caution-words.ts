/** Why a gesture is not for this guest, as a sentence with the ways out: on the page, and when it is refused. */
import type { useFormatter, useTranslations } from 'next-intl'

import type { TaskCaution } from '@/lib/tasks/task-row'

type Say = { t: ReturnType<typeof useTranslations<'task'>>; format: ReturnType<typeof useFormatter> }

/** Null when no caution forbids it. The oldest speaks for the others, which stand beside it as stop signs. */
export function forbiddenInWords(
  cautions: readonly TaskCaution[],
  { t, format }: Say,
  now: Date,
): string | null {
  const forbids = cautions.find((caution) => caution.forbids)
  if (!forbids) return null
  const why = t(`forbids.${forbids.kind}`, {
    name: forbids.who ?? t('forbids.somebody'),
    since: sinceInWords(forbids.since, { t, format }, now),
  })
  return t('forbids.waysOut', { why })
}

function sinceInWords(since: Date, { t, format }: Say, now: Date) {
  const day = format.dateTime(since, 'day')
  return day === format.dateTime(now, 'day')
    ? t('forbids.sinceClock', { at: format.dateTime(since, 'clock') })
    : t('forbids.sinceDay', { at: day })
}
