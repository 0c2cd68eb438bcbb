/** That it happened: the photo, the scan or the line, and who left it; and that one was removed. */
import { useFormatter, useTranslations } from 'next-intl'

import type { HouseAction } from '@/lib/auth/house-action'
import { isAtLeast, type Member } from '@/lib/people/member'
import type { TaskDetail } from '@/lib/tasks/read-task'

import { RemoveProof } from './remove-proof'
import { whenOf } from './when'

type ProofListProps = Pick<TaskDetail, 'proofs' | 'isProofGone' | 'row'> & {
  viewer: Pick<Member, 'personId' | 'role'>
  remove: HouseAction
  now: Date
}

export function ProofList({ proofs, isProofGone, row, viewer, remove, now }: ProofListProps) {
  const t = useTranslations('task')
  const format = useFormatter()
  if (proofs.length === 0 && !isProofGone) return null
  return (
    <section className="grid gap-2">
      <h2 className="text-sm font-semibold text-ink-2">{t('detail.proofs')}</h2>
      {isProofGone && row.proof !== 'none' && <p>{t(`proofGone.${row.proof}`)}</p>}
      <ul className="grid gap-3">
        {proofs.map(({ id, kind, words, hasPhoto, at, by, byPersonId }) => (
          <li key={id} className="grid gap-1">
            {hasPhoto && (
              // biome-ignore lint/performance/noImgElement: served by our own authorised route, never optimised elsewhere
              <img
                src={`/inbox/${row.id}/proofs/${id}`}
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
            <div className="flex flex-wrap items-center justify-between gap-x-4">
              <p className="text-sm text-ink-2">
                {t('detail.proofBy', {
                  kind: t(`proofKind.${kind}`),
                  name: by ?? '',
                  at: whenOf(at, { t, format, now }),
                })}
              </p>
              {(byPersonId === viewer.personId || isAtLeast(viewer, 'manager')) && (
                <RemoveProof
                  proofId={id}
                  action={remove}
                  words={{
                    open: t('removeProof.open'),
                    title: t(`removeProof.title.${kind}`),
                    warning: t(isLast({ proofs, row, kind }) ? 'removeProof.last' : 'removeProof.warning'),
                    remove: t('removeProof.do'),
                    close: t('bar.close'),
                  }}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The only one of the kind that the finished task was to be proved by. */
const isLast = ({ proofs, row, kind }: Pick<ProofListProps, 'proofs' | 'row'> & { kind: string }) =>
  row.status === 'delivered' && kind === row.proof && proofs.filter((one) => one.kind === kind).length === 1
