/** A task that came of a signal, by what it does, and how it stands. */
import { useTranslations } from 'next-intl'

import type { Task } from '@/db/schema/tasks'

export function TaskName({ task: { kind, status, act } }: { task: Pick<Task, 'kind' | 'status' | 'act'> }) {
  const t = useTranslations('signals')
  return (
    <>
      <span className="font-semibold">{act || t(`taskKind.${kind}`)}</span>
      <span className="text-sm text-ink-2">{t(`status.${status}`)}</span>
    </>
  )
}
