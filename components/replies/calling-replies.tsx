/** Replies that call for whoever looks at the inbox: a yes is wanted, or a look at whether they were posted. */
import Link from 'next/link'
import { useTranslations } from 'next-intl'

import type { CallingReply } from '@/lib/replies/calling-store'

export function CallingReplies({ calling }: { calling: readonly CallingReply[] }) {
  const t = useTranslations('reply.calling')
  if (calling.length === 0) return null
  return (
    <ul aria-label={t('label')} className="grid gap-2 pb-4">
      {calling.map(({ taskId, state, author, guest }) => (
        <li key={taskId}>
          <Link
            href={`/inbox/${taskId}`}
            className="flex min-h-11 items-center rounded-control border border-edge bg-brass-soft px-3.5 py-2 font-semibold text-brass-text"
          >
            {t(state, { name: author ?? '', guest: guest ?? t('somebody') })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
