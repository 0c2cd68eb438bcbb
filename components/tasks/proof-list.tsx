/** That it happened: the photo, the scan or the line, and who left it. */
import { useFormatter, useTranslations } from 'next-intl'

import type { TaskDetail } from '@/lib/tasks/read-task'

export function ProofList({ proofs, taskId }: Pick<TaskDetail, 'proofs'> & { taskId: string }) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (proofs.length === 0) return null
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-semibold text-ink-2">{t('detail.proofs')}</h2>
      <ul className="grid gap-3">
        {proofs.map(({ id, kind, words, hasPhoto, at, by }) => (
          <li key={id} className="grid gap-1">
            {hasPhoto && (
              // biome-ignore lint/performance/noImgElement: served by our own authorised route, never optimised elsewhere
              <img
                src={`/inbox/${taskId}/proofs/${id}`}
                alt={t('detail.photoAlt')}
                loading="lazy"
                className="max-h-96 w-full rounded-control bg-sunk object-contain"
              />
            )}
            {words && (
              <p className="[overflow-wrap:anywhere]">
                {kind === 'line' ? t('detail.quote', { words }) : words}
              </p>
            )}
            <p className="text-sm text-ink-2">
              {t('detail.proofBy', {
                kind: t(`proofKind.${kind}`),
                name: by ?? '',
                at: format.dateTime(at, 'clock'),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
