/** One change of a task as a sentence: who, what, and what it was before. */
import type { useFormatter, useTranslations } from 'next-intl'

import { COULD_NOT_REASONS } from '@/db/vocabulary'
import type { TaskDetail } from '@/lib/tasks/read-task'

import { clockInWords } from './when'

export type TaskEventRow = TaskDetail['history'][number]

type Say = { t: ReturnType<typeof useTranslations<'task'>>; format: ReturnType<typeof useFormatter> }

export function historyLine({ move, by, detail }: TaskEventRow, { t, format }: Say): string {
  const name = by ?? t('history.house')
  const words =
    typeof detail.words === 'string' && detail.words ? t('history.saying', { words: detail.words }) : ''
  const said = (key: Parameters<Say['t']>[0], gaps: Record<string, string | number> = {}) =>
    [t(key, { name, ...gaps }), words].filter(Boolean).join(' ')

  if (move === 'amend') return amendLine(detail, said)
  if (move === 'give') return said('history.give', { to: String(detail.to ?? '') })
  if (move === 'hold' && detail.because === 'answers_differ') return t('history.answersDiffer')
  if (move === 'hold') return said('history.hold', { until: heldUntil(detail.until, { t, format }) })
  if (move === 'could_not') return said('history.could_not', { reason: reasonOf(detail.reason, t) })
  return said(`history.${move}`)
}

function amendLine(
  detail: TaskEventRow['detail'],
  said: (key: Parameters<Say['t']>[0], gaps?: Record<string, string | number>) => string,
) {
  if (detail.step) return said(detail.done ? 'history.ticked' : 'history.unticked', { step: detail.step })
  if (detail.secondChance) return said('history.secondChance')
  if (detail.spot !== undefined && detail.spotWas)
    return said('history.moved', { from: detail.spotWas, to: detail.spot ?? '' })
  if (detail.spot) return said('history.placed', { to: detail.spot })
  if (detail.proofRemoved) return said(`history.proofRemoved.${proofKind(detail.proofRemoved)}`)
  if (detail.gesture) return said('history.another', { from: detail.gestureWas ?? '', to: detail.gesture })
  if (detail.count !== undefined) return said('history.counted', { count: detail.count ?? 0 })
  return said('history.amend')
}

const proofKind = (kind: unknown) => (kind === 'scan' || kind === 'line' ? kind : 'photo')

const heldUntil = (until: unknown, say: Say) =>
  typeof until === 'string' ? clockInWords(new Date(until), say) : ''

function reasonOf(reason: unknown, t: Say['t']) {
  const known = COULD_NOT_REASONS.find((one) => one === reason)
  return known ? t(`couldNot.${known}`) : ''
}
